package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws the synapses of a random connectivity, in parallel: every number comes from a stream or a counter that belongs to a
 * neuron or to a synapse, so the result is the same for any number of threads.
 */
final class RandomRows {

    private static final int CHUNKS = 8; // of the work whose parts need memory of their own

    private final RandomConnectivity rule;
    private final long pairKey; // of sources and targets
    private final long weightKey;

    private RandomRows(RandomConnectivity rule) {
        this.rule = rule;
        pairKey = CounterRandom.key(rule.seed(), 0);
        weightKey = CounterRandom.key(rule.seed(), 1);
    }

    /**
     * Draws the synapses.
     *
     * @throws IllegalArgumentException if there are more than an array can hold
     */
    static SynapseList draw(RandomConnectivity rule) {
        if (rule.synapses() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("one projection may have at most " + (Integer.MAX_VALUE - 8)
                    + " synapses, this one has " + rule.synapses() + "; split its populations");
        }
        RandomRows rows = new RandomRows(rule);
        if (rule.rule() instanceof RandomConnectivity.FixedInDegree inDegree) {
            return rows.fixedInDegree(inDegree.inputs());
        }
        return rule.rule() instanceof RandomConnectivity.FixedTotal total
                ? rows.fixedTotal(total.synapses())
                : rows.pairwise(((RandomConnectivity.Pairwise) rule.rule()).chance());
    }

    /** The sources of a target come from its own stream; the rows list the targets in rising order. */
    private SynapseList fixedInDegree(int inputs) {
        int[][] counts = new int[CHUNKS + 1][]; // [chunk of targets + 1][source]; later where the chunk's synapses go
        counts[0] = new int[rule.sources()];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            int[] count = new int[rule.sources()];
            for (int target = start(chunk); target < start(chunk + 1); target++) {
                RandomStream pairs = pairs(target);
                for (int i = 0; i < inputs; i++) {
                    count[pairs.nextInt(rule.sources())]++;
                }
            }
            counts[chunk + 1] = count;
        });
        int[] rowStart = new int[rule.sources() + 1];
        for (int source = 0; source < rule.sources(); source++) {
            int next = rowStart[source];
            for (int chunk = 0; chunk <= CHUNKS; chunk++) {
                next += counts[chunk][source];
                counts[chunk][source] = next;
            }
            rowStart[source + 1] = next;
        }
        SynapseList list = SynapseList.allocate(rowStart, rule.targets(), rule.weights());
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            int[] next = counts[chunk];
            for (int target = start(chunk); target < start(chunk + 1); target++) {
                RandomStream pairs = pairs(target);
                RandomStream weights = weights(target);
                for (int i = 0; i < inputs; i++) {
                    list.set(next[pairs.nextInt(rule.sources())]++, target, weight(weights));
                }
            }
        });
        return list;
    }

    /** The source of synapse n is draw n of a counter; the targets of a source come from its own stream. */
    private SynapseList fixedTotal(long synapses) {
        long sourceKey = CounterRandom.key(rule.seed(), 2);
        int[] rowStart = new int[rule.sources() + 1];
        int[][] counts = IntStream.range(0, CHUNKS)
                .parallel()
                .mapToObj(chunk -> {
                    int[] count = new int[rule.sources()];
                    for (long n = synapses * chunk / CHUNKS; n < synapses * (chunk + 1) / CHUNKS; n++) {
                        count[CounterRandom.below(sourceKey, n, rule.sources())]++;
                    }
                    return count;
                })
                .toArray(int[][]::new);
        for (int source = 0; source < rule.sources(); source++) {
            rowStart[source + 1] = rowStart[source];
            for (int[] count : counts) {
                rowStart[source + 1] += count[source];
            }
        }
        SynapseList list = SynapseList.allocate(rowStart, rule.targets(), rule.weights());
        IntStream.range(0, rule.sources()).parallel().forEach(source -> {
            RandomStream pairs = pairs(source);
            RandomStream weights = weights(source);
            for (int synapse = rowStart[source]; synapse < rowStart[source + 1]; synapse++) {
                list.set(synapse, pairs.nextInt(rule.targets()), weight(weights));
            }
        });
        return list;
    }

    /** Each source skips from one target that it reaches to the next; drawn twice, to count and to fill. */
    private SynapseList pairwise(double chance) {
        double minusLogFailure = -Math.log1p(-chance);
        int[] counts = IntStream.range(0, rule.sources())
                .parallel()
                .map(source -> {
                    RandomStream pairs = pairs(source);
                    int count = 0;
                    for (long target = gap(pairs, minusLogFailure);
                            target < rule.targets();
                            target += 1 + gap(pairs, minusLogFailure)) {
                        count++;
                    }
                    return count;
                })
                .toArray();
        int[] rowStart = new int[rule.sources() + 1];
        Arrays.setAll(rowStart, i -> i == 0 ? 0 : counts[i - 1]);
        for (int source = 0; source < rule.sources(); source++) {
            rowStart[source + 1] = Math.addExact(rowStart[source], rowStart[source + 1]);
        }
        SynapseList list = SynapseList.allocate(rowStart, rule.targets(), rule.weights());
        IntStream.range(0, rule.sources()).parallel().forEach(source -> {
            RandomStream pairs = pairs(source);
            RandomStream weights = weights(source);
            long target = -1;
            for (int synapse = rowStart[source]; synapse < rowStart[source + 1]; synapse++) {
                target += 1 + gap(pairs, minusLogFailure);
                list.set(synapse, (int) target, weight(weights));
            }
        });
        return list;
    }

    /** Cut so that sums of gaps cannot overflow. */
    private static long gap(RandomStream pairs, double minusLogFailure) {
        return Math.min(pairs.nextGeometric(minusLogFailure), Integer.MAX_VALUE);
    }

    private int start(int chunk) {
        return (int) ((long) rule.targets() * chunk / CHUNKS);
    }

    private RandomStream pairs(int neuron) {
        return new RandomStream(CounterRandom.key(pairKey, neuron));
    }

    private RandomStream weights(int neuron) {
        return new RandomStream(CounterRandom.key(weightKey, neuron));
    }

    private float weight(RandomStream stream) {
        if (!(rule.weights() instanceof SynapseWeights.Normal normal)) {
            return ((SynapseWeights.Shared) rule.weights()).weight();
        }
        float weight;
        do {
            weight = (float) (normal.mean() + normal.standardDeviation() * stream.nextGaussian());
        } while (!(weight * Math.signum(normal.mean()) > 0));
        return weight;
    }
}
