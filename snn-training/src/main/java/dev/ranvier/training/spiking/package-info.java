/**
 * Learning in the spike domain: networks trained under {@link dev.ranvier.core.network.CoreLimits}, so that what is trained is
 * what the chip runs.
 */
package dev.ranvier.training.spiking;
