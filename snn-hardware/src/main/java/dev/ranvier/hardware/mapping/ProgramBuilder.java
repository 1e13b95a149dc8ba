package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Values;
import dev.ranvier.hardware.chip.ChipGrid;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.Crossbar;
import dev.ranvier.hardware.chip.OutputPort;
import dev.ranvier.hardware.chip.SpikeTargets;
import dev.ranvier.hardware.mapping.Splitters.Drive;
import java.util.ArrayList;
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
    private final CoreSharing sharing;
    private final FanOut fanOut;
    private final Places places;

    ProgramBuilder(
            Network network, CoreLimits limits, Wiring wiring, CoreSharing sharing, FanOut fanOut, Places places) {
        this.network = network;
        this.limits = limits;
        this.wiring = wiring;
        this.sharing = sharing;
        this.fanOut = fanOut;
        this.places = places;
    }

    ChipProgram build(String output) {
        List<CoreProgram> programs = new ArrayList<>();
        for (int core = 0; core < sharing.cores(); core++) {
            programs.add(core(core));
        }
        OutputPort port = new OutputPort(
                places.mesh().portX(),
                places.mesh().portY(),
                network.population(output).size());
        ChipGrid grid = ChipGrid.holding(programs);
        for (ChipGrid.Place place : places.mesh().disabled()) {
            if (grid.usable(place.x(), place.y())) {
                grid = grid.without(place.x(), place.y());
            }
        }
        return new ChipProgram(network.name(), limits, port, programs, options(), grid);
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

    private CoreProgram core(int core) {
        int types = 1;
        int axons = 0;
        int neurons = 0;
        for (int part : sharing.parts(core)) {
            TypedCore typed = wiring.typed(part);
            types = Math.max(types, typed.weights().length);
            axons += typed.axonType().length;
            neurons += wiring.drives(part).length;
        }
        byte[] axonTypes = new byte[axons];
        NeuronsOfCore collected = new NeuronsOfCore(types, neurons);
        for (int part : sharing.parts(core)) {
            byte[] ofPart = wiring.typed(part).axonType();
            System.arraycopy(ofPart, 0, axonTypes, sharing.firstAxon(part), ofPart.length);
            addNeurons(part, collected);
            addTargets(core, part, collected);
        }
        return new CoreProgram(
                places.x()[core], places.y()[core], axonTypes, crossbar(core, axons, neurons), collected.build());
    }

    private Crossbar crossbar(int core, int axons, int neurons) {
        int[] parts = sharing.parts(core);
        if (parts.length == 1) {
            return wiring.typed(parts[0]).crossbar();
        }
        Crossbar.Builder bits = new Crossbar.Builder(axons, neurons);
        for (int part : parts) {
            Crossbar ofPart = wiring.typed(part).crossbar();
            for (int axon = 0; axon < ofPart.axons(); axon++) {
                for (int neuron = 0; neuron < ofPart.neurons(); neuron++) {
                    if (ofPart.connected(axon, neuron)) {
                        bits.set(sharing.firstAxon(part) + axon, sharing.firstPlace(part) + neuron, true);
                    }
                }
            }
        }
        return bits.build();
    }

    private void addNeurons(int part, NeuronsOfCore collected) {
        CoreGroup group = wiring.group(part);
        int[][] weights = wiring.typed(part).weights();
        if (group == null) {
            collected.add(SPLITTER, 0, new int[wiring.drives(part).length], ZERO, weights);
            return;
        }
        IntegerNeuron model =
                (IntegerNeuron) network.populations().get(group.population()).model();
        double[] moved = fanOut.initial(group.population());
        Values initial = moved == null ? model.initialPotential() : Values.of(moved);
        collected.add(model, group.population(), group.neurons(), initial, weights);
    }

    private void addTargets(int core, int part, NeuronsOfCore collected) {
        Drive[] drives = wiring.drives(part);
        for (int i = 0; i < drives.length; i++) {
            Drive drive = drives[i];
            int place = sharing.firstPlace(part) + i;
            if (drive == null) {
                collected.target(place, SpikeTargets.Kind.NOWHERE, 0, 0, 0, 1);
            } else if (drive.toPort()) {
                int dx = places.mesh().portX() - places.x()[core];
                int dy = places.mesh().portY() - places.y()[core];
                collected.target(place, SpikeTargets.Kind.OUTPUT, dx, dy, drive.axon(), 1);
            } else {
                int to = sharing.core(drive.core());
                int dx = places.x()[to] - places.x()[core];
                int dy = places.y()[to] - places.y()[core];
                int axon = sharing.firstAxon(drive.core()) + drive.axon();
                collected.target(place, SpikeTargets.Kind.AXON, dx, dy, axon, drive.delayTicks());
            }
        }
    }
}
