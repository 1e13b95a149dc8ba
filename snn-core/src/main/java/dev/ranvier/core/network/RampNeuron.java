package dev.ranvier.core.network;

/**
 * Integrate-and-fire neuron of the sparse temporal code, which fires once and whose input spikes are ramps (Rueckauer & Liu
 * 2018, ISCAS, doi:10.1109/ISCAS.2018.8351295): an arrival of weight w at receptor {@value #SLOPE} adds w to the slope of V
 * (potential per ms) for the rest of the run, the step of its arrival included, so that it has contributed {@code w (t -
 * t_j)} by time t; the first one also starts the bias. The neuron fires when {@code V >= threshold + missing}.
 *
 * <p>Arrivals at receptor {@value #MISSING} add to {@code missing}, which raises the threshold while input is still to be
 * expected (dynamic threshold); {@link ProspectNeuron} says what is. Without such projections the threshold is constant.
 *
 * @param threshold V that fires, positive
 * @param biasPerMs slope from the first arrival on, potential per ms
 */
public record RampNeuron(Values threshold, Values biasPerMs) implements NeuronModel {

    /** Receptor whose arrivals change the slope. */
    public static final int SLOPE = 0;

    /** Receptor whose arrivals change the threshold. */
    public static final int MISSING = 1;

    /** @throws IllegalArgumentException if the threshold is not positive */
    public RampNeuron {
        Checks.positive("threshold", threshold.min());
    }

    @Override
    public int receptors() {
        return 2;
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        biasPerMs.requireSize("biasPerMs", size);
    }
}
