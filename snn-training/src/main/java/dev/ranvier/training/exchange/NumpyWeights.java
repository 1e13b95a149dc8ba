package dev.ranvier.training.exchange;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpyType;
import dev.ranvier.core.io.NpzFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** The arrays of a layer list: those of an archive by name, and single files. */
final class NumpyWeights {

    private final Path json;
    private final Path archive;
    private Map<String, NpyArray> arrays; // read when first needed

    NumpyWeights(Path json, Path archive) {
        this.json = json;
        this.archive = archive;
    }

    /**
     * The array that a key names.
     *
     * @throws FormatException if there is none, or it is not floating point
     */
    NpyArray array(Config layer, String key) throws IOException {
        String name = layer.text(key);
        NpyArray array;
        if (name.endsWith(".npy")) {
            Path single = beside(layer, key, json);
            if (!Files.exists(single)) {
                throw layer.error(key, "there is no file " + single);
            }
            array = NpzFile.readSingle(single);
        } else {
            if (arrays == null) {
                if (!Files.exists(archive)) {
                    throw layer.error(key, "the archive " + archive + " is missing; name it by the key arrays");
                }
                arrays = NpzFile.read(archive);
            }
            array = arrays.get(name);
        }
        if (array == null) {
            throw layer.error(
                    key,
                    "there is no array '" + name + "' in " + archive + "; it holds " + new TreeSet<>(arrays.keySet()));
        }
        if (array.type() != NpyType.FLOAT32 && array.type() != NpyType.FLOAT64) {
            throw layer.error(key, "array '" + name + "' is " + array + ", expected float32 or float64");
        }
        return array;
    }

    /** The file that a key names, beside another one or with its own path. */
    static Path beside(Config config, String key, Path file) throws FormatException {
        try {
            return file.resolveSibling(config.text(key));
        } catch (InvalidPathException e) {
            FormatException wrong = config.error(key, "'" + config.text(key) + "' cannot be the name of a file");
            wrong.initCause(e);
            throw wrong;
        }
    }

    /** Elements as floats. */
    static float[] floats(NpyArray array) {
        if (array.type() == NpyType.FLOAT32) {
            return array.floats();
        }
        float[] floats = new float[array.doubles().length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) array.doubles()[i];
        }
        return floats;
    }
}
