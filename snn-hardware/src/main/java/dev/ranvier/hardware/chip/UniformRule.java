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
 *   V above:  (V and spikeKeeps) + spikeAdds + threshold * thresholdTimes
 *   V below:  (V and floorKeeps) + floorAdds + floor * floorTimes
 * </pre>
 *
 * where the {@code floor} of a neuron is its negative threshold's place, one higher if the test is {@code <=}.
 *
 * @param spikeKeeps 0 if a spike resets to a value, else -1
 * @param spikeAdds the value it resets to, or 0
 * @param thresholdTimes -1 if a spike subtracts the threshold, else 0
 * @param floorKeeps 0 if V is set at the negative threshold, else -1
 * @param floorAdds a constant part of what it is set to
 * @param floorTimes 1 if V stays at the negative threshold, -1 if that is added to V, else 0
 */
public record UniformRule(
        int spikeKeeps, int spikeAdds, int thresholdTimes, int floorKeeps, int floorAdds, int floorTimes) {

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
        if (saturating) {
            int keeps = reset == IntegerNeuron.Reset.TO_VALUE ? 0 : -1;
            int times = reset == IntegerNeuron.Reset.BY_SUBTRACTION ? -1 : 0;
            return new UniformRule(keeps, keeps == 0 ? resetPotential : 0, times, 0, -raised, 1);
        }
        return switch (reset) {
            case TO_VALUE ->
                new UniformRule(0, resetPotential, 0, 0, Math.min(-resetPotential, IntegerNeuron.MAX_POTENTIAL), 0);
            case BY_SUBTRACTION -> new UniformRule(-1, 0, -1, -1, raised, -1);
            case NONE -> new UniformRule(-1, 0, 0, -1, 0, 0);
        };
    }

    /** How much the floor of a neuron lies above minus its negative threshold. */
    static int raised(IntegerOptions options) {
        return options.negativeTest() == NegativeTest.AT_OR_BELOW ? 1 : 0;
    }
}
