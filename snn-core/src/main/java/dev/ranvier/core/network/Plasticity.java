package dev.ranvier.core.network;

/** Whether and how the weights of a projection change while it runs. */
public sealed interface Plasticity {

    /** The weights stay as they are. */
    record Fixed() implements Plasticity {}

    /**
     * Spike-timing-dependent plasticity of pairs, with exact exponential traces (Morrison, Diesmann & Gerstner 2008,
     * Biological Cybernetics 98:459, doi:10.1007/s00422-008-0233-1). A presynaptic spike leaves a trace x at its synapses when
     * it arrives, a postsynaptic one a trace y when it is fired: {@code tauPlus dx/dt = -x}, {@code tauMinus dy/dt = -y}. An
     * arrival changes each weight by {@code -depression w_- y}, a postsynaptic spike by {@code potentiation w_+ x}; additive
     * rules have {@code w_- = w_+ = 1}, multiplicative ones {@code w_- = w} and {@code w_+ = largest - w}. The weight is kept
     * within its bounds. An arrival and a postsynaptic spike of the same instant do not pair: each reads the other's trace as
     * it was before. A spike is delivered with the weight after its own change. The whole delay of a synapse lies before it.
     *
     * @param tauPlusMs time constant of x, positive
     * @param tauMinusMs time constant of y, positive
     * @param potentiation change for x = 1, at least 0
     * @param depression change for y = 1, at least 0
     * @param multiplicative true if changes are in proportion to the room that is left
     * @param nearest true if a spike sets its trace to 1, so that only nearest neighbours pair; false if it adds 1, so that
     *     all pairs do
     * @param smallest lower bound of the weights
     * @param largest upper bound of the weights
     */
    record PairStdp(
            double tauPlusMs,
            double tauMinusMs,
            double potentiation,
            double depression,
            boolean multiplicative,
            boolean nearest,
            double smallest,
            double largest)
            implements Plasticity {

        /** @throws IllegalArgumentException naming the parameter that is out of range */
        public PairStdp {
            Checks.positive("tauPlusMs", tauPlusMs);
            Checks.positive("tauMinusMs", tauMinusMs);
            Checks.notNegative("potentiation", potentiation);
            Checks.notNegative("depression", depression);
            Checks.finite("smallest weight", smallest);
            Checks.finite("largest weight", largest);
            if (smallest >= largest) {
                throw new IllegalArgumentException(
                        "the bounds of a plastic weight must rise, got " + smallest + ".." + largest);
            }
        }
    }
}
