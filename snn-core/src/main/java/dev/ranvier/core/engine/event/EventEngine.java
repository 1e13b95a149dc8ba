package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Inputs;
import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.spike.SpikeRecorder;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * The event-driven engine: goes from one instant in which something happens to the next. Continuous networks are exact:
 * state between events and threshold crossings have closed forms. Clocked networks give the same spikes as in the tick
 * engine, with work only where something arrives or a neuron can fire by itself.
 *
 * <p>A spike is one event for each projection, however many synapses it has. Nothing is allocated per event.
 */
public final class EventEngine implements Engine {

    private final CompiledNetwork network;
    private final Timeline timeline;
    private final RunLedger ledger;
    private final Inputs inputs;
    private final EventQueue queue;
    private final PopulationState[] states; // [position in the network's order]
    private final PopulationState[] byPopulation; // [population], the same objects
    private double nowMs;
    private double open; // the first instant that has not happened

    /**
     * An engine at time 0.
     *
     * @throws IllegalArgumentException naming a population that only the tick engine can carry: those whose equation has
     *     no closed solution, alpha currents, and neurons that fire by chance
     */
    public EventEngine(CompiledNetwork network) {
        this.network = network;
        timeline = Timeline.of(network.network().timeBase());
        ledger = new RunLedger(network);
        inputs = new Inputs(network, timeline);
        EventStates builder = new EventStates(network, timeline, ledger, inputs);
        queue = builder.queue();
        states = builder.inOrder();
        byPopulation = new PopulationState[states.length];
        for (PopulationState state : states) {
            byPopulation[state.place.population()] = state;
        }
        reset();
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
        queue.clear();
        for (PopulationState state : states) {
            state.place.history().clear();
            state.reset();
            state.resetRoutes();
            state.announceDrives();
        }
    }

    @Override
    public String settings() {
        return "event engine";
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        nowMs = state.number(nowMs);
        open = state.number(open);
        ledger.transfer(state);
        inputs.transfer(state);
        queue.transfer(state);
        for (PopulationState population : states) {
            population.transfer(state);
        }
    }

    @Override
    public void stimulate(Stimulus stimulus) {
        inputs.add(stimulus, open);
        for (PopulationState state : states) {
            if (state instanceof SourceState source) {
                source.announce();
            }
        }
    }

    @Override
    public boolean advance(double untilMs, StopRule stop) {
        timeline.requireNotBefore(untilMs, nowMs);
        ledger.watch(stop);
        double end = timeline.firstInstantFrom(untilMs);
        if (ledger.stopped(nowMs)) {
            return true;
        }
        while (queue.firstTime() < end) {
            double now = queue.firstTime();
            handle(now);
            if (ledger.stopped(timeline.toMs(now))) {
                nowMs = timeline.toMs(now);
                openFrom(timeline.after(now));
                return true;
            }
        }
        nowMs = untilMs;
        openFrom(Math.max(open, end));
        return false;
    }

    @Override
    public double timeMs() {
        return nowMs;
    }

    @Override
    public void potentials(int population, double[] into) {
        byPopulation[population].potentials(nowMs, open, into);
    }

    @Override
    public ActivityProfile activity() {
        for (PopulationState state : states) {
            state.catchUp(open);
        }
        return ledger.profile(nowMs);
    }

    @Override
    public void recordTo(SpikeRecorder recorder) {
        ledger.recordTo(recorder);
    }

    @Override
    public Connectivity.Sparse plasticSynapses(int projection) {
        int population = network.target(projection);
        for (Route route : byPopulation[population].place.incoming()) {
            if (route.projection() == projection && route.plasticRows() != null) {
                return route.plasticRows()
                        .snapshot(network.population(population).size());
            }
        }
        throw new IllegalArgumentException(
                network.projection(projection).label() + " is not plastic; its weights are those of the network");
    }

    /** Entries are numbered by population in order, so the populations of an instant come up one after the other. */
    private void handle(double now) {
        int position = 0;
        while (queue.firstTime() == now) {
            while (queue.first() >= states[position].place.endEntry()) {
                position++;
            }
            states[position].handle(now);
        }
    }

    /** A clocked network updates every neuron in every step, whether this engine had to visit it or not. */
    private void openFrom(double instant) {
        if (timeline.stepped()) {
            for (PopulationState state : states) {
                if (!(state instanceof SourceState)) {
                    ledger.updated(state.place.population(), (long) (instant - open) * state.place.size());
                }
            }
        }
        open = instant;
    }
}
