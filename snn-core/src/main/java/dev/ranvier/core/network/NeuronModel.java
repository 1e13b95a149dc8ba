package dev.ranvier.core.network;

/**
 * How the neurons of one population integrate and fire: parameters only, no state. The kinds are sealed so that every
 * engine handles each of them or refuses it by name.
 *
 * <p>Potentials of converted networks are dimensionless. Synaptic weights have the unit of the potential; what a weight
 * does on arrival (a jump, a slope) is said by each kind.
 */
public sealed interface NeuronModel
        permits SpikeSource,
                IntegrateAndFire,
                Lif,
                CurrentLif,
                AlphaLif,
                AdaptiveLif,
                EscapeRateLif,
                Izhikevich,
                ConductanceLif,
                ConstantSlope,
                FewSpike,
                WeightedIntegrateAndFire,
                SelfCorrecting,
                RampNeuron,
                ProspectNeuron,
                MaxGate,
                IntegerNeuron {

    /** Kinds of synapse that the neuron tells apart; a projection names one by its position. */
    default int receptors() {
        return 1;
    }

    /**
     * True if a spike of such a neuron carries a strength, by which the weights of all synapses that it passes are
     * multiplied; else every spike has strength 1. A graded spike is still one spike, and one synaptic event a synapse, but
     * each of these events needs a multiplication where a plain spike needs an addition only.
     */
    default boolean graded() {
        return false;
    }

    /**
     * Checks that the parameters fit a population of this size.
     *
     * @throws IllegalArgumentException naming the parameter that does not
     */
    void validateFor(int size);
}
