package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Inputs;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.clocked.StepNeurons;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.spike.SpikeRecorder;
import java.util.List;
import java.util.stream.IntStream;

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
     * @throws IllegalArgumentException naming a population that only the tick engine can carry: see the kinds of neuron,
     *     and in a clocked network also currents, adaptive thresholds and Poisson input
     */
    public EventEngine(CompiledNetwork network) {
        this.network = network;
        timeline = Timeline.of(network.network().timeBase());
        ledger = new RunLedger(network);
        inputs = new Inputs(network, timeline);
        states = new PopulationState[network.populations()];
        byPopulation = new PopulationState[network.populations()];

        int[] firstEntry = new int[network.populations()];
        int entries = 0;
        for (int population : network.order()) {
            firstEntry[population] = entries;
            entries += network.incoming(population).length
                    + drives(population).length
                    + 1
                    + network.population(population).size();
        }
        queue = new EventQueue(entries);
        build(firstEntry);
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
            state.resetWeights();
            state.announceDrives();
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
        while (!ledger.stopped() && queue.firstTime() < end) {
            double now = queue.firstTime();
            handle(now);
            if (ledger.stopped()) {
                nowMs = timeline.toMs(now);
                openFrom(timeline.after(now));
                return true;
            }
        }
        if (ledger.stopped()) {
            return true;
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

    private void build(int[] firstEntry) {
        SpikeHistory[] histories = new SpikeHistory[network.populations()];
        Route[] routes = new Route[network.projections()];
        for (int source = 0; source < histories.length; source++) {
            int[] outgoing = network.outgoing(source);
            histories[source] = new SpikeHistory(
                    outgoing.length, network.population(source).model().graded());
            for (int reader = 0; reader < outgoing.length; reader++) {
                routes[outgoing[reader]] = route(outgoing[reader], histories[source], reader, firstEntry);
            }
        }
        for (int position = 0; position < states.length; position++) {
            int population = network.order()[position];
            states[position] = state(new PopulationState.Place(
                    population,
                    network.population(population).size(),
                    firstEntry[population],
                    pick(routes, network.incoming(population)),
                    drives(population),
                    pick(routes, network.outgoing(population)),
                    histories[population],
                    queue,
                    ledger,
                    timeline));
            byPopulation[population] = states[position];
        }
    }

    private Route route(int projection, SpikeHistory history, int reader, int[] firstEntry) {
        double delay = timeline.delay(network.projection(projection).delayMs());
        int target = network.target(projection);
        if (network.population(target).model() instanceof ConstantSlope) {
            return Route.collected(projection, network.rows(projection), delay, history, reader);
        }
        int entry = firstEntry[target];
        while (network.incoming(target)[entry - firstEntry[target]] != projection) {
            entry++;
        }
        int receptor = network.projection(projection).receptor();
        if (network.projection(projection).isPlastic()) {
            PlasticRows rows = PlasticRows.of(
                    network.projection(projection), network.population(target).size(), timeline::toMs);
            return Route.plastic(projection, receptor, rows, delay, history, reader, entry);
        }
        return Route.announced(projection, receptor, network.rows(projection), delay, history, reader, entry);
    }

    private DriveRoute[] drives(int population) {
        List<PoissonDrive> all = network.network().drives();
        String name = network.population(population).name();
        int size = network.population(population).size();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).target().equals(name))
                .mapToObj(i -> new DriveRoute(network.projections() + i, all.get(i), size, ledger))
                .toArray(DriveRoute[]::new);
    }

    private static Route[] pick(Route[] routes, int[] projections) {
        Route[] picked = new Route[projections.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = routes[projections[i]];
        }
        return picked;
    }

    private PopulationState state(PopulationState.Place place) {
        Population population = network.population(place.population());
        NeuronModel model = population.model();
        if (place.drives().length > 0 && (timeline.stepped() || model instanceof ConstantSlope)) {
            throw refused(population, "takes Poisson input in steps or in a window");
        }
        if (model instanceof SpikeSource) {
            return new SourceState(place, inputs.of(place.population()));
        }
        if (model instanceof ConstantSlope slope) {
            return new ConstantSlopeState(place, slope);
        }
        if (model instanceof MaxGate gate) {
            int source = network.source(network.incoming(place.population())[0]);
            return new MaxGateState(place, gate, network.population(source).size());
        }
        if (model instanceof IntegerNeuron) {
            throw refused(population, "has integer neurons, which take part in every tick");
        }
        if (model instanceof ConductanceLif || model instanceof Izhikevich) {
            throw refused(population, "follows an equation that has no closed solution");
        }
        if (model instanceof AlphaLif || model instanceof EscapeRateLif) {
            throw refused(population, "has alpha currents or fires by chance, which this engine does not solve");
        }
        if (StepNeurons.handles(model)) {
            StepNeurons neurons = StepNeurons.of(model, place.size(), 0, place.size(), timeline.stepMs());
            return new StepState(place, neurons, model.receptors());
        }
        Membrane membrane = Membrane.of(model, place.size());
        if (model instanceof CurrentLif current) {
            if (timeline.stepped()) {
                throw refused(population, "has currents on steps, where only the tick engine goes");
            }
            return new CurrentState(place, current, membrane);
        }
        if (model instanceof AdaptiveLif adaptive) {
            if (timeline.stepped()) {
                throw refused(population, "adapts on steps, where only the tick engine goes");
            }
            return new AdaptiveState(place, adaptive, membrane);
        }
        return timeline.stepped() ? new SteppedState(place, membrane) : new ContinuousState(place, membrane);
    }

    private static IllegalArgumentException refused(Population population, String why) {
        return new IllegalArgumentException("population " + population.name() + " " + why
                + "; run the network in the tick engine (or, integer neurons, on the chip), not in the event engine");
    }
}
