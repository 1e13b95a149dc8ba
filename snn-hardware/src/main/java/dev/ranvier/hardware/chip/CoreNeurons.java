package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import java.util.Arrays;

/**
 * The neurons of one core, one array a parameter: the parameters of {@link IntegerNeuron}, whose Javadoc has the
 * rule, and where each neuron's spike goes. Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param index {@code [neuron]}, which of the core's neuron circuits it is; names the neuron in messages and files
 * @param weights {@code [type][neuron]}, weight of a spike on an axon of that type
 * @param leak {@code [neuron]}, added in every tick
 * @param leakReversal {@code [neuron]}, true if the leak follows the sign of V
 * @param threshold {@code [neuron]}, alpha
 * @param negativeThreshold {@code [neuron]}, magnitude (beta)
 * @param reset {@code [neuron]}, gamma
 * @param resetPotential {@code [neuron]}, R
 * @param saturating {@code [neuron]}, kappa
 * @param initialPotential {@code [neuron]}, V before tick 0
 * @param targets where the spikes go
 * @param noise what is random
 */
public record CoreNeurons(
        int[] index,
        int[][] weights,
        int[] leak,
        boolean[] leakReversal,
        int[] threshold,
        int[] negativeThreshold,
        IntegerNeuron.Reset[] reset,
        int[] resetPotential,
        boolean[] saturating,
        int[] initialPotential,
        SpikeTargets targets,
        NeuronNoise noise) {

    /** @throws IllegalArgumentException if the arrays differ in length; ranges are checked by {@link ChipProgram} */
    public CoreNeurons {
        int size = index.length;
        boolean equal = leak.length == size
                && leakReversal.length == size
                && threshold.length == size
                && negativeThreshold.length == size
                && reset.length == size
                && resetPotential.length == size
                && saturating.length == size
                && initialPotential.length == size
                && targets.size() == size
                && noise.leak().length == size
                && noise.synapses().length == weights.length
                && Arrays.stream(weights).allMatch(ofType -> ofType.length == size);
        if (!equal) {
            throw new IllegalArgumentException("each parameter of a core needs one value for each of its " + size
                    + " neurons (weights: for each axon type)");
        }
    }

    /** Neurons about which nothing is random. */
    public CoreNeurons(
            int[] index,
            int[][] weights,
            int[] leak,
            boolean[] leakReversal,
            int[] threshold,
            int[] negativeThreshold,
            IntegerNeuron.Reset[] reset,
            int[] resetPotential,
            boolean[] saturating,
            int[] initialPotential,
            SpikeTargets targets) {
        this(
                index,
                weights,
                leak,
                leakReversal,
                threshold,
                negativeThreshold,
                reset,
                resetPotential,
                saturating,
                initialPotential,
                targets,
                NeuronNoise.none(weights.length, index.length));
    }

    /** Number of neurons. */
    public int size() {
        return index.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoreNeurons that
                && Arrays.equals(index, that.index)
                && Arrays.deepEquals(weights, that.weights)
                && Arrays.equals(leak, that.leak)
                && Arrays.equals(leakReversal, that.leakReversal)
                && Arrays.equals(threshold, that.threshold)
                && Arrays.equals(negativeThreshold, that.negativeThreshold)
                && Arrays.equals(reset, that.reset)
                && Arrays.equals(resetPotential, that.resetPotential)
                && Arrays.equals(saturating, that.saturating)
                && Arrays.equals(initialPotential, that.initialPotential)
                && targets.equals(that.targets)
                && noise.equals(that.noise);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(index) + Arrays.deepHashCode(weights);
    }

    @Override
    public String toString() {
        return size() + " neurons";
    }
}
