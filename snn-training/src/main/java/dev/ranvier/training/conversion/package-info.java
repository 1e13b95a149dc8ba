/**
 * From a trained {@link dev.ranvier.core.model.LayerGraph} to a {@link dev.ranvier.core.coding.SpikingClassifier}: one class a
 * method, each with its equation and source. Scales are set on training images only, by {@link
 * dev.ranvier.training.conversion.Calibration}.
 */
package dev.ranvier.training.conversion;
