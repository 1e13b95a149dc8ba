package dev.ranvier.hardware.chip;

import java.util.Arrays;
import java.util.List;

/**
 * How many spikes passed each link of the mesh. A packet goes along its row until the column is right, then along that
 * column; so each spike's links are known from its start and its (dx, dy). Loads are counted by the ends of each stretch
 * and summed once a tick, which costs four steps a spike however far it goes.
 *
 * <p>Loads say which link a tick waits for. The throughput of a link is not published: {@link #ticksPerSecond} takes it
 * from the caller and is an estimate.
 */
public final class LinkLoads {

    /**
     * Spikes that one link is taken to carry in a second, 4.0e7: a quarter of the more than 160 million a second that leave
     * the chip through the ports of its four edges (Merolla et al. 2014, Science 345:668, supplement S6). Derived; each
     * edge port carries the links of a whole row or column of cores, so a link inside the chip is probably faster.
     */
    public static final double SPIKES_PER_SECOND = 40e6;

    private static final int DIRECTIONS = 4; // east, west, south (y grows), north

    private final int firstX;
    private final int firstY;
    private final int columns;
    private final int rows;
    private final long[] total; // [direction][y][x], spikes that left the place in that direction
    private final int[] peak; // [direction][y][x], most in one tick
    private final int[] now; // [direction][y][x]
    private long ticks;

    /** A link and its load; {@code direction} is where it leads from (x, y): east, west, south or north. */
    public record Link(int x, int y, String direction, long spikes, int peakSpikes) {}

    /** An empty count for a program: all its cores and its output port. */
    LinkLoads(ChipProgram program) {
        int minX = program.outputPort().x();
        int minY = program.outputPort().y();
        int maxX = minX;
        int maxY = minY;
        for (CoreProgram core : program.cores()) {
            minX = Math.min(minX, core.x());
            minY = Math.min(minY, core.y());
            maxX = Math.max(maxX, core.x());
            maxY = Math.max(maxY, core.y());
        }
        firstX = minX;
        firstY = minY;
        columns = maxX - minX + 1;
        rows = maxY - minY + 1;
        total = new long[DIRECTIONS * rows * columns];
        peak = new int[DIRECTIONS * rows * columns];
        now = new int[DIRECTIONS * rows * columns];
    }

    /** Ticks counted. */
    public long ticks() {
        return ticks;
    }

    /** Spikes that left a place in a direction (0 east, 1 west, 2 south, 3 north) in all ticks. */
    public long spikes(int x, int y, int direction) {
        return total[index(direction, x - firstX, y - firstY)];
    }

    /** The link with the largest load in one tick; of several the one with most spikes in all, then the first. */
    public Link busiest() {
        int best = 0;
        for (int link = 1; link < total.length; link++) {
            if (peak[link] > peak[best] || peak[link] == peak[best] && total[link] > total[best]) {
                best = link;
            }
        }
        int place = best % (rows * columns);
        String direction = List.of("east", "west", "south", "north").get(best / (rows * columns));
        return new Link(firstX + place % columns, firstY + place / columns, direction, total[best], peak[best]);
    }

    /** Sum over all links of the spikes that passed them: the hops. */
    public long hops() {
        long hops = 0;
        for (long spikes : total) {
            hops += spikes;
        }
        return hops;
    }

    /**
     * Ticks a second at which the busiest link could pass the most spikes that it got in one tick; an estimate, infinite if
     * no spike passed any link.
     *
     * @param spikesPerSecond what a link carries, e.g. {@link #SPIKES_PER_SECOND}
     */
    public double ticksPerSecond(double spikesPerSecond) {
        return spikesPerSecond / busiest().peakSpikes();
    }

    void clear() {
        Arrays.fill(total, 0);
        Arrays.fill(peak, 0);
        ticks = 0;
    }

    /** Takes what the meters counted in one tick and empties them. */
    void endTick(Meter... meters) {
        for (int link = 0; link < now.length; link++) {
            int sum = 0;
            for (Meter meter : meters) {
                sum += meter.ends[link];
                meter.ends[link] = 0;
            }
            now[link] = sum;
        }
        sum(0, 1, 0);
        sum(1, -1, 0);
        sum(2, 0, 1);
        sum(3, 0, -1);
        for (int link = 0; link < now.length; link++) {
            total[link] += now[link];
            peak[link] = Math.max(peak[link], now[link]);
        }
        ticks++;
    }

    /** Makes loads of the ends of stretches: each place has its own and what came from the place before in its line. */
    private void sum(int direction, int stepX, int stepY) {
        for (int i = 0; i < rows; i++) {
            int row = stepY < 0 ? rows - 1 - i : i;
            for (int j = 0; j < columns; j++) {
                int column = stepX < 0 ? columns - 1 - j : j;
                boolean hasBefore = stepX == 0 ? i > 0 : j > 0;
                if (hasBefore) {
                    now[index(direction, column, row)] += now[index(direction, column - stepX, row - stepY)];
                }
            }
        }
    }

    private int index(int direction, int column, int row) {
        return (direction * rows + row) * columns + column;
    }

    /** What one thread counts in a tick. */
    static final class Meter {

        private final LinkLoads loads;
        private final int[] ends; // [direction][y][x], stretches that begin less those that end there
        private final List<CoreProgram> cores;

        Meter(LinkLoads loads, ChipProgram program) {
            this.loads = loads;
            cores = program.cores();
            ends = new int[loads.now.length];
        }

        /** One spike of a neuron that goes somewhere. */
        void pass(int core, int neuron) {
            SpikeTargets targets = cores.get(core).neurons().targets();
            int x = cores.get(core).x() - loads.firstX;
            int y = cores.get(core).y() - loads.firstY;
            int toX = x + targets.dx()[neuron];
            int toY = y + targets.dy()[neuron];
            if (toX != x) {
                int direction = toX > x ? 0 : 1;
                ends[loads.index(direction, x, y)]++;
                ends[loads.index(direction, toX, y)]--;
            }
            if (toY != y) {
                int direction = toY > y ? 2 : 3;
                ends[loads.index(direction, toX, y)]++;
                ends[loads.index(direction, toX, toY)]--;
            }
        }
    }
}
