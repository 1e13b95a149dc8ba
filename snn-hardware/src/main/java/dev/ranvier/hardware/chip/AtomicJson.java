package dev.ranvier.hardware.chip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a JSON file so that its old content stays until all of the new one is on the disk. */
final class AtomicJson {

    private AtomicJson() {}

    static void write(JsonNode root, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = folder.resolve(file.getFileName() + ".tmp");
        try {
            Files.write(temporary, JsonPlace.MAPPER.writeValueAsBytes(root));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
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
