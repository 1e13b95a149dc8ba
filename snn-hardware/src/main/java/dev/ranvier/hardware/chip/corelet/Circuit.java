package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Blocks joined by their connectors. Blocks are packed into cores in the order in which they are added, as many as fit, and
 * cores are placed row by row in a square. Several outputs may be connected to one input; their spikes merge. One output can
 * be connected to one input only: put a {@link Splitter} between. Outputs that are connected to nothing go nowhere. Not
 * thread-safe.
 */
public final class Circuit {

    private final String name;
    private final CoreLimits limits;
    private final List<Part> parts = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private final Map<String, List<Pin>> inputs = new LinkedHashMap<>();
    private final Map<String, List<Integer>> outputs = new LinkedHashMap<>(); // name to output lines
    private final Set<Pin> taken = new HashSet<>(); // neurons that have a target
    private int lines; // of the output port

    /** A block in its place in this circuit. */
    public static final class Part {

        private final Circuit circuit;
        private final int number;
        private final Corelet corelet;

        private Part(Circuit circuit, int number, Corelet corelet) {
            this.circuit = circuit;
            this.number = number;
            this.corelet = corelet;
        }

        Corelet corelet() {
            return corelet;
        }
    }

    /** An axon or a neuron of a part. */
    record Pin(int part, int number) {}

    /** A neuron's target: an axon, or a line of the output port (then {@code to} is null). */
    record Joint(Pin from, Pin to, int line, int delay) {}

    /** An empty circuit for IBM's cores. */
    public Circuit(String name) {
        this(name, CoreLimits.TRUENORTH);
    }

    /** An empty circuit for cores of these limits. */
    public Circuit(String name, CoreLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /**
     * Adds a block.
     *
     * @throws IllegalArgumentException if it does not fit one core
     */
    public Part add(Corelet corelet) {
        if (corelet.axons() > limits.axons() || corelet.neurons() > limits.neurons()) {
            throw new IllegalArgumentException(corelet.name() + " has " + corelet.axons() + " axons and "
                    + corelet.neurons() + " neurons, a core has " + limits.axons() + " and " + limits.neurons()
                    + "; use several with fewer lines");
        }
        Part part = new Part(this, parts.size(), corelet);
        parts.add(part);
        for (Corelet.Wire wire : corelet.wires()) {
            join(part, wire.neuron(), new Pin(part.number, wire.axon()), -1, wire.delay(), "a wire of its own");
        }
        return part;
    }

    /** Connects an output with an input, pin by pin, with a delay of 1 tick. */
    public Circuit connect(Part from, String output, Part to, String input) {
        return connect(from, output, to, input, 1);
    }

    /**
     * Connects an output with an input, pin by pin.
     *
     * @param delay ticks from the spike to the active axon
     * @throws IllegalArgumentException if a connector is unknown, their widths or the delay do not fit, or the output is
     *     already connected
     */
    public Circuit connect(Part from, String output, Part to, String input, int delay) {
        List<List<Integer>> pins = requireOwn(from).corelet.output(output);
        List<Integer> axons = requireOwn(to).corelet.input(input);
        if (pins.size() != axons.size()) {
            throw new IllegalArgumentException("output '" + output + "' of " + from.corelet.name() + " has "
                    + pins.size() + " pins, input '" + input + "' of " + to.corelet.name() + " has " + axons.size());
        }
        for (int pin = 0; pin < pins.size(); pin++) {
            for (int neuron : pins.get(pin)) {
                join(from, neuron, new Pin(to.number, axons.get(pin)), -1, delay, "output '" + output + "'");
            }
        }
        return this;
    }

    /** Makes an input connector an input of the circuit. */
    public Circuit input(String as, Part part, String input) {
        List<Pin> pins = new ArrayList<>();
        requireOwn(part).corelet.input(input).forEach(axon -> pins.add(new Pin(part.number, axon)));
        requireNew(inputs, as);
        inputs.put(as, pins);
        return this;
    }

    /**
     * Makes an output connector an output of the circuit, a line of the output port for each pin.
     *
     * @throws IllegalArgumentException if the connector is unknown or already connected
     */
    public Circuit output(String as, Part part, String output) {
        requireNew(outputs, as);
        List<Integer> ofPins = new ArrayList<>();
        for (List<Integer> pin : requireOwn(part).corelet.output(output)) {
            for (int neuron : pin) {
                join(part, neuron, null, lines, 1, "output '" + output + "'");
            }
            ofPins.add(lines++);
        }
        outputs.put(as, ofPins);
        return this;
    }

    /**
     * Packs, places and writes everything down.
     *
     * @throws IllegalArgumentException if the circuit is empty, or naming core, neuron and value of what is out of range
     */
    public CircuitProgram build() {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("circuit " + name + " has no blocks");
        }
        return new CircuitPacking(name, limits, parts, joints, lines).program(inputs, outputs);
    }

    private void join(Part from, int neuron, Pin to, int line, int delay, String what) {
        if (delay < 1 || delay > limits.maxDelayTicks()) {
            throw new IllegalArgumentException(what + " of " + from.corelet.name() + ": delay is " + delay
                    + ", allowed is 1.." + limits.maxDelayTicks() + "; a DelayLine makes longer ones");
        }
        Pin pin = new Pin(from.number, neuron);
        if (!taken.add(pin)) {
            throw new IllegalArgumentException(what + " of " + from.corelet.name()
                    + " is already connected, and a neuron drives one axon only; put a Splitter between");
        }
        joints.add(new Joint(pin, to, line, delay));
    }

    private Part requireOwn(Part part) {
        if (part.circuit != this) {
            throw new IllegalArgumentException(part.corelet.name() + " was added to another circuit");
        }
        return part;
    }

    private void requireNew(Map<String, ?> known, String as) {
        if (known.containsKey(as)) {
            throw new IllegalArgumentException("circuit " + name + " already has '" + as + "'");
        }
    }
}
