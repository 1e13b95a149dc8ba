package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Values;
import dev.ranvier.hardware.chip.ChipGrid;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.CoreNeurons;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.NeuronNoise;
import dev.ranvier.hardware.chip.OutputPort;
import dev.ranvier.hardware.chip.SpikeTargets;
import dev.ranvier.hardware.mapping.Splitters.Drive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what the other steps have decided. */
final class ProgramBuilder {

    private static final Values ZERO = Values.uniform(0);

    /** Fires at each spike on its axon (weight 1), remembers nothing. */
    private static final IntegerNeuron SPLITTER =
            new IntegerNeuron(ZERO, false, Values.uniform(1), ZERO, IntegerNeuron.Reset.TO_VALUE, ZERO, false, ZERO);

    private final Network network;
    private final CoreLimits limits;
    private final Wiring wiring;
    private final FanOut fanOut;
    private final Places places;

    ProgramBuilder(Network network, CoreLimits limits, Wiring wiring, FanOut fanOut, Places places) {
        this.network = network;
        this.limits = limits;
        this.wiring = wiring;
        this.fanOut = fanOut;
        this.places = places;
    }

    ChipProgram build(String output) {
        List<CoreProgram> programs = new ArrayList<>();
        for (int core = 0; core < wiring.cores(); core++) {
            TypedCore typed = wiring.typed(core);
            programs.add(new CoreProgram(
                    places.x()[core], places.y()[core], typed.axonType(), typed.crossbar(), neurons(core)));
        }
        OutputPort port = new OutputPort(
                places.mesh().portX(),
                places.mesh().portY(),
                network.population(output).size());
        return new ChipProgram(network.name(), limits, port, programs, options(), ChipGrid.holding(programs));
    }

    /** Those of all populations; the mapper has checked that they agree. */
    private IntegerOptions options() {
        for (Population population : network.populations()) {
            if (population.model() instanceof IntegerNeuron model) {
                return model.options();
            }
        }
        return IntegerOptions.DEFAULT;
    }

    private CoreNeurons neurons(int core) {
        CoreGroup group = wiring.group(core);
        if (group == null) {
            int splitters = wiring.drives(core).length;
            return neurons(core, SPLITTER, new int[splitters], ZERO, NeuronNoise.none(1, splitters));
        }
        IntegerNeuron model =
                (IntegerNeuron) network.populations().get(group.population()).model();
        double[] moved = fanOut.initial(group.population());
        Values initial = moved == null ? model.initialPotential() : Values.of(moved);
        return neurons(core, model, group.neurons(), initial, noise(core, model, group));
    }

    /** Copies of a neuron draw what it draws. */
    private NeuronNoise noise(int core, IntegerNeuron model, CoreGroup group) {
        int size = group.size();
        boolean[][] synapses = new boolean[wiring.typed(core).weights().length][size];
        for (boolean[] ofType : synapses) {
            Arrays.fill(ofType, model.noise().synapses());
        }
        boolean[] leak = new boolean[size];
        Arrays.fill(leak, model.noise().leak());
        int[] thresholdBits = new int[size];
        Arrays.fill(thresholdBits, model.noise().thresholdBits());
        long[] stream = new long[size];
        Arrays.setAll(stream, place -> DrawGenerator.stream(group.population(), group.neurons()[place]));
        return new NeuronNoise(synapses, leak, thresholdBits, stream);
    }

    /** @param neurons {@code [place]}, whose parameters a place has */
    private CoreNeurons neurons(int core, IntegerNeuron model, int[] neurons, Values initial, NeuronNoise noise) {
        int size = neurons.length;
        int[] index = new int[size];
        Arrays.setAll(index, place -> place);
        boolean[] leakReversal = new boolean[size];
        Arrays.fill(leakReversal, model.leakReversal());
        boolean[] saturating = new boolean[size];
        Arrays.fill(saturating, model.saturating());
        IntegerNeuron.Reset[] reset = new IntegerNeuron.Reset[size];
        Arrays.fill(reset, model.reset());
        return new CoreNeurons(
                index,
                wiring.typed(core).weights(),
                values(model.leak(), neurons),
                leakReversal,
                values(model.threshold(), neurons),
                values(model.negativeThreshold(), neurons),
                reset,
                values(model.resetPotential(), neurons),
                saturating,
                values(initial, neurons),
                targets(core),
                noise);
    }

    private SpikeTargets targets(int core) {
        Drive[] drives = wiring.drives(core);
        int size = drives.length;
        SpikeTargets.Kind[] kind = new SpikeTargets.Kind[size];
        int[] dx = new int[size];
        int[] dy = new int[size];
        int[] line = new int[size];
        int[] delay = new int[size];
        for (int place = 0; place < size; place++) {
            Drive drive = drives[place];
            delay[place] = 1;
            if (drive == null) {
                kind[place] = SpikeTargets.Kind.NOWHERE;
                continue;
            }
            boolean toPort = drive.toPort();
            kind[place] = toPort ? SpikeTargets.Kind.OUTPUT : SpikeTargets.Kind.AXON;
            dx[place] = (toPort ? places.mesh().portX() : places.x()[drive.core()]) - places.x()[core];
            dy[place] = (toPort ? places.mesh().portY() : places.y()[drive.core()]) - places.y()[core];
            line[place] = drive.axon();
            delay[place] = toPort ? 1 : drive.delayTicks();
        }
        return new SpikeTargets(kind, dx, dy, line, delay);
    }

    private static int[] values(Values values, int[] neurons) {
        return Arrays.stream(neurons).map(neuron -> (int) values.at(neuron)).toArray();
    }
}
