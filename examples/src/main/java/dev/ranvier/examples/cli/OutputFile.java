package dev.ranvier.examples.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command writes its result. Checked before the work, so that an hour of it is not lost to a slip. */
final class OutputFile {

    private OutputFile() {}

    /** Checks that it can be the name of a JSON file. */
    static void check(Path file) {
        if (!file.toString().endsWith(".json")) {
            throw new UserMistake("--out must be named NAME.json, got " + file);
        }
        if (Files.isDirectory(file)) {
            throw new UserMistake("--out must be a file, " + file + " is a folder");
        }
    }

    /** Makes the folder of a file and tries to write in it. To be called just before the work begins. */
    static void makeFolderOf(Path file) {
        makeFolder(file.toAbsolutePath().getParent());
    }

    /** Makes a folder and tries to write in it. */
    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".ranvier", ".try"));
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new UserMistake("--out: the folder " + folder + " cannot be created or written (" + reason + ")", e);
        } catch (IOException e) {
            throw new UserMistake(
                    "--out: the folder " + folder + " cannot be created or written (" + e.getMessage() + ")", e);
        }
    }

    /** How the user finds it again. */
    static String shown(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
