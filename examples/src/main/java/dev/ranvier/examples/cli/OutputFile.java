package dev.ranvier.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command writes its result. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Checks that it can be the name of a JSON file. To be called before the work, so that an hour of it is not lost to a slip.
     */
    static void check(Path file) {
        if (!file.toString().endsWith(".json")) {
            throw new UserMistake("--out must be named NAME.json, got " + file);
        }
        if (Files.isDirectory(file)) {
            throw new UserMistake("--out must be a file, " + file + " is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UserMistake("--out " + file + ": cannot write in " + folder);
        }
    }

    /** Makes the folder of the file. To be called just before the file is written. */
    static void makeFolder(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    /** How the user finds it again. */
    static String shown(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
