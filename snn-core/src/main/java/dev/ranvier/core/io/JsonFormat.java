package dev.ranvier.core.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all JSON files of Ranvier share: a key {@value #KEY} at the top that says what the file is. */
public final class JsonFormat {

    /** The key whose value names kind and version of a file. */
    public static final String KEY = "format";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private JsonFormat() {}

    /**
     * What a JSON file says it is, so that a tool can tell its user which file belongs where.
     *
     * @return the value of its key {@value #KEY}, e.g. {@code ranvier-model-1}; it may be of a kind unknown here
     * @throws FormatException if the file is no JSON object or does not say what it is
     * @throws IOException if the file cannot be read
     */
    public static String kindOf(Path json) throws IOException {
        return kind(json, readTree(json));
    }

    /** An object with its format named. */
    static ObjectNode create(String format) {
        return MAPPER.createObjectNode().put(KEY, format);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(ObjectNode json) throws IOException {
        return (WRITER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an object whose format must be the given one.
     *
     * @param what says in plain words what that is
     * @throws FormatException if the file is no JSON object or has another format
     * @throws IOException if the file cannot be read
     */
    public static JsonObject read(Path json, String format, String what) throws IOException {
        JsonNode tree = readTree(json);
        String kind = kind(json, tree);
        if (!kind.equals(format)) {
            throw new FormatException(
                    json.toString(), "key " + KEY, "'" + kind + "', expected '" + format + "'; is this " + what + "?");
        }
        JsonObject root = new JsonObject(json.toString(), "", tree);
        root.text(KEY);
        return root;
    }

    private static String kind(Path json, JsonNode tree) throws FormatException {
        JsonNode kind = tree.path(KEY);
        if (!kind.isTextual()) {
            throw new FormatException(
                    json.toString(), "key " + KEY, "not there; is this a file that Ranvier wrote, and is it whole?");
        }
        return kind.textValue();
    }

    private static JsonNode readTree(Path json) throws IOException {
        try (InputStream in = Files.newInputStream(json)) {
            JsonNode tree = MAPPER.readTree(in);
            if (!tree.isObject()) {
                throw new FormatException(json.toString(), "line 1", "no JSON object; is this the right file?");
            }
            return tree;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? "JSON"
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            FormatException wrong = new FormatException(
                    json.toString(), place, "not JSON (" + e.getOriginalMessage() + "); is the file cut off?");
            wrong.initCause(e);
            throw wrong;
        }
    }
}
