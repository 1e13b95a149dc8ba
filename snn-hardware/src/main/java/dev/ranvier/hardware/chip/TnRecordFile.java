package dev.ranvier.hardware.chip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads and writes {@code tn-expected-1} files. A key that is not known is refused unless it holds a text, which
 * cannot be anything to compare.
 */
public final class TnRecordFile {

    /** Value of the key {@code format} of the outputs of a case. */
    public static final String FORMAT = "tn-expected-1";

    private static final Set<String> KEYS = Set.of(
            "format", "ticks", "outputs_by_tick", "synaptic_events_by_tick", "total_spikes", "total_manhattan_hops");

    private TnRecordFile() {}

    /**
     * Reads one file.
     *
     * @throws FormatException naming file and key of what is wrong
     * @throws IOException if the file cannot be read
     */
    public static TnRecord read(Path file) throws IOException {
        JsonPlace root = JsonPlace.read(file, FORMAT);
        Set<String> optional = new HashSet<>(Set.of("potentials_after_tick"));
        for (String key : root.keys()) {
            if (root.key(key).isText()) {
                optional.add(key);
            }
        }
        root.requireKeys(KEYS, optional);
        int ticks = root.key("ticks").integer(0, Integer.MAX_VALUE);
        JsonPlace outputs = root.key("outputs_by_tick");
        outputs.requireSize(ticks);
        List<int[]> lines = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            lines.add(outputs.element(tick, "tick " + tick).integers());
        }
        JsonPlace events = root.key("synaptic_events_by_tick");
        events.requireSize(ticks);
        long[] counts = new long[ticks];
        for (int tick = 0; tick < ticks; tick++) {
            counts[tick] = events.element(tick, "tick " + tick).count();
        }
        return new TnRecord(
                root.has("name") ? root.text("name") : file.getFileName().toString(),
                lines,
                counts,
                root.key("total_spikes").count(),
                root.key("total_manhattan_hops").count(),
                root.has("potentials_after_tick") ? potentials(root.key("potentials_after_tick"), ticks) : Map.of());
    }

    /**
     * Writes a record; a file of that name is replaced at once or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(TnRecord record, Path file) throws IOException {
        ObjectNode root = JsonPlace.MAPPER.createObjectNode();
        root.put("format", FORMAT).put("name", record.name()).put("ticks", record.ticks());
        ArrayNode outputs = root.putArray("outputs_by_tick");
        for (int[] lines : record.outputs()) {
            AtomicJson.add(outputs.addArray(), lines);
        }
        ArrayNode events = root.putArray("synaptic_events_by_tick");
        for (long count : record.synapticEvents()) {
            events.add(count);
        }
        root.put("total_spikes", record.totalSpikes()).put("total_manhattan_hops", record.totalHops());
        if (!record.potentials().isEmpty()) {
            ObjectNode potentials = root.putObject("potentials_after_tick");
            record.potentials().forEach((tick, byCore) -> {
                ObjectNode atTick = potentials.putObject(Integer.toString(tick));
                byCore.forEach((core, values) -> AtomicJson.add(atTick.putArray(core), values));
            });
        }
        AtomicJson.write(root, file);
    }

    private static Map<Integer, Map<String, int[]>> potentials(JsonPlace place, int ticks) throws FormatException {
        Map<Integer, Map<String, int[]>> potentials = new TreeMap<>();
        for (String key : place.keys()) {
            JsonPlace atTick = place.key(key);
            int tick;
            try {
                tick = Integer.parseInt(key);
            } catch (NumberFormatException e) {
                throw (FormatException) atTick.wrong("a tick is needed").initCause(e);
            }
            if (tick < 0 || tick >= ticks) {
                throw atTick.wrong("tick is outside 0.." + (ticks - 1));
            }
            Map<String, int[]> byCore = new TreeMap<>();
            for (String core : atTick.keys()) {
                byCore.put(core, atTick.key(core).integers());
            }
            potentials.put(tick, byCore);
        }
        return potentials;
    }
}
