package dev.ranvier.hardware.mapping;

/**
 * What was done to a population so that it fits the chip, and what that costs in accuracy. Errors are known before
 * anything runs; what they do to answers shows when both networks are run.
 *
 * @param population name of the population
 * @param what what was done, in words
 * @param exact true if the population does the same as before, apart from a latency
 * @param meanError mean over the neurons of the expected relative error: of a neuron's weights where they were rounded
 *     (root of mean square), of a tick's input sum where it is made of parts (standard deviation of the error over that
 *     of the sum)
 * @param worstError the largest of these
 */
public record NetworkChange(String population, String what, boolean exact, double meanError, double worstError) {}
