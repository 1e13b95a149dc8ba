package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;

/** From which sum on a neuron does the same whatever the sum is. */
final class Enough {

    private Enough() {}

    /**
     * A neuron without negative weights that is reset to a value when it fires cannot tell sums apart that fire it from
     * its lowest potential.
     *
     * @return that sum, or {@link Integer#MAX_VALUE} where none is known
     */
    static int sum(IntegerNeuron model, int neuron, int[] weights) {
        for (int weight : weights) {
            if (weight < 0) {
                return Integer.MAX_VALUE;
            }
        }
        if (model.reset() != IntegerNeuron.Reset.TO_VALUE
                || model.leakReversal()
                || !model.noise().equals(IntegerNoise.NONE)) {
            return Integer.MAX_VALUE;
        }
        double reset = model.resetPotential().at(neuron);
        double lowest = Math.min(model.initialPotential().at(neuron), reset);
        if (model.leak().at(neuron) < 0) {
            double floor = -model.negativeThreshold().at(neuron);
            lowest = Math.min(lowest, model.saturating() ? floor : Math.min(floor, -reset));
        }
        double sum = model.threshold().at(neuron) - model.leak().at(neuron) - lowest;
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, sum));
    }
}
