package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Inputs;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeRecorder;

/**
 * The tick engine: visits every neuron in every step. For a clocked network this is its meaning. A continuous network can be
 * run on a grid, as an approximation: spikes of the stimulus and delays are moved to the nearest step (a delay that is not
 * zero takes at least one, and spikes of one source neuron that fall into one step become one), a crossing counts at the
 * next step. Spike times converge to those of the event engine with the first order of the step. Potentials are those after
 * the last step.
 */
public final class TickEngine implements Engine {

    private final CompiledNetwork network;
    private final Timeline timeline;
    private final boolean grid;
    private final RunLedger ledger;
    private final Inputs inputs;
    private final SpikeHistory[] histories; // [population]
    private final TickState[] states; // [population]
    private double nowMs;
    private int open; // the first step that has not happened

    /**
     * An engine at time 0 for a clocked network.
     *
     * @throws IllegalArgumentException if the network is continuous
     */
    public TickEngine(CompiledNetwork network) {
        this(network, clocked(network), false);
    }

    /**
     * An engine at time 0 that approximates a continuous network.
     *
     * @param stepMs step of the grid, positive
     * @throws IllegalArgumentException if the network is clocked or the step is not positive
     */
    public TickEngine(CompiledNetwork network, double stepMs) {
        this(network, gridFor(network, stepMs), true);
    }

    private TickEngine(CompiledNetwork network, Timeline timeline, boolean grid) {
        this.network = network;
        this.timeline = timeline;
        this.grid = grid;
        ledger = new RunLedger(network);
        inputs = new Inputs(network, timeline);
        histories = new SpikeHistory[network.populations()];
        for (int population = 0; population < histories.length; population++) {
            histories[population] = new SpikeHistory(network.outgoing(population).length);
        }
        states = new TickState[network.populations()];
        for (int population = 0; population < states.length; population++) {
            states[population] = state(population);
        }
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
            states[population].reset();
        }
    }

    @Override
    public void stimulate(Stimulus stimulus) {
        inputs.add(stimulus, open);
    }

    @Override
    public boolean advance(double untilMs, StopRule stop) {
        timeline.requireNotBefore(untilMs, nowMs);
        ledger.watch(stop);
        double end = timeline.firstInstantFrom(untilMs);
        while (!ledger.stopped() && open < end) {
            step();
            if (ledger.stopped()) {
                nowMs = timeline.toMs(open - 1);
                return true;
            }
        }
        if (ledger.stopped()) {
            return true;
        }
        nowMs = untilMs;
        return false;
    }

    @Override
    public double timeMs() {
        return nowMs;
    }

    @Override
    public void potentials(int population, double[] into) {
        states[population].potentials(into);
    }

    @Override
    public ActivityProfile activity() {
        return ledger.profile(nowMs);
    }

    @Override
    public void recordTo(SpikeRecorder recorder) {
        ledger.recordTo(recorder);
    }

    private void step() {
        for (int population : network.order()) {
            states[population].step(open);
            if (!(states[population] instanceof SourceTicks)) {
                ledger.updated(population, network.population(population).size());
            }
        }
        open++;
    }

    private TickState state(int population) {
        NeuronModel model = network.population(population).model();
        int size = network.population(population).size();
        Outbox outbox = new Outbox(
                population, network.outgoing(population).length > 0, histories[population], ledger, timeline);
        if (model instanceof SpikeSource) {
            return new SourceTicks(inputs.of(population), outbox, size);
        }
        Inbox inbox = new Inbox(routes(population), ledger, size);
        if (model instanceof ConstantSlope slope) {
            return new ConstantSlopeTicks(slope, inbox, outbox, timeline);
        }
        if (model instanceof IntegerNeuron integer) {
            return new IntegerTicks(integer, inbox, outbox);
        }
        return new MembraneTicks(Membrane.of(model, size), inbox, outbox, timeline, grid);
    }

    private Inbox.Route[] routes(int population) {
        int[] incoming = network.incoming(population);
        Inbox.Route[] routes = new Inbox.Route[incoming.length];
        for (int i = 0; i < incoming.length; i++) {
            int projection = incoming[i];
            int source = network.source(projection);
            int reader = 0;
            while (network.outgoing(source)[reader] != projection) {
                reader++;
            }
            routes[i] = new Inbox.Route(
                    projection,
                    network.rows(projection),
                    (int) timeline.delay(network.projection(projection).delayMs()),
                    histories[source],
                    reader);
        }
        return routes;
    }

    private static Timeline clocked(CompiledNetwork network) {
        TimeBase timeBase = network.network().timeBase();
        if (!timeBase.clocked()) {
            throw new IllegalArgumentException("network " + network.network().name()
                    + " lives in continuous time; give the tick engine the step of a grid, or use the event engine");
        }
        return Timeline.of(timeBase);
    }

    private static Timeline gridFor(CompiledNetwork network, double stepMs) {
        TimeBase timeBase = network.network().timeBase();
        if (timeBase.clocked()) {
            throw new IllegalArgumentException("network " + network.network().name() + " is clocked with steps of "
                    + timeBase.stepMs() + " ms, which are part of its meaning; run it without a grid");
        }
        return Timeline.grid(stepMs);
    }
}
