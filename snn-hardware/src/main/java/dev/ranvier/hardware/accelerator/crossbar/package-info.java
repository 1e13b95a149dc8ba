/**
 * Machines that multiply where the weights lie: resistive crossbars, memories that compute, and a sensor that does so
 * before its converters.
 *
 * <p>Two kinds of things live here. Machines count what a workload costs, from shapes and cited parameters only, like
 * every {@link dev.ranvier.hardware.accelerator.Accelerator}.
 * {@link dev.ranvier.hardware.accelerator.crossbar.CrossbarNetwork} executes a trained network through bit slices,
 * conductances and converters, so that its accuracy is measured and not assumed; it knows no energy.
 */
package dev.ranvier.hardware.accelerator.crossbar;
