package dev.ranvier.training.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ranvier.core.io.FormatException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** An object in the JSON description of a model. What is missing or of another kind is named with its place. */
public final class Config {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final String place; // ends in a dot unless empty
    private final JsonNode node;

    private Config(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /**
     * Reads a text.
     *
     * @param place where the text was found; empty if it is the whole file
     * @throws FormatException if it is no JSON object
     */
    public static Config parse(String file, String place, String json) throws FormatException {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            FormatException wrong = new FormatException(
                    file,
                    (place.isEmpty() ? "" : place + ", ") + "character "
                            + (e.getLocation() == null ? 0 : e.getLocation().getCharOffset()),
                    "no JSON (" + e.getOriginalMessage() + "); is the file damaged?");
            wrong.initCause(e);
            throw wrong;
        }
        return new Config(file, "", node).checked(place);
    }

    private Config checked(String what) throws FormatException {
        if (!node.isObject()) {
            throw new FormatException(file, what.isEmpty() ? "JSON" : what, "must be an object in braces");
        }
        return this;
    }

    /** True if the key is there and not null. */
    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** A text. */
    public String text(String key) throws FormatException {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw error(key, "must be a text in quotes, got " + shown(value));
        }
        return value.textValue();
    }

    /** A text, or the given one if it is not there. */
    public String text(String key, String otherwise) throws FormatException {
        return has(key) ? text(key) : otherwise;
    }

    /** A whole number from 0. */
    public int integer(String key) throws FormatException {
        return integer(key, node.path(key));
    }

    /** A whole number from 0, or the given one if it is not there. */
    public int integer(String key, int otherwise) throws FormatException {
        return has(key) ? integer(key) : otherwise;
    }

    private int integer(String key, JsonNode value) throws FormatException {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw error(key, "must be a whole number from 0 to " + Integer.MAX_VALUE + ", got " + shown(value));
        }
        return value.intValue();
    }

    /** A finite number, or the given one if it is not there. */
    public float number(String key, float otherwise) throws FormatException {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Float.isFinite(value.floatValue())) {
            throw error(key, "must be a finite number, got " + shown(value));
        }
        return value.floatValue();
    }

    /** True or false, or the given one if it is not there. */
    public boolean flag(String key, boolean otherwise) throws FormatException {
        if (!has(key)) {
            return otherwise;
        }
        if (!node.path(key).isBoolean()) {
            throw error(key, "must be true or false, got " + shown(node.path(key)));
        }
        return node.path(key).booleanValue();
    }

    /** True if the value is a list. */
    public boolean isList(String key) {
        return node.path(key).isArray();
    }

    /** True if the value is an object. */
    public boolean isObject(String key) {
        return node.path(key).isObject();
    }

    /** Elements of a list; null stands for -1, as where Keras leaves a length open. */
    public int[] integers(String key) throws FormatException {
        JsonNode list = list(key);
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = list.get(i);
            values[i] = value.isNull() || value.isInt() && value.intValue() == -1 ? -1 : integer(key, value);
        }
        return values;
    }

    /** Two numbers, given as a list or as one for both. */
    public int[] pair(String key, int otherwise) throws FormatException {
        if (!isList(key)) {
            int both = integer(key, otherwise);
            return new int[] {both, both};
        }
        int[] values = integers(key);
        if (values.length != 2) {
            throw error(key, "must be one number or two, got " + values.length);
        }
        return values;
    }

    /** Elements of a list of numbers. */
    public float[] numbers(String key) throws FormatException {
        JsonNode list = list(key);
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            if (!list.get(i).isNumber()) {
                throw error(key, "must hold numbers, got " + shown(list.get(i)));
            }
            values[i] = list.get(i).floatValue();
        }
        return values;
    }

    /** Elements of a list of texts. */
    public List<String> texts(String key) throws FormatException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(key)) {
            if (!value.isTextual()) {
                throw error(key, "must hold texts, got " + shown(value));
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** An object inside. */
    public Config object(String key) throws FormatException {
        return new Config(file, place + key + ".", node.path(key)).checked(place + key);
    }

    /** Elements of a list of objects. */
    public List<Config> objects(String key) throws FormatException {
        List<Config> objects = new ArrayList<>();
        for (JsonNode value : list(key)) {
            String where = place + key + "[" + objects.size() + "]";
            objects.add(new Config(file, where + ".", value).checked(where));
        }
        return objects;
    }

    /** The value itself, missing if it is not there: for lists whose form depends on the writer. */
    public JsonNode tree(String key) {
        return node.path(key);
    }

    /** @throws FormatException if there is a key that is not among those */
    public void requireOnly(Set<String> keys) throws FormatException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw error(
                        name,
                        "is unknown here; there are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    /** A complaint about a key. */
    public FormatException error(String key, String problem) {
        return new FormatException(file, "key " + place + key, problem);
    }

    private JsonNode list(String key) throws FormatException {
        if (!isList(key)) {
            throw error(key, "must be a list in brackets, got " + shown(node.path(key)));
        }
        return node.path(key);
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
