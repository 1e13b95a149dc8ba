package dev.ranvier.core.network;

/**
 * Background input: every neuron of a population gets arrivals of its own, a Poisson process of the given rate. What arrives
 * in one instant adds up, also several arrivals of one step; no population stands for the sources. The arrivals of a
 * neuron depend on the seed, the neuron and the time only.
 *
 * @param target population that is driven
 * @param receptor which of its receptors, from 0
 * @param rateHz arrivals per second at one neuron, positive
 * @param weight of each arrival
 * @param seed of the arrivals
 */
public record PoissonDrive(String target, int receptor, double rateHz, float weight, long seed) {

    /** @throws IllegalArgumentException if the rate is not positive or the weight not finite */
    public PoissonDrive {
        Checks.positive("rateHz of the drive of " + target, rateHz);
        Checks.finite("weight of the drive of " + target, weight);
    }
}
