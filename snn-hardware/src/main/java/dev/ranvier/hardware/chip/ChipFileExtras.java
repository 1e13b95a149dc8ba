package dev.ranvier.hardware.chip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.ResetValues;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of a {@link ChipFile} that most programs do not need. {@code options}: {@code negativeTest}, {@code ringing},
 * {@code overflow}, {@code resetValues}, {@code generator} by the names of their constants, {@code seed}. {@code grid}:
 * {@code chipColumns}, {@code chipRows}, {@code chipsX}, {@code chipsY}, {@code disabled} (a list of [x, y]). {@code
 * noise} of a core: {@code synapses} (a list for each axon type), {@code leak}, {@code thresholdBits}, {@code stream}, a
 * value for each neuron.
 */
final class ChipFileExtras {

    private static final Set<String> OPTION_KEYS =
            Set.of("negativeTest", "ringing", "overflow", "resetValues", "generator", "seed");
    private static final Set<String> GRID_KEYS = Set.of("chipColumns", "chipRows", "chipsX", "chipsY", "disabled");
    private static final Set<String> NOISE_KEYS = Set.of("synapses", "leak", "thresholdBits", "stream");

    private ChipFileExtras() {}

    /** Writes options and grid where they are not what is read from a file without them. */
    static void write(ChipProgram program, ObjectNode root) {
        IntegerOptions options = program.options();
        if (!options.equals(IntegerOptions.DEFAULT)) {
            root.putObject("options")
                    .put("negativeTest", options.negativeTest().name())
                    .put("ringing", options.ringing().name())
                    .put("overflow", options.overflow().name())
                    .put("resetValues", options.resetValues().name())
                    .put("generator", options.generator().name())
                    .put("seed", options.seed());
        }
        ChipGrid grid = program.grid();
        if (!grid.equals(ChipGrid.holding(program.cores()))) {
            ArrayNode disabled = root.putObject("grid")
                    .put("chipColumns", grid.chipColumns())
                    .put("chipRows", grid.chipRows())
                    .put("chipsX", grid.chipsX())
                    .put("chipsY", grid.chipsY())
                    .putArray("disabled");
            grid.disabled().stream()
                    .sorted((a, b) -> a.y() != b.y() ? Integer.compare(a.y(), b.y()) : Integer.compare(a.x(), b.x()))
                    .forEach(place -> disabled.addArray().add(place.x()).add(place.y()));
        }
    }

    /** Writes the noise of a core if there is any. */
    static void write(NeuronNoise noise, ObjectNode core) {
        if (noise.isNone()) {
            return;
        }
        ObjectNode json = core.putObject("noise");
        ArrayNode synapses = json.putArray("synapses");
        for (boolean[] ofType : noise.synapses()) {
            AtomicJson.add(synapses.addArray(), ofType);
        }
        AtomicJson.add(json.putArray("leak"), noise.leak());
        AtomicJson.add(json.putArray("thresholdBits"), noise.thresholdBits());
        ArrayNode streams = json.putArray("stream");
        for (long stream : noise.stream()) {
            streams.add(stream);
        }
    }

    static IntegerOptions options(JsonPlace root) throws FormatException {
        if (!root.has("options")) {
            return IntegerOptions.DEFAULT;
        }
        JsonPlace json = root.key("options");
        json.requireKeys(OPTION_KEYS, Set.of());
        return new IntegerOptions(
                json.key("negativeTest").constant(NegativeTest.values()),
                json.key("ringing").constant(Ringing.values()),
                json.key("overflow").constant(Overflow.values()),
                json.key("resetValues").constant(ResetValues.values()),
                json.key("generator").constant(DrawGenerator.values()),
                json.key("seed").longInteger());
    }

    static ChipGrid grid(JsonPlace root, List<CoreProgram> cores) throws FormatException {
        if (!root.has("grid")) {
            return ChipGrid.holding(cores);
        }
        JsonPlace json = root.key("grid");
        json.requireKeys(GRID_KEYS, Set.of());
        Set<ChipGrid.Place> disabled = new HashSet<>();
        JsonPlace list = json.key("disabled");
        for (int i = 0; i < list.size(); i++) {
            JsonPlace place = list.element(i, "element " + i);
            place.requireSize(2);
            int[] xy = place.integers();
            disabled.add(new ChipGrid.Place(xy[0], xy[1]));
        }
        return new ChipGrid(
                json.key("chipColumns").integer(),
                json.key("chipRows").integer(),
                json.key("chipsX").integer(),
                json.key("chipsY").integer(),
                disabled);
    }

    static NeuronNoise noise(JsonPlace core, int types, int neurons) throws FormatException {
        if (!core.has("noise")) {
            return NeuronNoise.none(types, neurons);
        }
        JsonPlace json = core.key("noise");
        json.requireKeys(NOISE_KEYS, Set.of());
        boolean[][] synapses = new boolean[json.key("synapses").size()][];
        for (int type = 0; type < synapses.length; type++) {
            synapses[type] = json.key("synapses").element(type, "type " + type).truths();
        }
        return new NeuronNoise(
                synapses,
                json.key("leak").truths(),
                json.key("thresholdBits").integers(),
                json.key("stream").longs());
    }
}
