package dev.ranvier.hardware.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** The JSON form of an {@link EnergyTable}: strict, so that a misspelt key is an error and not a default. */
final class EnergyTableJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> TABLE_KEYS = Set.of("name", "note", "entries");
    private static final Set<String> ENTRY_KEYS =
            Set.of("key", "value", "unit", "per", "nodeNanometres", "supplyVolts", "source", "confidence", "note");
    private static final Set<String> SOURCE_KEYS = Set.of("authors", "year", "reference");

    private EnergyTableJson() {}

    static EnergyTable parse(String file, InputStream in) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(in);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            FormatException wrong = new FormatException(file, "line " + line, "not JSON: " + e.getOriginalMessage());
            wrong.initCause(e);
            throw wrong;
        }
        try {
            onlyKeys(root, TABLE_KEYS, "the table");
            String name = text(root, "name");
            JsonNode list = root.path("entries");
            if (!list.isArray()) {
                throw new IllegalArgumentException("entries must be a list");
            }
            List<EnergyEntry> entries = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                entries.add(entry(file, i, list.get(i)));
            }
            return new EnergyTable(name, entries);
        } catch (IllegalArgumentException e) {
            throw wrong(file, "table", e);
        }
    }

    private static EnergyEntry entry(String file, int index, JsonNode node) throws FormatException {
        String place = "entry " + (index + 1) + " (" + node.path("key").asText("no key") + ")";
        try {
            onlyKeys(node, ENTRY_KEYS, "an entry");
            return new EnergyEntry(
                    Action.of(text(node, "key")),
                    number(node, "value"),
                    EnergyUnit.of(text(node, "unit")),
                    text(node, "per"),
                    number(node, "nodeNanometres"),
                    node.hasNonNull("supplyVolts")
                            ? OptionalDouble.of(number(node, "supplyVolts"))
                            : OptionalDouble.empty(),
                    source(node),
                    confidence(text(node, "confidence")),
                    node.hasNonNull("note") ? text(node, "note") : "");
        } catch (IllegalArgumentException e) {
            throw wrong(file, place, e);
        }
    }

    private static Source source(JsonNode entry) {
        JsonNode source = entry.path("source");
        if (!source.isObject()) {
            throw new IllegalArgumentException("source is missing; a figure without a source is not used");
        }
        onlyKeys(source, SOURCE_KEYS, "a source");
        return new Source(text(source, "authors"), (int) number(source, "year"), text(source, "reference"));
    }

    private static Confidence confidence(String given) {
        for (Confidence confidence : Confidence.values()) {
            if (confidence.name().toLowerCase(Locale.ROOT).equals(given)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException("unknown confidence '" + given + "'; allowed: read, recalled, derived");
    }

    private static void onlyKeys(JsonNode node, Set<String> allowed, String what) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(what + " must be a JSON object");
        }
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!allowed.contains(key)) {
                throw new IllegalArgumentException(
                        "unknown key '" + key + "' in " + what + "; allowed: " + new TreeSet<>(allowed));
            }
        }
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(key + " is missing or not a text");
        }
        return value.asText();
    }

    private static double number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(key + " is missing or not a number");
        }
        return value.asDouble();
    }

    private static FormatException wrong(String file, String place, IllegalArgumentException cause) {
        FormatException wrong = new FormatException(file, place, cause.getMessage());
        wrong.initCause(cause);
        return wrong;
    }
}
