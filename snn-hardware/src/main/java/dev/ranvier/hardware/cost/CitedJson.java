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
import java.util.function.Function;

/**
 * Reads JSON files of cited figures, strictly: a key that is unknown, missing, twice there or of another type is an
 * error and not a default.
 */
public final class CitedJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> SOURCE_KEYS = Set.of("authors", "year", "reference");

    private CitedJson() {}

    /**
     * Parses a file and builds a value of it.
     *
     * @param file name for messages
     * @param in the content; not closed
     * @param build makes the value; an {@link IllegalArgumentException} of it becomes a {@link FormatException}
     * @throws FormatException if the content is wrong
     */
    public static <T> T parse(String file, InputStream in, Function<JsonNode, T> build) throws IOException {
        try {
            return build.apply(MAPPER.readTree(in));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw wrong(file, "line " + line, "not JSON: " + e.getOriginalMessage(), e);
        } catch (EntryException e) {
            throw wrong(file, e.place, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw wrong(file, "table", e.getMessage(), e);
        }
    }

    /**
     * Builds a value of each element of a list; a failure names the element by its {@code key}.
     *
     * @throws IllegalArgumentException if there is no such list, or an element is wrong
     */
    public static <T> List<T> entries(JsonNode node, String key, Function<JsonNode, T> build) {
        JsonNode list = node.path(key);
        if (!list.isArray()) {
            throw new IllegalArgumentException(key + " must be a list");
        }
        List<T> built = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                built.add(build.apply(list.get(i)));
            } catch (IllegalArgumentException e) {
                String name = list.get(i).path("key").asText("no key");
                throw new EntryException("entry " + (i + 1) + " (" + name + ")", e);
            }
        }
        return built;
    }

    /** Refuses what is not an object, or has a key that is not allowed. */
    public static void onlyKeys(JsonNode node, Set<String> allowed, String what) {
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

    /** The text under a key that must be there. */
    public static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(key + " is missing or not a text");
        }
        return value.asText();
    }

    /** The text under a key, empty if it is not there. */
    public static String optionalText(JsonNode node, String key) {
        return node.has(key) ? text(node, key) : "";
    }

    /** The number under a key that must be there. */
    public static double number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(key + " is missing or not a number");
        }
        return value.asDouble();
    }

    /** The number under a key, empty if it is not there. */
    public static OptionalDouble optionalNumber(JsonNode node, String key) {
        return node.has(key) ? OptionalDouble.of(number(node, key)) : OptionalDouble.empty();
    }

    /** The object {@code source} that every figure must have. */
    public static Source source(JsonNode node) {
        JsonNode source = node.path("source");
        if (!source.isObject()) {
            throw new IllegalArgumentException("source is missing; a figure without a source is not used");
        }
        onlyKeys(source, SOURCE_KEYS, "a source");
        return new Source(text(source, "authors"), (int) number(source, "year"), text(source, "reference"));
    }

    /** The mark {@code confidence} that every figure must have: read, recalled, derived or fitted. */
    public static Confidence confidence(JsonNode node) {
        String given = text(node, "confidence");
        for (Confidence confidence : Confidence.values()) {
            if (confidence.name().toLowerCase(Locale.ROOT).equals(given)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException(
                "unknown confidence '" + given + "'; allowed: read, recalled, derived, fitted");
    }

    private static FormatException wrong(String file, String place, String problem, Exception cause) {
        FormatException wrong = new FormatException(file, place, problem);
        wrong.initCause(cause);
        return wrong;
    }

    /** An element of a list that is wrong. */
    private static final class EntryException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String place;

        EntryException(String place, IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
            this.place = place;
        }
    }
}
