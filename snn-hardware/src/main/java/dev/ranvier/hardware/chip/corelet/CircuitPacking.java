package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.CoreNeurons;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.Crossbar;
import dev.ranvier.hardware.chip.OutputPort;
import dev.ranvier.hardware.chip.SpikeTargets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts of a circuit share a core, where each core is, and the program that comes of it. */
final class CircuitPacking {

    private final String name;
    private final CoreLimits limits;
    private final List<Circuit.Part> parts;
    private final Map<Circuit.Pin, Circuit.Joint> jointOf = new HashMap<>();
    private final OutputPort port;
    private final int[] core; // [part]
    private final int[] firstAxon; // [part], in its core
    private final int[] firstNeuron; // [part], in its core
    private final int cores;
    private final int side; // cores in a row

    CircuitPacking(String name, CoreLimits limits, List<Circuit.Part> parts, List<Circuit.Joint> joints, int lines) {
        this.name = name;
        this.limits = limits;
        this.parts = parts;
        joints.forEach(joint -> jointOf.put(joint.from(), joint));
        port = new OutputPort(-1, 0, lines);
        core = new int[parts.size()];
        firstAxon = new int[parts.size()];
        firstNeuron = new int[parts.size()];
        int last = 0;
        int axons = 0;
        int neurons = 0;
        for (int part = 0; part < parts.size(); part++) {
            Corelet corelet = parts.get(part).corelet();
            if (axons + corelet.axons() > limits.axons() || neurons + corelet.neurons() > limits.neurons()) {
                last++;
                axons = 0;
                neurons = 0;
            }
            core[part] = last;
            firstAxon[part] = axons;
            firstNeuron[part] = neurons;
            axons += corelet.axons();
            neurons += corelet.neurons();
        }
        cores = last + 1;
        side = (int) Math.ceil(Math.sqrt(cores));
    }

    CircuitProgram program(Map<String, List<Circuit.Pin>> inputs, Map<String, List<Integer>> outputs) {
        List<CoreProgram> programs = new ArrayList<>();
        for (int c = 0; c < cores; c++) {
            programs.add(core(c));
        }
        Map<String, List<CircuitProgram.Axon>> axons = new HashMap<>();
        inputs.forEach((input, pins) -> axons.put(
                input,
                pins.stream()
                        .map(pin -> new CircuitProgram.Axon(core[pin.part()], firstAxon[pin.part()] + pin.number()))
                        .toList()));
        return new CircuitProgram(new ChipProgram(name, limits, port, programs), axons, outputs);
    }

    private CoreProgram core(int c) {
        int axons = 0;
        int neurons = 0;
        for (int part = 0; part < core.length; part++) {
            if (core[part] == c) {
                axons += parts.get(part).corelet().axons();
                neurons += parts.get(part).corelet().neurons();
            }
        }
        byte[] types = new byte[axons];
        Crossbar.Builder crossbar = new Crossbar.Builder(axons, neurons);
        List<Cell> cells = new ArrayList<>();
        List<Circuit.Pin> pins = new ArrayList<>();
        for (int part = 0; part < core.length; part++) {
            if (core[part] == c) {
                Corelet corelet = parts.get(part).corelet();
                for (int axon = 0; axon < corelet.axons(); axon++) {
                    types[firstAxon[part] + axon] =
                            corelet.axonTypes().get(axon).byteValue();
                }
                for (Corelet.Synapse synapse : corelet.synapses()) {
                    crossbar.set(firstAxon[part] + synapse.axon(), firstNeuron[part] + synapse.neuron(), true);
                }
                for (int neuron = 0; neuron < corelet.neurons(); neuron++) {
                    cells.add(corelet.cells().get(neuron));
                    pins.add(new Circuit.Pin(part, neuron));
                }
            }
        }
        return new CoreProgram(c % side, c / side, types, crossbar.build(), neurons(cells, targets(c, pins)));
    }

    private CoreNeurons neurons(List<Cell> cells, SpikeTargets targets) {
        int size = cells.size();
        int[] index = new int[size];
        Arrays.setAll(index, neuron -> neuron);
        int[][] weights = new int[limits.axonTypes()][size];
        for (int type = 0; type < weights.length; type++) {
            int ofType = type;
            Arrays.setAll(weights[type], neuron -> cells.get(neuron).weight(ofType));
        }
        boolean[] saturating = new boolean[size];
        for (int neuron = 0; neuron < size; neuron++) {
            saturating[neuron] = cells.get(neuron).saturating();
        }
        return new CoreNeurons(
                index,
                weights,
                cells.stream().mapToInt(Cell::leak).toArray(),
                new boolean[size],
                cells.stream().mapToInt(Cell::threshold).toArray(),
                cells.stream().mapToInt(Cell::negativeThreshold).toArray(),
                cells.stream().map(Cell::reset).toArray(Reset[]::new),
                new int[size],
                saturating,
                new int[size],
                targets);
    }

    private SpikeTargets targets(int c, List<Circuit.Pin> pins) {
        int size = pins.size();
        SpikeTargets.Kind[] kind = new SpikeTargets.Kind[size];
        int[] dx = new int[size];
        int[] dy = new int[size];
        int[] line = new int[size];
        int[] delay = new int[size];
        Arrays.fill(kind, SpikeTargets.Kind.NOWHERE);
        Arrays.fill(delay, 1);
        for (int neuron = 0; neuron < size; neuron++) {
            Circuit.Joint joint = jointOf.get(pins.get(neuron));
            if (joint == null) {
                continue;
            }
            delay[neuron] = joint.delay();
            boolean out = joint.to() == null;
            kind[neuron] = out ? SpikeTargets.Kind.OUTPUT : SpikeTargets.Kind.AXON;
            int to = out ? 0 : core[joint.to().part()];
            dx[neuron] = (out ? port.x() : to % side) - c % side;
            dy[neuron] = (out ? port.y() : to / side) - c / side;
            line[neuron] = out
                    ? joint.line()
                    : firstAxon[joint.to().part()] + joint.to().number();
        }
        return new SpikeTargets(kind, dx, dy, line, delay);
    }
}
