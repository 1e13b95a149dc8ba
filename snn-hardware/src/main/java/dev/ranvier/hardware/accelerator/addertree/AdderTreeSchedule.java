package dev.ranvier.hardware.accelerator.addertree;

import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Operation;

/**
 * Cycles of one layer and one sample on tiles that each multiply {@code inputLanes} inputs by {@code outputLanes}
 * outputs in a cycle. The lanes of inputs take channels at one place of the window after the other, as DianNao's loops
 * do. Of the tiles some share the filters, the others the output pixels: the split with the fewest cycles is taken.
 * Groups run one after the other.
 *
 * @param cycles cycles of one sample
 * @param steps products of all input lanes in one tile: sums of lanes that one output pixel needs
 * @param filterTiles tiles among which the filters are split
 * @param pixelTiles tiles among which the output pixels are split
 */
record AdderTreeSchedule(long cycles, long steps, int filterTiles, int pixelTiles) {

    static AdderTreeSchedule of(Operation operation, int tiles, int inputLanes, int outputLanes) {
        long steps = steps(operation, inputLanes);
        AdderTreeSchedule best = null;
        for (int filterTiles = 1; filterTiles <= tiles; filterTiles++) {
            if (tiles % filterTiles != 0) {
                continue;
            }
            int pixelTiles = tiles / filterTiles;
            long cycles = operation.groups()
                    * ceil(operation.outputPixels(), pixelTiles)
                    * ceil(operation.filtersPerGroup(), (long) filterTiles * outputLanes)
                    * steps;
            if (best == null || cycles <= best.cycles()) {
                best = new AdderTreeSchedule(cycles, steps, filterTiles, pixelTiles);
            }
        }
        return best;
    }

    private static long steps(Operation operation, int inputLanes) {
        if (operation instanceof Convolution convolution) {
            long channels = convolution.channels() / convolution.groups();
            return convolution.window().area() * ceil(channels, inputLanes);
        }
        return ceil(operation.reduction(), inputLanes);
    }

    static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
