package dev.ranvier.hardware.mapping;

import java.util.PriorityQueue;

/**
 * Places cores along a Hilbert curve, so that cores that follow each other are near each other in both directions (as
 * a start: Jin et al. 2023, ASPLOS, doi:10.1145/3582016.3582017, recalled). The curve fills the squarest block that
 * holds all cores; for blocks whose sides are no power of two it is generalised by halving the longer side.
 *
 * @param order in which the cores lie along the curve
 */
public record HilbertPlacer(Order order) implements Placer {

    /** How cores follow each other. */
    public enum Order {
        /** As they are numbered, i.e. as the partition made them. */
        AS_NUMBERED,
        /** Next comes the core with the most traffic with those before. */
        BY_TRAFFIC
    }

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        int cores = traffic.cores();
        int width = Math.min(mesh.width(), Math.max((int) Math.ceil(Math.sqrt(cores)), ceil(cores, mesh.height())));
        int height = ceil(cores, width);
        int[] sequence = order == Order.BY_TRAFFIC ? byTraffic(traffic) : null;
        int[] curve = new int[width * height]; // [step], y * width + x
        if (width >= height) {
            new Curve(curve, width).fill(0, 0, width, 0, 0, height);
        } else {
            new Curve(curve, width).fill(0, 0, 0, height, width, 0);
        }
        int[] x = new int[cores];
        int[] y = new int[cores];
        for (int step = 0; step < cores; step++) {
            int core = sequence == null ? step : sequence[step];
            x[core] = curve[step] % width;
            y[core] = curve[step] / width;
        }
        return new Places(mesh, x, y).withoutDisabled();
    }

    private static int ceil(int count, int of) {
        return (count + of - 1) / of;
    }

    private record Candidate(double traffic, int core) {}

    private static int[] byTraffic(Traffic traffic) {
        FlowTable flows = new FlowTable(traffic);
        int cores = traffic.cores();
        double[] withOrdered = new double[cores];
        boolean[] ordered = new boolean[cores];
        int[] sequence = new int[cores];
        PriorityQueue<Candidate> queue = new PriorityQueue<>((a, b) -> a.traffic() != b.traffic()
                ? Double.compare(b.traffic(), a.traffic())
                : Integer.compare(a.core(), b.core()));
        int lowest = 0;
        for (int step = 0; step < cores; step++) {
            while (!queue.isEmpty() && ordered[queue.peek().core()]) {
                queue.poll(); // outdated
            }
            while (lowest < cores && ordered[lowest]) {
                lowest++;
            }
            int core = queue.isEmpty() ? lowest : queue.poll().core();
            ordered[core] = true;
            sequence[step] = core;
            for (int i = flows.from(core); i < flows.to(core); i++) {
                int other = flows.partner(i);
                if (other != Traffic.OUTPUT && !ordered[other]) {
                    withOrdered[other] += flows.spikes(i);
                    queue.add(new Candidate(withOrdered[other], other));
                }
            }
        }
        return sequence;
    }

    /** The generalised curve: one half, a bridge and the other half of a block, or three blocks of a squarer one. */
    private static final class Curve {

        private final int[] curve;
        private final int width;
        private int step;

        Curve(int[] curve, int width) {
            this.curve = curve;
            this.width = width;
        }

        /** From (x, y): along (ax, ay) mainly, across (bx, by). */
        void fill(int x, int y, int ax, int ay, int bx, int by) {
            int length = Math.abs(ax + ay);
            int breadth = Math.abs(bx + by);
            int dax = Integer.signum(ax);
            int day = Integer.signum(ay);
            int dbx = Integer.signum(bx);
            int dby = Integer.signum(by);
            if (breadth == 1 || length == 1) {
                for (int i = 0; i < Math.max(length, breadth); i++) {
                    boolean along = breadth == 1;
                    curve[step++] = (y + i * (along ? day : dby)) * width + x + i * (along ? dax : dbx);
                }
                return;
            }
            int ax2 = Math.floorDiv(ax, 2);
            int ay2 = Math.floorDiv(ay, 2);
            int bx2 = Math.floorDiv(bx, 2);
            int by2 = Math.floorDiv(by, 2);
            if (2 * length > 3 * breadth) {
                if (Math.abs(ax2 + ay2) % 2 == 1 && length > 2) {
                    ax2 += dax;
                    ay2 += day;
                }
                fill(x, y, ax2, ay2, bx, by);
                fill(x + ax2, y + ay2, ax - ax2, ay - ay2, bx, by);
            } else {
                if (Math.abs(bx2 + by2) % 2 == 1 && breadth > 2) {
                    bx2 += dbx;
                    by2 += dby;
                }
                fill(x, y, bx2, by2, ax2, ay2);
                fill(x + bx2, y + by2, ax, ay, bx - bx2, by - by2);
                fill(x + ax - dax + bx2 - dbx, y + ay - day + by2 - dby, -bx2, -by2, -(ax - ax2), -(ay - ay2));
            }
        }
    }
}
