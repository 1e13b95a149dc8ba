package dev.ranvier.examples.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.ranvier.core.io.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON, and files that are there whole or not at all. */
public final class ResultFiles {

    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ResultFiles() {}

    /** A record or map as indented JSON, keys in the order of its components, lines ended by a line feed on any system. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a result could not be written as JSON", e);
        }
    }

    /**
     * Writes a text in UTF-8 to a temporary file beside the wanted one, which it then replaces in one go.
     *
     * @throws IOException if the folder cannot be made or the file not written
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes in the same way.
     *
     * @param bytes Not modified.
     * @throws IOException if the folder cannot be made or the file not written
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        StagedFile.write(file, bytes);
    }
}
