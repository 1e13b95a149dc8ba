package dev.ranvier.hardware.mapping;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Starts from the better of two snakes, one over the whole width and one in a square, and improves it: a core is
 * offered a place near the weighted middle of those it talks to (or, every other time, any place), and moves there,
 * or changes places with the core that is there, if that does not make the hops more. At first worse places are
 * taken, too, ever more rarely (simulated annealing, Kirkpatrick et al. 1983, doi:10.1126/science.220.4598.671). If
 * the start was better after all it is kept, so the result is never worse than the sequential snake.
 *
 * @param seed of the offers (L64X128MixRandom); same seed, same places
 */
public record SwapPlacer(long seed) implements Placer {

    private static final int OFFERS_PER_CORE = 1000;
    private static final int MAX_OFFERS = 4_000_000;
    private static final double SHARE_OF_ANNEALING = 0.6;

    @Override
    public Places place(Traffic traffic, Mesh mesh) {
        Places line = new SnakePlacer().place(traffic, mesh);
        int side = (int) Math.ceil(Math.sqrt(traffic.cores()));
        Places square = new SnakePlacer(side).place(traffic, mesh);
        Places start = traffic.hops(square) <= traffic.hops(line) ? square : line;
        Places improved =
                new Improvement(traffic, start, seed).run(Math.min(MAX_OFFERS, OFFERS_PER_CORE * traffic.cores()));
        return traffic.hops(improved) <= traffic.hops(start) ? improved : start;
    }

    private static final class Improvement {

        private final Traffic traffic;
        private final Mesh mesh;
        private final RandomGenerator random;
        private final int[] x; // [core]
        private final int[] y; // [core]
        private final int[] at; // [y * width + x], core or -1
        private final int[] flowStart; // [core + 1]
        private final int[] flows; // [entry], flows that begin or end at the core

        Improvement(Traffic traffic, Places start, long seed) {
            this.traffic = traffic;
            this.mesh = start.mesh();
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            x = start.x().clone();
            y = start.y().clone();
            at = new int[mesh.cores()];
            Arrays.fill(at, -1);
            for (int core = 0; core < x.length; core++) {
                at[y[core] * mesh.width() + x[core]] = core;
            }
            flowStart = new int[x.length + 1];
            flows = flowsByCore(traffic, flowStart);
        }

        Places run(int offers) {
            double meanFlow = traffic.from().length == 0 ? 0 : traffic.totalSpikes() / traffic.from().length;
            double annealing = SHARE_OF_ANNEALING * offers;
            for (int offer = 0; offer < offers; offer++) {
                double temperature = meanFlow * Math.max(0, 1 - offer / annealing); // in hops
                int core = random.nextInt(x.length);
                int place = offer % 2 == 0 ? nearMiddle(core) : random.nextInt(at.length);
                if (place != y[core] * mesh.width() + x[core]) {
                    offer(core, place, temperature);
                }
            }
            return new Places(mesh, x, y);
        }

        private void offer(int core, int place, double temperature) {
            int other = at[place];
            int old = y[core] * mesh.width() + x[core];
            double before = hopsOf(core) + (other < 0 ? 0 : hopsOf(other));
            put(core, place);
            if (other >= 0) {
                put(other, old);
            }
            // A flow between the two is counted twice on either side, and its length does not change.
            double after = hopsOf(core) + (other < 0 ? 0 : hopsOf(other));
            if (after > before && !takesWorse(after - before, temperature)) {
                put(core, old);
                if (other >= 0) {
                    put(other, place);
                }
            } else {
                at[place] = core;
                at[old] = other;
            }
        }

        private boolean takesWorse(double more, double temperature) {
            return temperature > 0 && random.nextDouble() < Math.exp(-more / temperature);
        }

        private void put(int core, int place) {
            x[core] = place % mesh.width();
            y[core] = place / mesh.width();
        }

        private int nearMiddle(int core) {
            double weight = 0;
            double sumX = 0;
            double sumY = 0;
            for (int i = flowStart[core]; i < flowStart[core + 1]; i++) {
                int partner = partner(core, flows[i]);
                double spikes = traffic.spikes()[flows[i]];
                weight += spikes;
                sumX += spikes * xOf(partner);
                sumY += spikes * yOf(partner);
            }
            int middleX = weight == 0 ? 0 : (int) Math.round(sumX / weight);
            int middleY = weight == 0 ? 0 : (int) Math.round(sumY / weight);
            int nearX = Math.max(0, Math.min(mesh.width() - 1, middleX + random.nextInt(-2, 3)));
            int nearY = Math.max(0, Math.min(mesh.height() - 1, middleY + random.nextInt(-2, 3)));
            return nearY * mesh.width() + nearX;
        }

        private double hopsOf(int core) {
            double hops = 0;
            for (int i = flowStart[core]; i < flowStart[core + 1]; i++) {
                int partner = partner(core, flows[i]);
                hops += traffic.spikes()[flows[i]]
                        * (Math.abs(x[core] - xOf(partner)) + Math.abs(y[core] - yOf(partner)));
            }
            return hops;
        }

        private int partner(int core, int flow) {
            return traffic.from()[flow] == core ? traffic.to()[flow] : traffic.from()[flow];
        }

        private int xOf(int core) {
            return core == Traffic.OUTPUT ? mesh.portX() : x[core];
        }

        private int yOf(int core) {
            return core == Traffic.OUTPUT ? mesh.portY() : y[core];
        }
    }

    /** Entries by core; flows of a core with itself are left out. {@code start}: Modified. */
    private static int[] flowsByCore(Traffic traffic, int[] start) {
        int[] from = traffic.from();
        int[] to = traffic.to();
        for (int flow = 0; flow < from.length; flow++) {
            if (from[flow] != to[flow]) {
                start[from[flow] + 1]++;
                if (to[flow] != Traffic.OUTPUT) {
                    start[to[flow] + 1]++;
                }
            }
        }
        for (int core = 1; core < start.length; core++) {
            start[core] += start[core - 1];
        }
        int[] next = start.clone();
        int[] flows = new int[start[start.length - 1]];
        for (int flow = 0; flow < from.length; flow++) {
            if (from[flow] != to[flow]) {
                flows[next[from[flow]]++] = flow;
                if (to[flow] != Traffic.OUTPUT) {
                    flows[next[to[flow]]++] = flow;
                }
            }
        }
        return flows;
    }
}
