package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which parts (the neurons of one population or splitters, with their axons) lie on one core together. Parts keep axons
 * of their own, so whatever types these have they do not disturb each other. First those are put together that talk to
 * each other most, then the largest that is left goes to the first core that has room for it.
 */
final class CoreSharing {

    private final int[] core; // [part]
    private final int[] firstAxon; // [part]
    private final int[] firstPlace; // [part]
    private final int[][] parts; // [core][part on it]

    /** Cores in the order of their first part. */
    private CoreSharing(int[] cluster, int[] axons, int[] places) {
        core = new int[cluster.length];
        firstAxon = new int[cluster.length];
        firstPlace = new int[cluster.length];
        int[] coreOf = new int[cluster.length]; // [cluster]
        Arrays.fill(coreOf, -1);
        List<List<Integer>> found = new ArrayList<>();
        int[] usedAxons = new int[cluster.length]; // [core]
        int[] usedPlaces = new int[cluster.length]; // [core]
        for (int part = 0; part < cluster.length; part++) {
            if (coreOf[cluster[part]] < 0) {
                coreOf[cluster[part]] = found.size();
                found.add(new ArrayList<>());
            }
            core[part] = coreOf[cluster[part]];
            found.get(core[part]).add(part);
            firstAxon[part] = usedAxons[core[part]];
            firstPlace[part] = usedPlaces[core[part]];
            usedAxons[core[part]] += axons[part];
            usedPlaces[core[part]] += places[part];
        }
        parts = found.stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Each part on a core of its own. */
    static CoreSharing none(int[] axons, int[] places) {
        int[] own = new int[axons.length];
        Arrays.setAll(own, part -> part);
        return new CoreSharing(own, axons, places);
    }

    /**
     * As many parts on a core as fit.
     *
     * @param axons {@code [part]}
     * @param places {@code [part]}
     * @param traffic between parts
     */
    static CoreSharing of(int[] axons, int[] places, Traffic traffic, CoreLimits limits) {
        return new CoreSharing(new Clusters(axons, places, limits).join(traffic), axons, places);
    }

    /** Number of cores. */
    int cores() {
        return parts.length;
    }

    /** {@code [part on the core]}. Not to be modified. */
    int[] parts(int onCore) {
        return parts[onCore];
    }

    /** The core of a part. */
    int core(int part) {
        return core[part];
    }

    /** First axon of a part on its core. */
    int firstAxon(int part) {
        return firstAxon[part];
    }

    /** Place of a part's first neuron on its core. */
    int firstPlace(int part) {
        return firstPlace[part];
    }

    /** Parts that are joined step by step. */
    private static final class Clusters {

        private final CoreLimits limits;
        private final int[] cluster; // [part], a part that stands for its cluster, or one nearer to that
        private final int[] axons; // [cluster]
        private final int[] places; // [cluster]

        Clusters(int[] axons, int[] places, CoreLimits limits) {
            this.limits = limits;
            this.axons = axons.clone();
            this.places = places.clone();
            cluster = new int[axons.length];
            Arrays.setAll(cluster, part -> part);
        }

        int[] join(Traffic traffic) {
            Integer[] flows = new Integer[traffic.from().length];
            Arrays.setAll(flows, flow -> flow);
            Arrays.sort(flows, Comparator.comparingDouble(flow -> -traffic.spikes()[flow]));
            for (int flow : flows) {
                if (traffic.to()[flow] != Traffic.OUTPUT) {
                    join(find(traffic.from()[flow]), find(traffic.to()[flow]));
                }
            }
            firstFit();
            int[] found = new int[cluster.length];
            Arrays.setAll(found, this::find);
            return found;
        }

        private void firstFit() {
            Integer[] order = new Integer[cluster.length];
            Arrays.setAll(order, part -> part);
            Arrays.sort(order, Comparator.comparingInt(part -> -Math.max(axons[part], places[part])));
            List<Integer> open = new ArrayList<>();
            for (int part : order) {
                if (find(part) == part && !placed(part, open)) {
                    open.add(part);
                }
            }
        }

        private boolean placed(int part, List<Integer> open) {
            for (int i = 0; i < open.size(); i++) {
                int core = open.get(i);
                if (join(core, part)) {
                    return true;
                }
                if (axons[core] >= limits.axons() || places[core] >= limits.neurons()) {
                    open.remove(i--); // full
                }
            }
            return false;
        }

        private boolean join(int one, int other) {
            if (one == other
                    || axons[one] + axons[other] > limits.axons()
                    || places[one] + places[other] > limits.neurons()) {
                return false;
            }
            cluster[other] = one;
            axons[one] += axons[other];
            places[one] += places[other];
            return true;
        }

        private int find(int part) {
            int of = part;
            while (cluster[of] != of) {
                of = cluster[of];
            }
            return of;
        }
    }
}
