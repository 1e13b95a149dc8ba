/**
 * From a spike to the sums of its targets: the compiled rows of synapses, and the history that a population's spikes wait in
 * until their delays are over. Both engines are built on these parts; the chip simulator is not.
 */
package dev.ranvier.core.engine.delivery;
