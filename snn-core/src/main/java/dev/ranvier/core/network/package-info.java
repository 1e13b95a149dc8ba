/**
 * What spikes: {@link dev.ranvier.core.network.Network}, its populations, projections and neuron models.
 *
 * <p>All of it is immutable description, checked when it is built. The three machines (event engine, tick engine, chip) take
 * the same network; the equations stand in the Javadoc of each {@link dev.ranvier.core.network.NeuronModel} and nowhere else.
 * {@link dev.ranvier.core.network.CoreLimits} says what one core of a chip can hold; trainer and mapper meet only there.
 *
 * <p>Input is part of the description, too, where it needs no data: sources that make their own spikes
 * ({@link dev.ranvier.core.network.SourceSpikes}), Poisson background ({@link dev.ranvier.core.network.PoissonDrive}) and
 * currents in steps ({@link dev.ranvier.core.network.StepCurrent}). What they draw depends on seeds, neurons and times only.
 */
package dev.ranvier.core.network;
