/**
 * Conversions of a {@link dev.ranvier.training.conversion.stage.StageGraph} into codes whose spikes carry strengths (few
 * spikes, phases, bursts, decaying kernels), and into rate codes that correct themselves. Each takes the stages, a scale for
 * each of them and settings, and gives a {@link dev.ranvier.core.coding.SpikingClassifier}. All take max pools, several
 * inputs to a stage and every activation of the normal form.
 */
package dev.ranvier.training.conversion.code;
