package dev.ranvier.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command writes its result. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Checks that a JSON file can be made there and makes its folder. To be called before the work, so that an hour of it is
     * not lost to a slip.
     */
    static void prepare(Path file) throws IOException {
        if (!file.toString().endsWith(".json")) {
            throw new UserMistake("--out must be named NAME.json, got " + file);
        }
        if (Files.isDirectory(file)) {
            throw new UserMistake("--out must be a file, " + file + " is a folder");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    /** How the user finds it again. */
    static String shown(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
