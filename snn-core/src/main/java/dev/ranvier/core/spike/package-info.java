/**
 * Spikes as data, and recorders. {@link dev.ranvier.core.spike.SpikeBatch} is two arrays, neuron and time; {@link
 * dev.ranvier.core.spike.SpikeRecording} is what a whole run left, population by population.
 *
 * <p>Recorders take what a run offers and keep no more than asked for: {@link dev.ranvier.core.spike.SpikeLog} every
 * spike, {@link dev.ranvier.core.spike.RateLog} counts in bins, {@link dev.ranvier.core.spike.PotentialLog} potentials
 * of chosen neurons, {@link dev.ranvier.core.spike.WeightLog} weights that changed. Those that write to files while the
 * run goes on are in {@code core.io}.
 */
package dev.ranvier.core.spike;
