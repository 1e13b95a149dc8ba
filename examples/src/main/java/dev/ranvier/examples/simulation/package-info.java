/**
 * One run of one network, watched: {@link dev.ranvier.examples.simulation.Simulation} records spikes and potentials to
 * files while it runs, and afterwards says what the populations did ({@link
 * dev.ranvier.examples.simulation.SimulationResult}) and draws it. What breaks off is kept and marked.
 */
package dev.ranvier.examples.simulation;
