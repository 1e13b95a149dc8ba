package dev.ranvier.core.network;

/**
 * Companion of a {@link RampNeuron} that says whether a spike of it is still to be expected: it takes the same arrivals at
 * receptor {@value #SLOPE} and the spike of its neuron at receptor {@value #FIRED}, and emits a spike of strength 1 when the
 * slope becomes positive while its neuron has not fired, and one of strength -1 when that ceases to be so (the prospective
 * spikes of the dynamic threshold in the SNN toolbox, the program of Rueckauer & Liu 2018).
 *
 * @param biasPerMs as that of its neuron
 */
public record ProspectNeuron(Values biasPerMs) implements NeuronModel {

    /** Receptor that takes what its neuron takes. */
    public static final int SLOPE = 0;

    /** Receptor that takes the spike of its neuron. */
    public static final int FIRED = 1;

    @Override
    public int receptors() {
        return 2;
    }

    @Override
    public boolean graded() {
        return true;
    }

    @Override
    public void validateFor(int size) {
        biasPerMs.requireSize("biasPerMs", size);
    }
}
