package dev.ranvier.hardware.chip.corelet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block that fits one core: axons, neurons, the synapses between them, wires from its neurons to its own axons, and named
 * connectors. A pin of an input connector is an axon. A pin of an output connector is one neuron, or several whose spikes
 * go to the same axon and merge there. Immutable; made by a {@link Builder}.
 */
public final class Corelet {

    private final String name;
    private final List<Integer> axonTypes; // [axon]
    private final List<Cell> cells; // [neuron]
    private final List<Synapse> synapses;
    private final List<Wire> wires;
    private final Map<String, List<Integer>> inputs; // connector to axons
    private final Map<String, List<List<Integer>>> outputs; // connector to the neurons of each pin

    /** Axon and neuron that it reaches. */
    record Synapse(int axon, int neuron) {}

    /** A neuron's spikes to an axon of the same block. */
    record Wire(int neuron, int axon, int delay) {}

    private Corelet(Builder builder) {
        name = builder.name;
        axonTypes = List.copyOf(builder.axonTypes);
        cells = List.copyOf(builder.cells);
        synapses = List.copyOf(builder.synapses);
        wires = List.copyOf(builder.wires);
        inputs = new LinkedHashMap<>(builder.inputs);
        outputs = new LinkedHashMap<>(builder.outputs);
    }

    /** What messages call the block. */
    public String name() {
        return name;
    }

    /** Number of axons. */
    public int axons() {
        return axonTypes.size();
    }

    /** Number of neurons. */
    public int neurons() {
        return cells.size();
    }

    /**
     * Number of pins of an input connector.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int inputWidth(String connector) {
        return input(connector).size();
    }

    /**
     * Number of pins of an output connector.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int outputWidth(String connector) {
        return output(connector).size();
    }

    List<Integer> axonTypes() {
        return axonTypes;
    }

    List<Cell> cells() {
        return cells;
    }

    List<Synapse> synapses() {
        return synapses;
    }

    List<Wire> wires() {
        return wires;
    }

    List<Integer> input(String connector) {
        return named(inputs, "input", connector);
    }

    List<List<Integer>> output(String connector) {
        return named(outputs, "output", connector);
    }

    private <T> T named(Map<String, T> connectors, String what, String connector) {
        T found = connectors.get(connector);
        if (found == null) {
            throw new IllegalArgumentException(
                    name + " has no " + what + " connector '" + connector + "'; it has " + connectors.keySet());
        }
        return found;
    }

    /** Puts a block together; not thread-safe. Axons and neurons are numbered from 0 in the order in which they are added. */
    public static final class Builder {

        private final String name;
        private final List<Integer> axonTypes = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        private final List<Synapse> synapses = new ArrayList<>();
        private final List<Wire> wires = new ArrayList<>();
        private final Map<String, List<Integer>> inputs = new LinkedHashMap<>();
        private final Map<String, List<List<Integer>>> outputs = new LinkedHashMap<>();

        /** An empty block of that name. */
        public Builder(String name) {
            this.name = name;
        }

        /** Adds an axon of a type and returns its number. */
        public int axon(int type) {
            axonTypes.add(type);
            return axonTypes.size() - 1;
        }

        /** Adds a neuron that is reached by these axons and returns its number. */
        public int neuron(Cell cell, int... axons) {
            cells.add(cell);
            int neuron = cells.size() - 1;
            for (int axon : axons) {
                synapse(axon, neuron);
            }
            return neuron;
        }

        /** Adds a synapse. */
        public Builder synapse(int axon, int neuron) {
            synapses.add(new Synapse(require("axon", axon, axonTypes), require("neuron", neuron, cells)));
            return this;
        }

        /** Sends the spikes of a neuron to an axon of this block. */
        public Builder wire(int neuron, int axon, int delay) {
            wires.add(new Wire(require("neuron", neuron, cells), require("axon", axon, axonTypes), delay));
            return this;
        }

        /** Adds pins to an input connector, one an axon. */
        public Builder input(String connector, int... axons) {
            for (int axon : axons) {
                inputs.computeIfAbsent(connector, key -> new ArrayList<>()).add(require("axon", axon, axonTypes));
            }
            return this;
        }

        /** Adds one pin to an output connector: a neuron, or several whose spikes merge. */
        public Builder output(String connector, int... neurons) {
            List<Integer> pin = new ArrayList<>();
            for (int neuron : neurons) {
                pin.add(require("neuron", neuron, cells));
            }
            outputs.computeIfAbsent(connector, key -> new ArrayList<>()).add(pin);
            return this;
        }

        /** The block. */
        public Corelet build() {
            return new Corelet(this);
        }

        private int require(String what, int number, List<?> all) {
            if (number < 0 || number >= all.size()) {
                throw new IllegalArgumentException(
                        name + " has " + what + "s 0.." + (all.size() - 1) + ", got " + number + "; add it first");
            }
            return number;
        }
    }
}
