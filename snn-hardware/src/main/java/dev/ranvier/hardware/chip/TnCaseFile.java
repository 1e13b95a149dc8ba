package dev.ranvier.hardware.chip;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code tn-case-1} files: networks of cores of the deterministic kind without leak reversal and without
 * saturation, with their input. Per core {@code xy}, {@code axon_types} (one digit an axon) and {@code neurons}, each
 * an array in the order of {@code neuron_fields}; {@code synapses_hex} has one bit an axon, the most significant bit
 * of the first digit for axon 0. A neuron whose (dx, dy) leads to {@code output_port} sends to its line {@code
 * dest_axon}. An entry [t, x, y, axon] of {@code inputs} makes the axon active in tick t; entries at or after {@code
 * ticks} never act.
 */
public final class TnCaseFile {

    /** Value of the key {@code format} of a case. */
    public static final String FORMAT = "tn-case-1";

    private static final Set<String> KEYS = Set.of(
            "format",
            "axons_per_core",
            "neurons_per_core",
            "ticks",
            "output_port",
            "num_outputs",
            "neuron_fields",
            "cores",
            "inputs");
    private static final Set<String> TEXT_KEYS = Set.of("name", "origin");
    private static final Set<String> CORE_KEYS = Set.of("xy", "axon_types", "neurons");
    private static final CoreLimits LIMITS = CoreLimits.TRUENORTH;

    private TnCaseFile() {}

    /**
     * Reads one file; nothing is returned unless all of it is good.
     *
     * @throws FormatException naming file, core, neuron and key of what is wrong
     * @throws IOException if the file cannot be read
     */
    public static TnCase read(Path file) throws IOException {
        JsonPlace root = JsonPlace.read(file, FORMAT);
        root.requireKeys(KEYS, TEXT_KEYS);
        String name = root.has("name") ? root.text("name") : file.getFileName().toString();
        OutputPort port = port(root);
        int axons = root.key("axons_per_core").integer(1, LIMITS.axons());
        int neurons = root.key("neurons_per_core").integer(1, LIMITS.neurons());
        TnNeuronReader neuronReader = new TnNeuronReader(root.key("neuron_fields"), port);
        List<CoreProgram> cores = new ArrayList<>();
        JsonPlace list = root.key("cores");
        for (int i = 0; i < list.size(); i++) {
            cores.add(core(list.element(i, "core number " + i), axons, neurons, neuronReader));
        }
        ChipProgram program;
        try {
            program = new ChipProgram(name, LIMITS, port, cores);
        } catch (IllegalArgumentException e) {
            throw root.key("cores").wrong(e);
        }
        return withInputs(root, program);
    }

    private static OutputPort port(JsonPlace root) throws FormatException {
        JsonPlace place = root.key("output_port");
        place.requireSize(2);
        int[] xy = place.integers();
        return new OutputPort(xy[0], xy[1], root.key("num_outputs").integer(0, 1 << 20));
    }

    private static CoreProgram core(JsonPlace place, int axons, int neuronsPerCore, TnNeuronReader reader)
            throws FormatException {
        place.requireKeys(CORE_KEYS, Set.of());
        place.key("xy").requireSize(2);
        int[] xy = place.key("xy").integers();
        JsonPlace core = place.named("core (" + xy[0] + ", " + xy[1] + ")");
        byte[] types = core.key("axon_types").axonTypes(LIMITS.axonTypes());
        if (types.length != axons) {
            throw core.key("axon_types").wrong(types.length + " digits for " + axons + " axons (axons_per_core)");
        }
        JsonPlace list = core.key("neurons");
        if (list.size() == 0 || list.size() > neuronsPerCore) {
            throw list.wrong(list.size() + " neurons, allowed is 1.." + neuronsPerCore + " (neurons_per_core)");
        }
        Crossbar.Builder crossbar = new Crossbar.Builder(axons, list.size());
        CoreNeurons neurons = reader.read(core, list, xy, crossbar, axons, neuronsPerCore);
        try {
            return new CoreProgram(xy[0], xy[1], types, crossbar.build(), neurons);
        } catch (IllegalArgumentException e) {
            throw core.wrong(e);
        }
    }

    private static TnCase withInputs(JsonPlace root, ChipProgram program) throws FormatException {
        CorePlaces places = new CorePlaces(program.cores());
        JsonPlace list = root.key("inputs");
        List<int[]> inputs = new ArrayList<>(); // tick, core, axon
        for (int i = 0; i < list.size(); i++) {
            JsonPlace entry = list.element(i, "entry " + i);
            entry.requireSize(4);
            int[] values = entry.integers();
            if (values[0] < 0) {
                throw entry.wrong("tick is " + values[0] + ", must be at least 0");
            }
            int core = places.at(values[1], values[2]);
            if (core < 0) {
                throw entry.wrong("there is no core (" + values[1] + ", " + values[2] + "); is it missing in cores?");
            }
            int axons = program.cores().get(core).axons();
            if (values[3] < 0 || values[3] >= axons) {
                throw entry.wrong("axon is " + values[3] + ", core (" + values[1] + ", " + values[2] + ") has axons 0.."
                        + (axons - 1));
            }
            inputs.add(new int[] {values[0], core, values[3]});
        }
        inputs.sort(Comparator.comparingInt(input -> input[0]));
        return new TnCase(
                program,
                root.key("ticks").integer(0, Integer.MAX_VALUE),
                inputs.stream().mapToInt(input -> input[0]).toArray(),
                inputs.stream().mapToInt(input -> input[1]).toArray(),
                inputs.stream().mapToInt(input -> input[2]).toArray());
    }

    static Reset reset(JsonPlace gamma) throws FormatException {
        return Reset.values()[gamma.integer(0, Reset.values().length - 1)];
    }
}
