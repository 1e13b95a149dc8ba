package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Inputs;
import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeRecorder;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The tick engine: visits every neuron in every step. For a clocked network this is its meaning. A continuous network can be
 * run on a grid, as an approximation: spikes of the stimulus and delays are moved to the nearest step (a delay that is not
 * zero takes at least one, and spikes of one source neuron that fall into one step become one), a crossing counts at the
 * next step. Spike times converge to those of the event engine with the first order of the step. Potentials are those after
 * the last step.
 *
 * <p>A network that was compiled in parts is run by as many threads, each of which keeps to its part of every population
 * and hands over its spikes after an epoch as long as the shortest delay. The sums of a neuron are added up in the same order
 * whatever the parts, so the bits do not depend on them. If some delay is zero, or a stop rule is to be watched, the epochs
 * are single steps; with zero delays one thread does all parts.
 *
 * <p>On one thread, a network in which nothing leads back is worked through population by population: each does all its
 * steps (up to {@value #LONGEST_SWEEP}) before the next one begins, while its weights are near. Recorders are told
 * in the order of time all the same.
 */
public final class TickEngine implements Engine {

    /** Longest sweep, in steps: long enough to pay for fetching weights, short enough to keep few spikes waiting. */
    private static final int LONGEST_SWEEP = 128;

    private final CompiledNetwork network;
    private final Timeline timeline;
    private final RunLedger ledger;
    private final Inputs inputs;
    private final SpikeHistory[] histories; // [population]
    private final TickState[][] states; // [population][part]
    private final int shortestDelay; // steps; 0 if there is one without delay
    private final String settings;
    private final boolean forward; // true if nothing leads back, so that a population can do many steps before the next
    private double nowMs;
    private int open; // the first step that has not happened

    /**
     * An engine at time 0, in double precision.
     *
     * @throws IllegalArgumentException if the network is continuous and was not compiled for a grid
     */
    public TickEngine(CompiledNetwork network) {
        this(network, Precision.DOUBLE);
    }

    /**
     * An engine at time 0.
     *
     * @throws IllegalArgumentException if the network is continuous and was not compiled for a grid
     */
    public TickEngine(CompiledNetwork network, Precision precision) {
        this(network, timeline(network), network.gridStepMs() > 0, precision);
    }

    /**
     * An engine at time 0 that approximates a continuous network, in double precision.
     *
     * @param stepMs step of the grid, positive
     * @throws IllegalArgumentException if the network is clocked or compiled for another grid, or the step is not positive
     */
    public TickEngine(CompiledNetwork network, double stepMs) {
        this(network, stepMs, Precision.DOUBLE);
    }

    /**
     * An engine at time 0 that approximates a continuous network.
     *
     * @param stepMs step of the grid, positive
     * @throws IllegalArgumentException if the network is clocked or compiled for another grid, or the step is not positive
     */
    public TickEngine(CompiledNetwork network, double stepMs, Precision precision) {
        this(network, gridFor(network, stepMs), true, precision);
    }

    private TickEngine(CompiledNetwork network, Timeline timeline, boolean grid, Precision precision) {
        this.network = network;
        this.timeline = timeline;
        settings = "tick engine, " + precision.name().toLowerCase(Locale.ROOT) + " precision"
                + (grid ? ", grid of " + timeline.stepMs() + " ms" : "") + ", " + network.parts() + " thread(s)";
        ledger = new RunLedger(network);
        inputs = new Inputs(network, timeline);
        TickStates builder = new TickStates(network, timeline, grid, precision, inputs);
        histories = builder.histories();
        states = new TickState[network.populations()][];
        Arrays.setAll(states, builder::of);
        shortestDelay = (int) network.network().projections().stream()
                .mapToDouble(projection -> steps(projection))
                .min()
                .orElse(1);
        forward = leadsForward(network);
    }

    @Override
    public CompiledNetwork network() {
        return network;
    }

    @Override
    public void reset() {
        nowMs = 0;
        open = 0;
        ledger.clear();
        inputs.clear();
        for (int population = 0; population < states.length; population++) {
            histories[population].clear();
            for (TickState state : states[population]) {
                state.reset();
            }
        }
    }

    @Override
    public String settings() {
        return settings;
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        nowMs = state.number(nowMs);
        open = state.whole(open);
        ledger.transfer(state);
        inputs.transfer(state);
        for (int population = 0; population < states.length; population++) {
            histories[population].transfer(state);
            for (TickState part : states[population]) {
                part.transfer(state);
            }
        }
    }

    @Override
    public void stimulate(Stimulus stimulus) {
        inputs.add(stimulus, open);
    }

    @Override
    public boolean advance(double untilMs, StopRule stop) {
        int end = firstStepFrom(untilMs);
        ledger.watch(stop);
        if (ledger.stopped(nowMs)) {
            return true;
        }
        boolean stopped = network.parts() == 1 || shortestDelay == 0
                ? advanceAlone(end, stop instanceof StopRule.Never)
                : advanceTogether(end, stop instanceof StopRule.Never ? shortestDelay : 1);
        nowMs = stopped ? timeline.toMs(open - 1) : untilMs;
        return stopped;
    }

    @Override
    public double timeMs() {
        return nowMs;
    }

    @Override
    public void potentials(int population, double[] into) {
        for (TickState state : states[population]) {
            state.potentials(into);
        }
    }

    @Override
    public ActivityProfile activity() {
        long[] events = new long[network.projectionLabels().size()];
        for (TickState[] parts : states) {
            for (TickState state : parts) {
                if (state.inbox() != null) {
                    state.inbox().addEvents(events);
                }
            }
        }
        return ledger.profile(nowMs, events);
    }

    @Override
    public void recordTo(SpikeRecorder recorder) {
        ledger.recordTo(recorder);
    }

    @Override
    public Connectivity.Sparse plasticSynapses(int projection) {
        int population = network.target(projection);
        PlasticRows rows = states[population][0].inbox().plastic(projection);
        if (rows == null) {
            throw new IllegalArgumentException(
                    network.projection(projection).label() + " is not plastic; its weights are those of the network");
        }
        return rows.snapshot(network.population(population).size());
    }

    private boolean advanceAlone(int end, boolean toTheEnd) {
        boolean stopped = false;
        while (!stopped && open < end) {
            int steps = toTheEnd ? sweepSteps(end) : 1;
            for (int population : network.order()) {
                sweep(population, steps);
                publish(population, steps);
            }
            finishSweep(steps);
            stopped = ledger.stopped(timeline.toMs(open - 1));
        }
        return stopped;
    }

    /** Number of steps that each population can do before the next one begins. */
    int sweepSteps(int end) {
        return forward ? Math.min(LONGEST_SWEEP, end - open) : 1;
    }

    /** A population does some steps; all that reach it without delay have done theirs. */
    void sweep(int population, int steps) {
        for (TickState state : states[population]) {
            for (int step = open; step < open + steps; step++) {
                state.step(step);
            }
        }
    }

    /** Makes the spikes of some steps of a population known to the others. */
    void publish(int population, int steps) {
        for (int step = 0; step < steps; step++) {
            publish(population, open + step, step);
        }
    }

    /** Counts and records the spikes of a sweep, by time, and ends it. */
    void finishSweep(int steps) {
        for (int step = 0; step < steps; step++) {
            for (int population : network.order()) {
                report(population, open + step, step);
            }
        }
        forget(steps);
    }

    /** The first step that is not before a time, to which the engine can go. */
    int firstStepFrom(double untilMs) {
        timeline.requireNotBefore(untilMs, nowMs);
        return (int) Math.min(Integer.MAX_VALUE, timeline.firstInstantFrom(untilMs));
    }

    /** The first step that has not happened. */
    int open() {
        return open;
    }

    /** Says which time was reached by sweeps. */
    void reached(double untilMs) {
        nowMs = untilMs;
    }

    private boolean advanceTogether(int end, int longestEpoch) {
        boolean stopped = false;
        try (Crew crew = new Crew(network.parts(), part -> epoch(part, Math.min(open + longestEpoch, end)))) {
            while (!stopped && open < end) {
                int steps = Math.min(longestEpoch, end - open);
                crew.work();
                for (int step = 0; step < steps; step++) {
                    for (int population : network.order()) {
                        publish(population, open + step, step);
                        report(population, open + step, step);
                    }
                }
                forget(steps);
                stopped = ledger.stopped(timeline.toMs(open - 1));
            }
        }
        return stopped;
    }

    private void epoch(int part, int end) {
        for (int step = open; step < end; step++) {
            for (int population : network.order()) {
                if (part < states[population].length) {
                    states[population][part].step(step);
                }
            }
        }
    }

    /** Makes the spikes that a population has fired in a step of the epoch known to the other populations. */
    private void publish(int population, int step, int stepOfEpoch) {
        boolean projects = network.outgoing(population).length > 0;
        for (TickState state : states[population]) {
            Outbox outbox = state.outbox();
            int[] neurons = outbox.neurons();
            double[] strengths = outbox.strengths();
            for (int spike = outbox.begin(stepOfEpoch); spike < outbox.end(stepOfEpoch); spike++) {
                if (projects && strengths == null) {
                    histories[population].append(step, neurons[spike]);
                } else if (projects) {
                    histories[population].append(step, neurons[spike], strengths[spike]);
                }
                if (state.inbox() != null) {
                    state.inbox().fired(neurons[spike], step);
                }
            }
        }
    }

    /** Counts and records the same spikes. */
    private void report(int population, int step, int stepOfEpoch) {
        double timeMs = timeline.toMs(step);
        for (TickState state : states[population]) {
            Outbox outbox = state.outbox();
            ledger.spikes(
                    population,
                    outbox.neurons(),
                    outbox.strengths(),
                    outbox.begin(stepOfEpoch),
                    outbox.end(stepOfEpoch),
                    timeMs);
        }
    }

    private void forget(int steps) {
        open += steps;
        for (int population = 0; population < states.length; population++) {
            for (TickState state : states[population]) {
                state.outbox().clear();
            }
            if (!(network.population(population).model() instanceof SpikeSource)) {
                ledger.updated(
                        population,
                        (long) steps * network.population(population).size());
            }
        }
    }

    private double steps(Projection projection) {
        return timeline.delay(projection.delays().minimumMs());
    }

    /** True if every projection leads to a later population, and no synapse changes with what its target does. */
    private static boolean leadsForward(CompiledNetwork network) {
        int[] place = new int[network.populations()]; // [population], in the order
        for (int i = 0; i < place.length; i++) {
            place[network.order()[i]] = i;
        }
        for (int projection = 0; projection < network.projections(); projection++) {
            if (place[network.source(projection)] >= place[network.target(projection)]
                    || network.projection(projection).isPlastic()) {
                return false;
            }
        }
        return network.parts() == 1;
    }

    private static Timeline timeline(CompiledNetwork network) {
        TimeBase timeBase = network.network().timeBase();
        if (timeBase.clocked()) {
            return Timeline.of(timeBase);
        }
        if (network.gridStepMs() == 0) {
            throw new IllegalArgumentException("network " + network.network().name()
                    + " lives in continuous time; give the tick engine the step of a grid, or use the event engine");
        }
        return Timeline.grid(network.gridStepMs());
    }

    private static Timeline gridFor(CompiledNetwork network, double stepMs) {
        TimeBase timeBase = network.network().timeBase();
        if (timeBase.clocked()) {
            throw new IllegalArgumentException("network " + network.network().name() + " is clocked with steps of "
                    + timeBase.stepMs() + " ms, which are part of its meaning; run it without a grid");
        }
        if (network.gridStepMs() > 0 && network.gridStepMs() != stepMs) {
            throw new IllegalArgumentException("network " + network.network().name() + " was compiled for a grid of "
                    + network.gridStepMs() + " ms, not of " + stepMs + " ms");
        }
        return Timeline.grid(stepMs);
    }
}
