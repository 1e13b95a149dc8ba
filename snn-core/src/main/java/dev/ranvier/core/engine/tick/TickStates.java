package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.GeneratedSpikes;
import dev.ranvier.core.engine.Inputs;
import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.clocked.StepNeurons;
import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.GateCounts;
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
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.List;

/** Makes the states of a tick engine and wires them. */
final class TickStates {

    private final CompiledNetwork network;
    private final Timeline timeline;
    private final boolean grid;
    private final Precision precision;
    private final Inputs inputs;
    private final SpikeHistory[] histories; // [population]

    TickStates(CompiledNetwork network, Timeline timeline, boolean grid, Precision precision, Inputs inputs) {
        this.network = network;
        this.timeline = timeline;
        this.grid = grid;
        this.precision = precision;
        this.inputs = inputs;
        histories = new SpikeHistory[network.populations()];
        for (int population = 0; population < histories.length; population++) {
            histories[population] = new SpikeHistory(
                    network.outgoing(population).length * network.parts(),
                    network.population(population).model().graded());
        }
    }

    SpikeHistory[] histories() {
        return histories;
    }

    /** The states of a population, one for each part; a source has only one. */
    TickState[] of(int population) {
        if (network.population(population).model() instanceof SpikeSource source) {
            int size = network.population(population).size();
            GeneratedSpikes generated =
                    source.takesStimulus() ? null : new GeneratedSpikes(source.spikes(), size, timeline);
            return new TickState[] {new SourceTicks(inputs.of(population), generated, new Outbox(source.graded()), size)
            };
        }
        TickState[] states = new TickState[network.parts()];
        for (int part = 0; part < states.length; part++) {
            states[part] = state(population, part);
        }
        return states;
    }

    private TickState state(int population, int part) {
        NeuronModel model = network.population(population).model();
        int size = network.population(population).size();
        Outbox outbox = new Outbox(model.graded());
        boolean single = precision == Precision.SINGLE;
        if (single && (model instanceof IntegrateAndFire || model instanceof Lif)) {
            Membrane membrane = Membrane.of(model, size);
            return new FloatMembraneTicks(
                    membrane, goal(population, membrane), floatInbox(population, part), outbox, timeline, grid);
        }
        if (single && model instanceof CurrentLif current) {
            Membrane membrane = Membrane.of(model, size);
            return new FloatCurrentTicks(
                    current,
                    membrane,
                    goal(population, membrane),
                    floatInbox(population, part),
                    outbox,
                    timeline,
                    grid);
        }
        if (model instanceof IntegerNeuron integer && integer.noise().synapses()) {
            IntegerRule rule = new IntegerRule(integer, population, size);
            return new IntegerTicks(rule, arrivalInbox(rule, population, part), outbox);
        }
        if (model instanceof MaxGate gate) {
            return gates(gate, population, part, outbox);
        }
        DoubleInbox inbox = new DoubleInbox(
                routes(population, part),
                drives(population),
                receptors(population),
                size,
                network.firstNeuron(population, part),
                network.firstNeuron(population, part + 1));
        if (StepNeurons.handles(model)) {
            return new StepTicks(
                    StepNeurons.of(model, size, inbox.first(), inbox.end(), timeline.stepMs()), inbox, outbox);
        }
        if (model instanceof ConductanceLif conductance) {
            return new ConductanceTicks(conductance, inbox, outbox, timeline, grid);
        }
        if (model instanceof Izhikevich izhikevich) {
            return new IzhikevichTicks(izhikevich, inbox, outbox, timeline, grid);
        }
        if (model instanceof ConstantSlope slope) {
            return new ConstantSlopeTicks(slope, inbox, outbox, timeline);
        }
        if (model instanceof IntegerNeuron integer) {
            return new IntegerTicks(new IntegerRule(integer, population, size), inbox, outbox);
        }
        Membrane membrane = Membrane.of(model, size);
        MovingGoal goal = goal(population, membrane);
        if (model instanceof CurrentLif current) {
            return new CurrentTicks(current, membrane, goal, inbox, outbox, timeline, grid);
        }
        if (model instanceof AlphaLif alpha) {
            return new AlphaTicks(alpha, membrane, goal, inbox, outbox, timeline, grid);
        }
        if (model instanceof AdaptiveLif adaptive) {
            return new AdaptiveTicks(adaptive, membrane, goal, inbox, outbox, timeline, grid);
        }
        if (model instanceof EscapeRateLif escape) {
            return new EscapeRateTicks(escape, membrane, goal, inbox, outbox, timeline, grid);
        }
        return new MembraneTicks(membrane, goal, inbox, outbox, timeline, grid);
    }

    private MovingGoal goal(int population, Membrane membrane) {
        return network.goal(population, membrane, timeline);
    }

    private MaxGateTicks gates(MaxGate gate, int population, int part, Outbox outbox) {
        int size = network.population(population).size();
        int source = network.source(network.incoming(population)[0]);
        return new MaxGateTicks(
                new GateCounts(gate, network.population(source).size(), size),
                routes(population, part),
                size,
                network.firstNeuron(population, part),
                network.firstNeuron(population, part + 1),
                outbox);
    }

    private FloatInbox floatInbox(int population, int part) {
        return new FloatInbox(
                routes(population, part),
                drives(population),
                receptors(population),
                network.population(population).size(),
                network.firstNeuron(population, part),
                network.firstNeuron(population, part + 1));
    }

    private ArrivalInbox arrivalInbox(IntegerRule rule, int population, int part) {
        return new ArrivalInbox(
                rule,
                routes(population, part),
                drives(population),
                network.population(population).size(),
                network.firstNeuron(population, part),
                network.firstNeuron(population, part + 1));
    }

    /** Receptors that need sums: those of a drive only if something arrives there. */
    private int receptors(int population) {
        NeuronModel model = network.population(population).model();
        if (!(model instanceof IntegrateAndFire) && !StepNeurons.handles(model)) {
            return model.receptors();
        }
        boolean driven = false;
        for (int projection : network.incoming(population)) {
            driven |= network.projection(projection).receptor() == IntegrateAndFire.DRIVE;
        }
        return driven ? model.receptors() : 1;
    }

    private PoissonCounts[] drives(int population) {
        List<PoissonCounts> drives = new ArrayList<>();
        List<PoissonDrive> all = network.network().drives();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).target().equals(network.population(population).name())) {
                int index = network.projections() + i;
                drives.add(new PoissonCounts(
                        index, all.get(i), network.population(population).size(), timeline.stepMs()));
            }
        }
        return drives.toArray(PoissonCounts[]::new);
    }

    private Inbox.Route[] routes(int population, int part) {
        int[] incoming = network.incoming(population);
        Inbox.Route[] routes = new Inbox.Route[incoming.length];
        for (int i = 0; i < incoming.length; i++) {
            int index = incoming[i];
            int source = network.source(index);
            int place = 0;
            while (network.outgoing(source)[place] != index) {
                place++;
            }
            Projection projection = network.projection(index);
            boolean oneDelay = projection.hasOneDelay();
            DelayedRows delayed = oneDelay ? null : network.delayedRows(index, part);
            routes[i] = new Inbox.Route(
                    index,
                    projection.receptor(),
                    oneDelay && !projection.isPlastic() ? network.rows(index, part) : null,
                    delayed,
                    projection.isPlastic()
                            ? PlasticRows.of(
                                    projection, network.population(population).size(), timeline::toMs)
                            : null,
                    oneDelay ? (int) timeline.delay(projection.delayMs()) : 1,
                    histories[source],
                    place * network.parts() + part);
        }
        return routes;
    }
}
