package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegerOptions;

/** Checks the content of one core against the limits of cores and neurons; messages name core, neuron and parameter. */
final class ProgramChecks {

    private ProgramChecks() {}

    static void check(CoreProgram core, CoreLimits limits, IntegerOptions options, ChipGrid grid) {
        if (!grid.usable(core.x(), core.y())) {
            boolean disabled = grid.disabled().contains(new ChipGrid.Place(core.x(), core.y()));
            throw new IllegalArgumentException(core.name()
                    + (disabled
                            ? " is disabled in this mesh; place its content elsewhere"
                            : " is outside the mesh of " + grid.columns() + " x " + grid.rows() + " cores"));
        }
        range(core.name(), "number of axons", core.axons(), 1, limits.axons());
        range(core.name(), "number of neurons", core.neurons().size(), 1, limits.neurons());
        range(core.name(), "number of weights of a neuron", core.neurons().weights().length, 1, limits.axonTypes());
        int types = core.neurons().weights().length;
        for (int axon = 0; axon < core.axons(); axon++) {
            range(core.name() + ", axon " + axon, "axon type", core.axonTypes()[axon], 0, types - 1);
        }
        boolean[] used = new boolean[limits.neurons()];
        for (int neuron = 0; neuron < core.neurons().size(); neuron++) {
            int index = core.neurons().index()[neuron];
            range(core.name(), "neuron index", index, 0, limits.neurons() - 1);
            if (used[index]) {
                throw new IllegalArgumentException(core.name() + " has two neurons with index " + index);
            }
            used[index] = true;
            checkNeuron(core, neuron, limits, options);
        }
    }

    static String neuronName(CoreProgram core, int neuron) {
        return core.name() + ", neuron " + core.neurons().index()[neuron];
    }

    static void range(String who, String what, int value, int min, int max) {
        if (value < min || value > max) {
            String allowed = min <= max ? "allowed is " + min + ".." + max : "none is allowed";
            throw new IllegalArgumentException(who + ": " + what + " is " + value + ", " + allowed);
        }
    }

    private static void checkNeuron(CoreProgram core, int neuron, CoreLimits limits, IntegerOptions options) {
        String who = neuronName(core, neuron);
        CoreNeurons neurons = core.neurons();
        for (int type = 0; type < neurons.weights().length; type++) {
            int weight = neurons.weights()[type][neuron];
            range(who, "weight of axon type " + type, weight, -limits.maxWeight(), limits.maxWeight());
        }
        int min = -IntegerNeuron.MAX_POTENTIAL - 1;
        int max = IntegerNeuron.MAX_POTENTIAL;
        int maxThreshold = IntegerNeuron.MAX_THRESHOLD;
        range(who, "leak", neurons.leak()[neuron], -IntegerNeuron.MAX_LEAK, IntegerNeuron.MAX_LEAK);
        range(who, "threshold (alpha)", neurons.threshold()[neuron], 0, maxThreshold);
        range(who, "negative threshold (beta)", neurons.negativeThreshold()[neuron], 0, maxThreshold);
        range(who, "reset potential (R)", neurons.resetPotential()[neuron], min, max);
        range(who, "initial potential (V0)", neurons.initialPotential()[neuron], min, max);
        int bits = neurons.noise().thresholdBits()[neuron];
        range(who, "bits of the threshold's random mask", bits, 0, IntegerNoise.MAX_THRESHOLD_BITS);
        if (!options.representable(neurons.resetPotential()[neuron])) {
            throw new IllegalArgumentException(who + ": reset potential (R) is " + neurons.resetPotential()[neuron]
                    + ", allowed is +-(2^k - 1), k = 0..18, with the option " + options.resetValues());
        }
    }
}
