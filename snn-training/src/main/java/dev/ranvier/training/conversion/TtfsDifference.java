package dev.ranvier.training.conversion;

/**
 * A sample to which a time-to-first-spike network gave another class than the network it was converted from.
 *
 * @param sample index of the sample
 * @param trainedLabel class by the trained network in single precision
 * @param spikingLabel class by the spiking network
 * @param cause why
 */
public record TtfsDifference(int sample, int trainedLabel, int spikingLabel, TtfsCause cause) {}
