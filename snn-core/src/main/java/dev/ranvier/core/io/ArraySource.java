package dev.ranvier.core.io;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The arrays of a description that is being read. Each complaint names the archive and the array. */
final class ArraySource {

    private final String file;
    private final Map<String, NpyArray> arrays;
    private final Set<String> unused;

    ArraySource(String file, Map<String, NpyArray> arrays) {
        this.file = file;
        this.arrays = arrays;
        this.unused = new TreeSet<>(arrays.keySet());
    }

    /** A finite float32 array of exactly this shape; its name is the text under {@code key}. */
    float[] floats(JsonObject json, String key, int... shape) throws FormatException {
        String name = json.text(key);
        float[] values = array(json, key, name, NpyType.FLOAT32, shape).floats();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw notFinite(name, i, values[i]);
            }
        }
        return values;
    }

    /** A finite float64 vector of any length. */
    double[] doubles(JsonObject json, String key) throws FormatException {
        String name = json.text(key);
        double[] values = vector(json, key, name, NpyType.FLOAT64).doubles();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw notFinite(name, i, values[i]);
            }
        }
        return values;
    }

    /** An int32 vector of any length. */
    int[] ints(JsonObject json, String key) throws FormatException {
        return vector(json, key, json.text(key), NpyType.INT32).ints();
    }

    /** To be called at the end: an array that nobody asked for means that the two files do not belong together. */
    void requireAllUsed() throws FormatException {
        if (!unused.isEmpty()) {
            throw new FormatException(
                    file,
                    "array " + unused.iterator().next(),
                    "the JSON file does not name it; do the two files belong together?");
        }
    }

    private NpyArray vector(JsonObject json, String key, String name, NpyType type) throws FormatException {
        NpyArray array = typed(json, key, name, type);
        if (array.shape().length != 1) {
            throw new FormatException(file, "array " + name, "it is " + array + ", expected one axis");
        }
        return array;
    }

    private NpyArray array(JsonObject json, String key, String name, NpyType type, int... shape)
            throws FormatException {
        NpyArray array = typed(json, key, name, type);
        if (!Arrays.equals(array.shape(), shape)) {
            throw new FormatException(
                    file,
                    "array " + name,
                    "it is " + array + ", expected shape " + Arrays.toString(shape)
                            + "; is it transposed, or from another network?");
        }
        return array;
    }

    private NpyArray typed(JsonObject json, String key, String name, NpyType type) throws FormatException {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw json.error(
                    key,
                    "there is no array '" + name + "' in " + file + "; it holds " + new TreeSet<>(arrays.keySet()));
        }
        if (array.type() != type) {
            throw new FormatException(
                    file, "array " + name, "it is " + array + ", expected " + type + "; convert it with astype");
        }
        unused.remove(name);
        return array;
    }

    private FormatException notFinite(String name, int index, double value) {
        return new FormatException(
                file, "array " + name, "value " + index + " is " + value + "; did the training diverge?");
    }
}
