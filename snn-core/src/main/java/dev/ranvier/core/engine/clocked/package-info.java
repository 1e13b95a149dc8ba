/**
 * Kinds of neuron that only live on steps, as both engines run them: {@link dev.ranvier.core.engine.clocked.StepNeurons}. The
 * equations stand with the descriptions in {@code core.network}.
 */
package dev.ranvier.core.engine.clocked;
