/**
 * Conventional machines as small models: from the shapes of a {@link dev.ranvier.hardware.workload.Workload} to cycles,
 * counts, latency and energy. Each machine is a class and two data files of cited figures: what the machine is, and what
 * its actions cost.
 *
 * <p>Counts and cycles depend on shapes and machine parameters only, never on the energy constants. Arithmetic is not
 * executed: the accuracy of a network on such a machine comes from running its arithmetic elsewhere.
 */
package dev.ranvier.hardware.accelerator;
