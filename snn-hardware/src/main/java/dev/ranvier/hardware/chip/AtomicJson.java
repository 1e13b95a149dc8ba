package dev.ranvier.hardware.chip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ranvier.core.io.StagedFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a JSON file so that its old content stays until all of the new one is on the disk. */
final class AtomicJson {

    private AtomicJson() {}

    static void write(JsonNode root, Path file) throws IOException {
        StagedFile.write(file, JsonPlace.MAPPER.writeValueAsBytes(root));
    }

    static void add(ArrayNode array, int[] values) {
        for (int value : values) {
            array.add(value);
        }
    }

    static void add(ArrayNode array, boolean[] values) {
        for (boolean value : values) {
            array.add(value);
        }
    }

    static void add(ArrayNode array, Enum<?>[] values) {
        for (Enum<?> value : values) {
            array.add(value.ordinal());
        }
    }
}
