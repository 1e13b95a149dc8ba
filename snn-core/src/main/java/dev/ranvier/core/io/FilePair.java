package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A description in two files: NAME.json, which names its arrays, and NAME.npz beside it, which holds them. */
final class FilePair {

    private static final String JSON = ".json";
    private static final String NPZ = ".npz";

    private FilePair() {}

    /** Writes both files in full before either takes its place; the arrays go first. */
    static void write(Path json, ObjectNode root, ArraySink arrays) throws IOException {
        Path npz = npzBeside(json);
        try (StagedFile stagedNpz = new StagedFile(npz);
                StagedFile stagedJson = new StagedFile(json)) {
            NpzFile.write(stagedNpz, arrays.arrays());
            try (OutputStream out = stagedJson.open()) {
                out.write(JsonFormat.bytes(root));
            }
            stagedNpz.commit();
            stagedJson.commit();
        }
    }

    /** The arrays that belong to a JSON file. */
    static ArraySource arrays(Path json) throws IOException {
        Path npz = npzBeside(json);
        if (!Files.exists(npz)) {
            throw new FormatException(
                    json.toString(), "arrays", npz + " is missing; the two files must stand side by side");
        }
        return new ArraySource(npz.toString(), NpzFile.read(npz));
    }

    /** @throws IllegalArgumentException if the name does not end in .json */
    private static Path npzBeside(Path json) {
        String name = json.getFileName().toString();
        if (!name.endsWith(JSON) || name.length() == JSON.length()) {
            throw new IllegalArgumentException(
                    "a network file is named NAME.json (its arrays go to NAME.npz beside it)," + " got " + json);
        }
        return json.resolveSibling(name.substring(0, name.length() - JSON.length()) + NPZ);
    }
}
