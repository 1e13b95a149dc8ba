/**
 * Spikes as data: {@link dev.ranvier.core.spike.SpikeBatch} (two arrays, neuron and time) and the recorders that fill them.
 */
package dev.ranvier.core.spike;
