/**
 * Smaller weights and smaller numbers: what a network loses by them. {@link dev.ranvier.training.compress.Compression} gives
 * trainings whose weights are pruned, quantised or tied; {@link dev.ranvier.training.compress.LowRank}, {@link
 * dev.ranvier.training.compress.QuantisedActivations} and {@link dev.ranvier.training.compress.BatchNormFolding} change a trained
 * network; {@link dev.ranvier.training.compress.WeightCounts} counts what is left; {@link
 * dev.ranvier.training.compress.FixedPointInference} runs the integer arithmetic of machines. What any of it costs in energy is
 * priced elsewhere.
 */
package dev.ranvier.training.compress;
