package dev.ranvier.core.engine;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.spike.SpikeRecorder;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * Runs one {@link CompiledNetwork} and owns all its mutable state. Not thread-safe: use one engine a thread; the compiled
 * network is shared.
 *
 * <h2>Order and ties (normative)</h2>
 *
 * <ol>
 *   <li>All arrivals of one instant at one neuron are summed, from 0, before their sum is added to V and the threshold is
 *       tested; the test is {@code V >= threshold}. A crossing by drive at that very instant is no exception: V stands at
 *       the threshold when the sum is added.
 *   <li>Within one instant populations are handled in their {@linkplain CompiledNetwork#order() order}: sources first,
 *       then so that each population comes after those that reach it without delay. So a spike over a zero-delay
 *       projection is part of the same instant's sum.
 *   <li>Arrivals are summed in a fixed sequence: projections in the order of the network, within a projection by the time
 *       at which they were fired, then by source neuron. The order in which simultaneous spikes of a stimulus are listed
 *       therefore changes nothing.
 *   <li>A neuron fires at most once in an instant; a source neuron that a stimulus names twice in one fires once
 *       (graded: with the largest of the strengths). What a
 *       reset by subtraction leaves at or above the threshold fires in the next instant: the next step, or in continuous
 *       time the next representable time, after the refractory period if there is one. In continuous time a potential that
 *       starts at or above the threshold fires at time 0.
 *   <li>A spike at t begins a refractory period [t, t + refractoryMs): arrivals and drive in it are lost, V stays where the
 *       reset put it. An arrival at exactly t + refractoryMs counts.
 *   <li>A run to time T covers [now, T): what happens at T itself belongs to the next run.
 * </ol>
 *
 * <p>In a clocked network the instants are the steps. At step k, for each population in order: V is carried from step k-1 to
 * k by the exact solution with drive (at step 0 this already applies once: the first step is as long as the others), the
 * arrivals of step k are added, the threshold is tested, the reset applied. A delay of d steps makes a spike of step k arrive
 * at step k + d. A neuron that fires at step k with a refractory period of r steps ignores steps k+1 .. k+r-1 wholly, i.e.
 * arrivals and drive of those steps; spikes of a stimulus belong to the step {@code round(t / stepMs)} and must be within
 * 1e-6 steps of it. A refractory period that is no whole number of steps counts up to the next.
 *
 * <p>In continuous time the same instant means the same {@code double}: two ways of equal length whose delays round
 * differently do not meet. On a grid that approximates continuous time, step 0 is time 0: V is carried for the first time
 * to step 1.
 */
public interface Engine {

    /** The network that this engine runs. */
    CompiledNetwork network();

    /** Back to time 0 with initial potentials, no input and empty counts; the next run gives the same bits as the first. */
    void reset();

    /**
     * Adds input at or after the current time; after a stop, later than the instant that stopped the run. Input of several
     * calls adds up.
     *
     * @throws IllegalArgumentException if a population is unknown or no source, a neuron is out of range, a spike lies in
     *     the past, or (clocked) between steps; nothing is added then
     */
    void stimulate(Stimulus stimulus);

    /**
     * Runs to {@code untilMs} (exclusive) or until the rule stops it. Two calls one after the other give the same as one. If
     * the rule is true already, nothing happens.
     *
     * @return true if the rule stopped the run before its time
     * @throws IllegalArgumentException if the time lies in the past or is infinite, or the rule names an unknown population
     */
    boolean advance(double untilMs, StopRule stop);

    /** Current time: everything before it has happened. After a stop: the instant that stopped the run, which has happened. */
    double timeMs();

    /**
     * Potentials of a population after the last step (clocked and tick engine; before the first, the initial ones) or
     * carried to {@link #timeMs()} (continuous time). Sources have 0. A constant-slope neuron shows, before its window, the
     * potential that it would have at its start without further input; it stops rising when it fires or the window ends.
     *
     * @param population index of the population
     * @param into {@code [neuron]}. Modified.
     */
    void potentials(int population, double[] into);

    /** What has happened since the last reset; a copy. */
    ActivityProfile activity();

    /**
     * The synapses of a plastic projection with their weights now, by source; a copy.
     *
     * @param projection index of the projection
     * @throws IllegalArgumentException if it is not plastic
     */
    Connectivity.Sparse plasticSynapses(int projection);

    /**
     * How this engine was made, for checkpoints: two engines with the same settings and network give the same bits from the
     * same state.
     */
    String settings();

    /**
     * Carries everything that a further run depends on out of this engine or into it. Only between runs; an engine in which
     * a run was broken off by an exception has to be reset first. One into which state did not come whole has to be reset.
     *
     * @throws IOException if the transfer fails
     */
    void transfer(StateTransfer state) throws IOException;

    /** Sends every spike, those of sources included, to a recorder; null stops that. */
    void recordTo(SpikeRecorder recorder);

    /** Resets, takes the stimulus, and runs for a time from 0. */
    default void run(Stimulus stimulus, double durationMs) {
        reset();
        stimulate(stimulus);
        advance(durationMs, new StopRule.Never());
    }
}
