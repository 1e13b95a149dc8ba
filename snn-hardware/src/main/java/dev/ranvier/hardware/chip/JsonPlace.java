package dev.ranvier.hardware.chip;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A value in a JSON file that knows its file and its place there, so that whatever is wrong with it can be said. */
final class JsonPlace {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final String place;
    private final JsonNode node;

    private JsonPlace(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /**
     * Reads a file whose key {@code format} must have the given value.
     *
     * @throws FormatException if it is no JSON object of that format
     * @throws IOException if it cannot be read
     */
    static JsonPlace read(Path file, String format) throws IOException {
        String name = file.toString();
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            FormatException wrong = new FormatException(name, "line " + line, "not JSON: " + e.getOriginalMessage());
            wrong.initCause(e);
            throw wrong;
        }
        JsonPlace place = new JsonPlace(name, "", root);
        if (!root.isObject()) {
            throw place.wrong("a JSON object is needed");
        }
        String found = place.text("format");
        if (!found.equals(format)) {
            throw place.key("format").wrong("is '" + found + "', this reader takes '" + format + "'");
        }
        return place;
    }

    /** Refuses keys that are not known and the lack of keys that are needed. */
    void requireKeys(Set<String> needed, Set<String> optional) throws FormatException {
        if (!node.isObject()) {
            throw wrong("an object is needed, got " + shown());
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!needed.contains(name) && !optional.contains(name)) {
                Set<String> known = new TreeSet<>(needed);
                known.addAll(optional);
                throw key(name).wrong("unknown key; known are " + known);
            }
        }
        for (String name : new TreeSet<>(needed)) {
            if (!node.has(name)) {
                throw key(name).wrong("missing key");
            }
        }
    }

    boolean has(String key) {
        return node.has(key);
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    JsonPlace key(String key) {
        return new JsonPlace(file, place.isEmpty() ? "key " + key : place + ", key " + key, node.path(key));
    }

    /** One element of a list, called {@code what} in messages. */
    JsonPlace element(int index, String what) {
        return new JsonPlace(file, place.isEmpty() ? what : place + ", " + what, node.path(index));
    }

    /** The same value under a better name. */
    JsonPlace named(String name) {
        return new JsonPlace(file, name, node);
    }

    /** Number of elements of a list. */
    int size() throws FormatException {
        if (!node.isArray()) {
            throw wrong("a list is needed, got " + shown());
        }
        return node.size();
    }

    void requireSize(int size) throws FormatException {
        if (size() != size) {
            throw wrong(size + " elements are needed, got " + size());
        }
    }

    boolean isText() {
        return node.isTextual();
    }

    String text() throws FormatException {
        if (!node.isTextual()) {
            throw wrong("a text is needed, got " + shown());
        }
        return node.textValue();
    }

    String text(String key) throws FormatException {
        return key(key).text();
    }

    boolean truth() throws FormatException {
        if (!node.isBoolean()) {
            throw wrong("true or false is needed, got " + shown());
        }
        return node.booleanValue();
    }

    int integer() throws FormatException {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong("a whole number is needed, got " + shown());
        }
        return node.intValue();
    }

    int integer(int min, int max) throws FormatException {
        int value = integer();
        if (value < min || value > max) {
            throw wrong("is " + value + ", allowed is " + min + ".." + max);
        }
        return value;
    }

    long count() throws FormatException {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw wrong("a count is needed, got " + shown());
        }
        return node.longValue();
    }

    int[] integers() throws FormatException {
        int[] values = new int[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(i, "element " + i).integer();
        }
        return values;
    }

    long longInteger() throws FormatException {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong("a whole number of at most 64 bits is needed, got " + shown());
        }
        return node.longValue();
    }

    long[] longs() throws FormatException {
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(i, "element " + i).longInteger();
        }
        return values;
    }

    /** A constant by its name. */
    <E extends Enum<E>> E constant(E[] all) throws FormatException {
        String name = text();
        for (E constant : all) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw wrong("is '" + name + "', allowed is one of " + List.of(all));
    }

    boolean[] truths() throws FormatException {
        boolean[] values = new boolean[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(i, "element " + i).truth();
        }
        return values;
    }

    /** Constants by their number. */
    <T> T[] constants(T[] all) throws FormatException {
        T[] values = Arrays.copyOf(all, size());
        for (int i = 0; i < values.length; i++) {
            values[i] = all[element(i, "element " + i).integer(0, all.length - 1)];
        }
        return values;
    }

    /** Sets the axons of one neuron from hexadecimal digits; the most significant bit of the first is axon 0. */
    void readAxons(Crossbar.Builder crossbar, int neuron, int axons) throws FormatException {
        String hex = text();
        int digits = (axons + 3) / 4;
        if (hex.length() != digits) {
            throw wrong(axons + " axons need " + digits + " hexadecimal digits, got " + hex.length());
        }
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(hex.charAt(i), 16);
            if (digit < 0) {
                throw wrong("'" + hex.charAt(i) + "' at position " + i + " is no hexadecimal digit");
            }
            for (int bit = 0; bit < 4; bit++) {
                if ((digit & 8 >> bit) == 0) {
                    continue;
                }
                if (4 * i + bit >= axons) {
                    throw wrong("a synapse with axon " + (4 * i + bit) + ", the core has " + axons);
                }
                crossbar.set(4 * i + bit, neuron, true);
            }
        }
    }

    /** The types of the axons, one digit each. */
    byte[] axonTypes(int types) throws FormatException {
        String digits = text();
        byte[] axonTypes = new byte[digits.length()];
        for (int axon = 0; axon < axonTypes.length; axon++) {
            int type = Character.digit(digits.charAt(axon), Character.MAX_RADIX);
            if (type < 0 || type >= types) {
                throw wrong("axon " + axon + " has type '" + digits.charAt(axon) + "', allowed is 0.." + (types - 1));
            }
            axonTypes[axon] = (byte) type;
        }
        return axonTypes;
    }

    FormatException wrong(String problem) {
        return new FormatException(file, place.isEmpty() ? "whole file" : place, problem);
    }

    /** For what a description refused when it was built from this value. */
    FormatException wrong(IllegalArgumentException cause) {
        FormatException wrong = wrong(cause.getMessage());
        wrong.initCause(cause);
        return wrong;
    }

    private String shown() {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
