package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.GeneratedSpikes;
import dev.ranvier.core.engine.Inputs;
import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.clocked.StepNeurons;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.PoissonCounts;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.ConductanceLif;
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
import java.util.List;
import java.util.stream.IntStream;

/** Makes the states of an event engine and wires them. */
final class EventStates {

    private final CompiledNetwork network;
    private final Timeline timeline;
    private final RunLedger ledger;
    private final Inputs inputs;
    private final EventQueue queue;
    private final int[] firstEntry; // [population], of its entries in the queue
    private final PopulationState[] states; // [position in the network's order]

    /** @throws IllegalArgumentException naming a population that only the tick engine can carry */
    EventStates(CompiledNetwork network, Timeline timeline, RunLedger ledger, Inputs inputs) {
        this.network = network;
        this.timeline = timeline;
        this.ledger = ledger;
        this.inputs = inputs;
        states = new PopulationState[network.populations()];
        firstEntry = new int[network.populations()];
        int entries = 0;
        for (int population : network.order()) {
            firstEntry[population] = entries;
            entries += network.incoming(population).length
                    + drives(population).length
                    + 1
                    + network.population(population).size();
        }
        queue = new EventQueue(entries);
        build();
    }

    /** The queue with an entry for everything that can happen. */
    EventQueue queue() {
        return queue;
    }

    /** The states in the order in which the populations of an instant are handled. */
    PopulationState[] inOrder() {
        return states;
    }

    private void build() {
        SpikeHistory[] histories = new SpikeHistory[network.populations()];
        Route[] routes = new Route[network.projections()];
        for (int source = 0; source < histories.length; source++) {
            int[] outgoing = network.outgoing(source);
            histories[source] = new SpikeHistory(
                    outgoing.length, network.population(source).model().graded());
            for (int reader = 0; reader < outgoing.length; reader++) {
                routes[outgoing[reader]] = route(outgoing[reader], histories[source], reader);
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
        }
    }

    private Route route(int projection, SpikeHistory history, int reader) {
        int target = network.target(projection);
        boolean collects = network.population(target).model() instanceof ConstantSlope;
        boolean oneDelay = network.projection(projection).hasOneDelay();
        if (collects && !oneDelay) {
            throw refused(network.population(target), "fires in a window and gets synapses with delays of their own");
        }
        double delay = oneDelay ? timeline.delay(network.projection(projection).delayMs()) : Double.NaN;
        if (collects) {
            return OneDelayRoute.collected(projection, network.rows(projection), delay, history, reader);
        }
        int entry = firstEntry[target];
        while (network.incoming(target)[entry - firstEntry[target]] != projection) {
            entry++;
        }
        int receptor = network.projection(projection).receptor();
        if (network.projection(projection).isPlastic()) {
            PlasticRows rows = PlasticRows.of(
                    network.projection(projection), network.population(target).size(), timeline::toMs);
            return OneDelayRoute.plastic(projection, receptor, rows, delay, history, reader, entry);
        }
        if (!oneDelay) {
            return new SpreadRoute(projection, receptor, network.spreadRows(projection), history, reader, entry);
        }
        return OneDelayRoute.announced(projection, receptor, network.rows(projection), delay, history, reader, entry);
    }

    private DriveRoute[] drives(int population) {
        List<PoissonDrive> all = network.network().drives();
        String name = network.population(population).name();
        int size = network.population(population).size();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).target().equals(name))
                .mapToObj(i -> drive(network.projections() + i, all.get(i), size))
                .toArray(DriveRoute[]::new);
    }

    private DriveRoute drive(int index, PoissonDrive drive, int size) {
        return timeline.stepped()
                ? new SteppedDrive(new PoissonCounts(index, drive, size, timeline.stepMs()), ledger)
                : new ContinuousDrive(index, drive, size, ledger);
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
        if (model instanceof SpikeSource source) {
            GeneratedSpikes generated =
                    source.takesStimulus() ? null : new GeneratedSpikes(source.spikes(), place.size(), timeline);
            return new SourceState(place, inputs.of(place.population()), generated);
        }
        if (model instanceof ConstantSlope slope) {
            if (place.drives().length > 0) {
                throw refused(population, "takes Poisson input in a window");
            }
            return new ConstantSlopeState(place, slope);
        }
        if (model instanceof MaxGate gate) {
            int source = network.source(network.incoming(place.population())[0]);
            return new MaxGateState(place, gate, network.population(source).size());
        }
        if (model instanceof IntegerNeuron integer) {
            return new SteppedIntegerState(place, new IntegerRule(integer, place.population(), place.size()));
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
        MovingGoal goal = network.goal(place.population(), membrane, timeline);
        if (model instanceof CurrentLif current) {
            return timeline.stepped()
                    ? new SteppedCurrentState(place, current, membrane, goal)
                    : currents(place, current, membrane, goal);
        }
        if (model instanceof AdaptiveLif adaptive) {
            return timeline.stepped()
                    ? new SteppedAdaptiveState(place, adaptive, membrane, goal)
                    : new AdaptiveState(place, adaptive, membrane, goal);
        }
        return timeline.stepped()
                ? new SteppedState(place, membrane, goal)
                : new ContinuousState(place, membrane, goal);
    }

    private static CurrentState currents(
            PopulationState.Place place, CurrentLif model, Membrane membrane, MovingGoal goal) {
        CurrentPath path = new CurrentPath(model.tauMembraneMs(), model.tauSynapseMs());
        double shortestMs = model.tauSynapseMs().stream().reduce(model.tauMembraneMs(), Math::min);
        return ScaledCurrentState.fits(path)
                ? new ScaledCurrentState(place, path, shortestMs, model.receptors(), membrane, goal)
                : new CarriedCurrentState(place, path, model.receptors(), membrane, goal);
    }

    private static IllegalArgumentException refused(Population population, String why) {
        return new IllegalArgumentException("population " + population.name() + " " + why
                + "; run the network in the tick engine, not in the event engine");
    }
}
