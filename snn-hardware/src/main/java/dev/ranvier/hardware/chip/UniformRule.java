package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;

/**
 * What all neurons of a core without noise and without leak reversal have in common, written without branches, so that it
 * can be computed for many neurons at once:
 *
 * <pre>
 *   V above:  (V and spikeKeeps) + spikeAdds - (threshold and spikeSubtracts)
 *   V below:  (V and floorKeeps) + floorAdds + (floor and floorSets) - (floor and floorSubtracts)
 * </pre>
 *
 * where the {@code floor} of a neuron is its negative threshold's place, one higher if the test is {@code <=}; masks are 0
 * or -1.
 *
 * @param spikeKeeps -1 unless a spike resets to a value
 * @param spikeAdds the value it resets to, or 0
 * @param spikeSubtracts -1 if a spike subtracts the threshold
 * @param floorKeeps -1 unless V is set at the negative threshold
 * @param floorAdds a constant part of what it is set to
 * @param floorSets -1 if V stays at the negative threshold
 * @param floorSubtracts -1 if the negative threshold is added
 */
public record UniformRule(
        int spikeKeeps,
        int spikeAdds,
        int spikeSubtracts,
        int floorKeeps,
        int floorAdds,
        int floorSets,
        int floorSubtracts) {

    /** The rule that all neurons of a core share, or null if they do not. */
    static UniformRule of(CoreNeurons neurons, IntegerOptions options) {
        if (options.overflow() != Overflow.CLAMP || !neurons.noise().isNone()) {
            return null;
        }
        IntegerNeuron.Reset reset = neurons.reset()[0];
        boolean saturating = neurons.saturating()[0];
        int resetPotential = neurons.resetPotential()[0];
        for (int neuron = 0; neuron < neurons.size(); neuron++) {
            boolean same = neurons.reset()[neuron] == reset
                    && neurons.saturating()[neuron] == saturating
                    && (reset != IntegerNeuron.Reset.TO_VALUE || neurons.resetPotential()[neuron] == resetPotential)
                    && (!neurons.leakReversal()[neuron] || neurons.leak()[neuron] == 0);
            if (!same) {
                return null;
            }
        }
        int raised = raised(options);
        int floorSets = saturating ? -1 : 0;
        int negated = Math.min(-resetPotential, IntegerNeuron.MAX_POTENTIAL);
        return switch (reset) {
            case TO_VALUE -> new UniformRule(0, resetPotential, 0, 0, saturating ? -raised : negated, floorSets, 0);
            case BY_SUBTRACTION ->
                new UniformRule(-1, 0, -1, saturating ? 0 : -1, saturating ? -raised : raised, floorSets, ~floorSets);
            case NONE -> new UniformRule(-1, 0, 0, saturating ? 0 : -1, saturating ? -raised : 0, floorSets, 0);
        };
    }

    /** How much the floor of a neuron lies above minus its negative threshold. */
    static int raised(IntegerOptions options) {
        return options.negativeTest() == NegativeTest.AT_OR_BELOW ? 1 : 0;
    }
}
