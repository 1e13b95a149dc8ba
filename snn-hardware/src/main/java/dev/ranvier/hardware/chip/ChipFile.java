package dev.ranvier.hardware.chip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A chip program as a file: {@code format} = {@code ranvier-chip-1}, {@code name}, {@code limits}, {@code outputPort}
 * ({@code x}, {@code y}, {@code lines}) and {@code cores}. A core has {@code x}, {@code y}, {@code axonTypes} (one
 * digit an axon), {@code crossbar} (for each neuron hexadecimal digits, one bit an axon, the most significant bit of
 * the first digit for axon 0), and one list a neuron parameter: {@code index}, {@code weights} (a list for each axon
 * type), {@code leak}, {@code leakReversal}, {@code threshold}, {@code negativeThreshold}, {@code reset} (0 to a
 * value, 1 by subtraction, 2 none), {@code resetPotential}, {@code saturating}, {@code initialPotential}, {@code
 * target} (0 nowhere, 1 axon, 2 output port), {@code dx}, {@code dy}, {@code line}, {@code delay}.
 *
 * <p>Keys that may be left out, see {@link ChipFileExtras}: {@code options} of the program (default: {@link
 * dev.ranvier.core.network.IntegerOptions#DEFAULT}), {@code grid} of the program (default: the fewest chips of 64 x 64 cores that hold it), {@code
 * noise} of a core (default: none).
 */
public final class ChipFile {

    /** Value of the key {@code format} of a chip program. */
    public static final String FORMAT = "ranvier-chip-1";

    private static final Set<String> KEYS = Set.of("format", "name", "limits", "outputPort", "cores");
    private static final Set<String> OPTIONAL_KEYS = Set.of("options", "grid");
    private static final Set<String> LIMIT_KEYS = Set.of("axons", "neurons", "axonTypes", "maxWeight", "maxDelayTicks");
    private static final Set<String> CORE_KEYS = Set.of(
            "x",
            "y",
            "axonTypes",
            "crossbar",
            "index",
            "weights",
            "leak",
            "leakReversal",
            "threshold",
            "negativeThreshold",
            "reset",
            "resetPotential",
            "saturating",
            "initialPotential",
            "target",
            "dx",
            "dy",
            "line",
            "delay");

    private ChipFile() {}

    /**
     * Writes a program; a file of that name is replaced at once or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(ChipProgram program, Path file) throws IOException {
        ObjectNode root = JsonPlace.MAPPER.createObjectNode();
        root.put("format", FORMAT).put("name", program.name());
        CoreLimits limits = program.limits();
        root.putObject("limits")
                .put("axons", limits.axons())
                .put("neurons", limits.neurons())
                .put("axonTypes", limits.axonTypes())
                .put("maxWeight", limits.maxWeight())
                .put("maxDelayTicks", limits.maxDelayTicks());
        OutputPort port = program.outputPort();
        root.putObject("outputPort").put("x", port.x()).put("y", port.y()).put("lines", port.lines());
        ChipFileExtras.write(program, root);
        ArrayNode cores = root.putArray("cores");
        for (CoreProgram core : program.cores()) {
            write(core, cores.addObject());
        }
        AtomicJson.write(root, file);
    }

    /**
     * Reads a program; nothing is returned unless all of it is good.
     *
     * @throws FormatException naming file, core and key of what is wrong
     * @throws IOException if the file cannot be read
     */
    public static ChipProgram read(Path file) throws IOException {
        JsonPlace root = JsonPlace.read(file, FORMAT);
        root.requireKeys(KEYS, OPTIONAL_KEYS);
        JsonPlace l = root.key("limits");
        l.requireKeys(LIMIT_KEYS, Set.of());
        JsonPlace p = root.key("outputPort");
        p.requireKeys(Set.of("x", "y", "lines"), Set.of());
        JsonPlace list = root.key("cores");
        try {
            CoreLimits limits = new CoreLimits(
                    l.key("axons").integer(),
                    l.key("neurons").integer(),
                    l.key("axonTypes").integer(1, Character.MAX_RADIX),
                    l.key("maxWeight").integer(),
                    l.key("maxDelayTicks").integer());
            OutputPort port = new OutputPort(
                    p.key("x").integer(), p.key("y").integer(), p.key("lines").integer());
            List<CoreProgram> cores = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                cores.add(core(list.element(i, "core number " + i)));
            }
            return new ChipProgram(
                    root.text("name"),
                    limits,
                    port,
                    cores,
                    ChipFileExtras.options(root),
                    ChipFileExtras.grid(root, cores));
        } catch (IllegalArgumentException e) {
            throw root.key("cores").wrong(e);
        }
    }

    private static void write(CoreProgram core, ObjectNode into) {
        CoreNeurons neurons = core.neurons();
        SpikeTargets targets = neurons.targets();
        StringBuilder types = new StringBuilder();
        for (byte type : core.axonTypes()) {
            types.append(Character.forDigit(type, Character.MAX_RADIX));
        }
        into.put("x", core.x()).put("y", core.y()).put("axonTypes", types.toString());
        ArrayNode crossbar = into.putArray("crossbar");
        for (int neuron = 0; neuron < neurons.size(); neuron++) {
            crossbar.add(core.crossbar().axonsOfNeuronHex(neuron));
        }
        AtomicJson.add(into.putArray("index"), neurons.index());
        ArrayNode weights = into.putArray("weights");
        for (int[] ofType : neurons.weights()) {
            AtomicJson.add(weights.addArray(), ofType);
        }
        AtomicJson.add(into.putArray("leak"), neurons.leak());
        AtomicJson.add(into.putArray("leakReversal"), neurons.leakReversal());
        AtomicJson.add(into.putArray("threshold"), neurons.threshold());
        AtomicJson.add(into.putArray("negativeThreshold"), neurons.negativeThreshold());
        AtomicJson.add(into.putArray("reset"), neurons.reset());
        AtomicJson.add(into.putArray("resetPotential"), neurons.resetPotential());
        AtomicJson.add(into.putArray("saturating"), neurons.saturating());
        AtomicJson.add(into.putArray("initialPotential"), neurons.initialPotential());
        AtomicJson.add(into.putArray("target"), targets.kind());
        AtomicJson.add(into.putArray("dx"), targets.dx());
        AtomicJson.add(into.putArray("dy"), targets.dy());
        AtomicJson.add(into.putArray("line"), targets.line());
        AtomicJson.add(into.putArray("delay"), targets.delay());
        ChipFileExtras.write(neurons.noise(), into);
    }

    private static CoreProgram core(JsonPlace place) throws FormatException {
        place.requireKeys(CORE_KEYS, Set.of("noise"));
        int x = place.key("x").integer();
        int y = place.key("y").integer();
        JsonPlace core = place.named("core (" + x + ", " + y + ")");
        byte[] types = core.key("axonTypes").axonTypes(Character.MAX_RADIX);
        int[] index = core.key("index").integers();
        try {
            Crossbar.Builder crossbar = new Crossbar.Builder(types.length, index.length);
            core.key("crossbar").requireSize(index.length);
            for (int neuron = 0; neuron < index.length; neuron++) {
                core.key("crossbar")
                        .element(neuron, "neuron number " + neuron)
                        .readAxons(crossbar, neuron, types.length);
            }
            int[][] weights = new int[core.key("weights").size()][];
            for (int type = 0; type < weights.length; type++) {
                weights[type] =
                        core.key("weights").element(type, "type " + type).integers();
            }
            CoreNeurons neurons = new CoreNeurons(
                    index,
                    weights,
                    core.key("leak").integers(),
                    core.key("leakReversal").truths(),
                    core.key("threshold").integers(),
                    core.key("negativeThreshold").integers(),
                    core.key("reset").constants(Reset.values()),
                    core.key("resetPotential").integers(),
                    core.key("saturating").truths(),
                    core.key("initialPotential").integers(),
                    new SpikeTargets(
                            core.key("target").constants(SpikeTargets.Kind.values()),
                            core.key("dx").integers(),
                            core.key("dy").integers(),
                            core.key("line").integers(),
                            core.key("delay").integers()),
                    ChipFileExtras.noise(core, weights.length, index.length));
            return new CoreProgram(x, y, types, crossbar.build(), neurons);
        } catch (IllegalArgumentException e) {
            throw core.wrong(e);
        }
    }
}
