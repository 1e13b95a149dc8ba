package dev.ranvier.hardware.accelerator.rowstationary;

import java.util.stream.IntStream;

/**
 * Looks for the mapping with the fewest cycles; of those the one with the fewest words from memory, then from the buffer,
 * then the first found. It reads shapes and the machine only, no energy constant and no published mapping.
 *
 * <p>Strips and image groups are tried in equal parts, ceil(size / k): whatever a batch can do, a multiple of it can, too.
 */
final class RowStationaryMapper {

    private final RowStationaryMachine machine;
    private final RowStationaryShape shape;
    private RowStationaryMapping best;

    private RowStationaryMapper(RowStationaryMachine machine, RowStationaryShape shape) {
        this.machine = machine;
        this.shape = shape;
    }

    /** @throws IllegalArgumentException if not even the smallest piece of the layer fits into the buffer */
    static RowStationaryMapping map(RowStationaryMachine machine, RowStationaryShape shape) {
        RowStationaryMapper mapper = new RowStationaryMapper(machine, shape);
        for (int e : equalParts(shape.outputHeight())) {
            for (int n : equalParts(shape.images())) {
                mapper.tryStrip(e, n);
            }
        }
        if (mapper.best == null) {
            throw new IllegalArgumentException("one row of " + shape.inputWidth()
                    + " input words and its partial sums exceed the buffer of " + machine.bufferWords() + " words");
        }
        return mapper.best;
    }

    private void tryStrip(int e, int n) {
        int setRows = RowStationaryMapping.ceil(
                shape.filterHeight(), RowStationaryMapping.ceil(shape.filterHeight(), machine.rows()));
        int sets = setsThatFit(e, setRows);
        for (int r = 1; r <= Math.min(sets, shape.channels()); r++) {
            for (int t = Math.min(sets / r, shape.filters()); t >= 1; t--) {
                long active = (long) setRows * e * r * t;
                // No mapping is faster than its active elements; most are ruled out by that alone.
                if (best == null || shape.multiplyAccumulates() / active <= best.cycles()) {
                    tryInterleavings(e, n, r, t);
                }
            }
        }
    }

    private void tryInterleavings(int e, int n, int r, int t) {
        int columnParts = RowStationaryMapping.ceil(shape.filterWidth(), machine.inputSpadWords());
        int taps = RowStationaryMapping.ceil(shape.filterWidth(), columnParts);
        int channels = shape.channels();
        int filters = shape.filters();
        for (int q = 1; q <= machine.inputSpadWords() / taps; q++) {
            if (isWasteful(channels, q, r)) {
                continue;
            }
            int mostFilters = Math.min(machine.sumSpadWords(), machine.filterSpadWords() / (q * taps));
            for (int p = 1; p <= mostFilters; p++) {
                if (!isWasteful(filters, p, t)) {
                    keepIfBetter(RowStationaryMapping.evaluate(machine, shape, e, n, p, q, r, t));
                }
            }
        }
    }

    /** True if one fewer of either factor needs no more passes: then it loads less in each and is never slower. */
    private static boolean isWasteful(int size, int interleaved, int sets) {
        int passes = RowStationaryMapping.ceil(size, interleaved * sets);
        return interleaved > 1 && RowStationaryMapping.ceil(size, (interleaved - 1) * sets) == passes
                || sets > 1 && RowStationaryMapping.ceil(size, interleaved * (sets - 1)) == passes;
    }

    /** Sets of {@code setRows} x e elements that the array holds; one wider than the array is cut and stacked. */
    private int setsThatFit(int e, int setRows) {
        int stacked = machine.rows() / setRows;
        return e <= machine.columns()
                ? stacked * (machine.columns() / e)
                : stacked / RowStationaryMapping.ceil(e, machine.columns());
    }

    private void keepIfBetter(RowStationaryMapping candidate) {
        if (candidate != null && (best == null || isBetter(candidate))) {
            best = candidate;
        }
    }

    private boolean isBetter(RowStationaryMapping candidate) {
        if (candidate.cycles() != best.cycles()) {
            return candidate.cycles() < best.cycles();
        }
        if (candidate.words().dram() != best.words().dram()) {
            return candidate.words().dram() < best.words().dram();
        }
        return candidate.words().buffer() < best.words().buffer();
    }

    /** The different values of ceil(size / k), largest first. */
    private static int[] equalParts(int size) {
        return IntStream.rangeClosed(1, size)
                .map(k -> RowStationaryMapping.ceil(size, k))
                .distinct()
                .toArray();
    }
}
