package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Values;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.CoreNeurons;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.OutputPort;
import dev.ranvier.hardware.chip.SpikeTargets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what the other steps have decided. */
final class ProgramBuilder {

    private final Network network;
    private final CoreLimits limits;
    private final List<CoreGroup> groups;
    private final List<TypedCore> cores;
    private final Wiring wiring;
    private final Places places;

    ProgramBuilder(
            Network network,
            CoreLimits limits,
            List<CoreGroup> groups,
            List<TypedCore> cores,
            Wiring wiring,
            Places places) {
        this.network = network;
        this.limits = limits;
        this.groups = groups;
        this.cores = cores;
        this.wiring = wiring;
        this.places = places;
    }

    ChipProgram build(String output) {
        List<CoreProgram> programs = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            TypedCore core = cores.get(g);
            programs.add(new CoreProgram(places.x()[g], places.y()[g], core.axonType(), core.crossbar(), neurons(g)));
        }
        OutputPort port = new OutputPort(
                places.mesh().portX(),
                places.mesh().portY(),
                network.population(output).size());
        return new ChipProgram(network.name(), limits, port, programs);
    }

    private CoreNeurons neurons(int g) {
        CoreGroup group = groups.get(g);
        IntegerNeuron model =
                (IntegerNeuron) network.populations().get(group.population()).model();
        int size = group.size();
        int[] index = new int[size];
        Arrays.setAll(index, neuron -> neuron);
        boolean[] leakReversal = new boolean[size];
        Arrays.fill(leakReversal, model.leakReversal());
        boolean[] saturating = new boolean[size];
        Arrays.fill(saturating, model.saturating());
        IntegerNeuron.Reset[] reset = new IntegerNeuron.Reset[size];
        Arrays.fill(reset, model.reset());
        return new CoreNeurons(
                index,
                cores.get(g).weights(),
                values(model.leak(), group),
                leakReversal,
                values(model.threshold(), group),
                values(model.negativeThreshold(), group),
                reset,
                values(model.resetPotential(), group),
                saturating,
                values(model.initialPotential(), group),
                targets(g));
    }

    private SpikeTargets targets(int g) {
        int size = groups.get(g).size();
        SpikeTargets.Kind[] kind = new SpikeTargets.Kind[size];
        int[] dx = new int[size];
        int[] dy = new int[size];
        int[] line = new int[size];
        int[] delay = new int[size];
        for (int neuron = 0; neuron < size; neuron++) {
            int target = wiring.targetCore(g, neuron);
            delay[neuron] = wiring.delay(g, neuron);
            if (target == Wiring.NOWHERE) {
                kind[neuron] = SpikeTargets.Kind.NOWHERE;
                continue;
            }
            boolean toPort = target == Traffic.OUTPUT;
            kind[neuron] = toPort ? SpikeTargets.Kind.OUTPUT : SpikeTargets.Kind.AXON;
            dx[neuron] = (toPort ? places.mesh().portX() : places.x()[target]) - places.x()[g];
            dy[neuron] = (toPort ? places.mesh().portY() : places.y()[target]) - places.y()[g];
            line[neuron] = wiring.targetAxon(g, neuron);
        }
        return new SpikeTargets(kind, dx, dy, line, delay);
    }

    private static int[] values(Values values, CoreGroup group) {
        int[] integers = new int[group.size()];
        Arrays.setAll(integers, neuron -> (int) values.at(group.first() + neuron));
        return integers;
    }
}
