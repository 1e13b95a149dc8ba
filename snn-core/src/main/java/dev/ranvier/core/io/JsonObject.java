package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One object of a JSON file that is being read. Keys are asked for by name and type; what {@link #build} finds unasked is
 * refused, so that a misspelt or newer key never passes in silence.
 */
public final class JsonObject {

    private final String file;
    private final String place; // e.g. "layers[2]"; empty for the whole file
    private final JsonNode node;
    private final Set<String> taken = new HashSet<>();

    JsonObject(String file, String place, JsonNode node) throws FormatException {
        this.file = file;
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new FormatException(file, place, "must be an object in braces, got " + node);
        }
    }

    /** A text. */
    public String text(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isTextual()) {
            throw error(key, "must be a text in quotes, got " + value);
        }
        return value.textValue();
    }

    /** A whole number of 32 bits. */
    public int integer(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw error(key, "must be a whole number of at most 32 bits, got " + value);
        }
        return value.intValue();
    }

    /** A whole number of 64 bits. */
    public long wholeNumber(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw error(key, "must be a whole number of at most 64 bits, got " + value);
        }
        return value.longValue();
    }

    /** A finite number. */
    public double number(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw error(key, "must be a finite number, got " + value);
        }
        return value.doubleValue();
    }

    /** A truth value. */
    public boolean flag(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isBoolean()) {
            throw error(key, "must be true or false, got " + value);
        }
        return value.booleanValue();
    }

    /** True if the value is a number; the key must be there, and is not taken by this. */
    public boolean isNumber(String key) throws FormatException {
        JsonNode value = node.get(key);
        if (value == null) {
            throw missing(key);
        }
        return value.isNumber();
    }

    /** True if the value is a text; the key must be there, and is not taken by this. */
    public boolean isText(String key) throws FormatException {
        JsonNode value = node.get(key);
        if (value == null) {
            throw missing(key);
        }
        return value.isTextual();
    }

    /** An object. */
    public JsonObject object(String key) throws FormatException {
        return new JsonObject(file, path(key), take(key));
    }

    /** True if the key is there; it is not taken by this. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** A list of texts. */
    public List<String> texts(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isArray()) {
            throw error(key, "must be a list in brackets, got " + value);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                throw error(key, "must be a list of texts in quotes, got " + element);
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A list of finite numbers. */
    public double[] numbers(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isArray()) {
            throw error(key, "must be a list in brackets, got " + value);
        }
        double[] numbers = new double[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = value.get(i).doubleValue();
            if (!value.get(i).isNumber() || !Double.isFinite(numbers[i])) {
                throw error(key, "must be a list of finite numbers, got " + value.get(i));
            }
        }
        return numbers;
    }

    /** A list of objects. */
    public List<JsonObject> objects(String key) throws FormatException {
        JsonNode value = take(key);
        if (!value.isArray()) {
            throw error(key, "must be a list in brackets, got " + value);
        }
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            objects.add(new JsonObject(file, path(key) + "[" + i + "]", value.get(i)));
        }
        return objects;
    }

    /** One of the constants of an enum, by its exact name. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) throws FormatException {
        String given = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(given)) {
                return constant;
            }
        }
        throw error(key, "'" + given + "' is unknown; there are " + List.of(type.getEnumConstants()));
    }

    /** The complaint about a {@code kind} that is none of those allowed. */
    public FormatException unknownKind(String given, String... allowed) {
        return error("kind", "'" + given + "' is unknown; there are " + List.of(allowed));
    }

    /**
     * Makes what this object describes, after a check that no key is left over; what the constructor refuses is an error of
     * the file.
     *
     * @throws FormatException naming the place
     */
    public <T> T build(Supplier<T> constructor) throws FormatException {
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!taken.contains(key)) {
                throw error(key, "unknown key; is it misspelt, or the file from a newer version?");
            }
        }
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            FormatException wrong = new FormatException(file, place.isEmpty() ? "whole file" : place, e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }

    /** A complaint about a key. */
    public FormatException error(String key, String problem) {
        return new FormatException(file, "key " + path(key), problem);
    }

    private FormatException missing(String key) {
        return error(key, "not there, but needed");
    }

    private JsonNode take(String key) throws FormatException {
        JsonNode value = node.get(key);
        if (value == null) {
            throw missing(key);
        }
        taken.add(key);
        return value;
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
