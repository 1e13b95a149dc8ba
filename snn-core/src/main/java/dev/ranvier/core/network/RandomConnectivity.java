package dev.ranvier.core.network;

/**
 * Synapses drawn by a rule from a seed. The description is all that is kept and written to files; the engines draw the same
 * synapses from it every time, whatever the number of threads. Several synapses may join the same two neurons, and a neuron
 * may reach itself, except where a rule says otherwise.
 *
 * @param sources number of source neurons
 * @param targets number of target neurons
 * @param rule which pairs are joined
 * @param weights the weights
 * @param seed of the pairs and the weights
 */
public record RandomConnectivity(int sources, int targets, Rule rule, SynapseWeights weights, long seed)
        implements Connectivity {

    /** Which pairs are joined. */
    public sealed interface Rule {}

    /**
     * Each target gets exactly {@code inputs} synapses, their sources drawn independently with replacement.
     *
     * @param inputs synapses of a target, at least 1
     */
    public record FixedInDegree(int inputs) implements Rule {

        /** @throws IllegalArgumentException if the number is not positive */
        public FixedInDegree {
            if (inputs < 1) {
                throw new IllegalArgumentException("a fixed in-degree must be at least 1, got " + inputs);
            }
        }
    }

    /**
     * Exactly {@code synapses} in all; source and target of each are drawn independently with replacement.
     *
     * @param synapses number of synapses, at least 1
     */
    public record FixedTotal(long synapses) implements Rule {

        /** @throws IllegalArgumentException if the number is not positive */
        public FixedTotal {
            if (synapses < 1) {
                throw new IllegalArgumentException("a fixed number of synapses must be at least 1, got " + synapses);
            }
        }
    }

    /**
     * Each pair is joined by one synapse with a given chance, independently of the others.
     *
     * @param chance from 0 (exclusive) to 1 (inclusive)
     */
    public record Pairwise(double chance) implements Rule {

        /** @throws IllegalArgumentException if the chance is not in (0, 1] */
        public Pairwise {
            if (!(chance > 0 && chance <= 1)) {
                throw new IllegalArgumentException(
                        "the chance of a synapse must be above 0 and at most 1, got " + chance);
            }
        }
    }

    /** @throws IllegalArgumentException if a size is not positive */
    public RandomConnectivity {
        if (sources < 1 || targets < 1) {
            throw new IllegalArgumentException(
                    "random connectivity needs sources and targets, got " + sources + " x " + targets);
        }
    }

    @Override
    public void validateFor(int sourceSize, int targetSize) {
        Connectivity.requireSizes("random", sources, targets, sourceSize, targetSize);
    }

    /** Number of synapses; for {@link Pairwise} the expected number, because the true one is known when they are drawn. */
    @Override
    public long synapses() {
        if (rule instanceof FixedInDegree inDegree) {
            return (long) inDegree.inputs() * targets;
        } else if (rule instanceof FixedTotal total) {
            return total.synapses();
        }
        return Math.round(((Pairwise) rule).chance() * sources * targets);
    }
}
