package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.assembly.Activation;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The arrays and texts of a Keras file. All that jHDF throws for damaged files becomes a {@link FormatException}. */
final class KerasWeights implements AutoCloseable {

    /** Stored floats may be compressed, but not without end: more values than this for each byte are damage. */
    private static final long MOST_VALUES_PER_BYTE = 16;

    private static final int DEEPEST = 8;
    private static final String GROUP = "model_weights";

    private final String file;
    private final long fileBytes;
    private final HdfFile hdf;

    /** Opens the content of a file. */
    KerasWeights(String file, byte[] bytes) throws FormatException {
        this.file = file;
        this.fileBytes = bytes.length;
        this.hdf = guarded("HDF5 structure", () -> HdfFile.fromBytes(bytes));
    }

    /** An attribute of the file itself, or null if there is none. */
    String text(String name) throws FormatException {
        return guarded("attribute " + name, () -> {
            Attribute attribute = hdf.getAttribute(name);
            if (attribute == null) {
                return null;
            }
            if (Activation.product(attribute.getDimensions()) != 1) {
                throw new IllegalArgumentException("it is no single text");
            }
            Object data = attribute.getData();
            return data instanceof String text ? text : null;
        });
    }

    /** True if there are weights at all. */
    boolean hasWeights() throws FormatException {
        return guarded(GROUP, () -> hdf.getChild(GROUP) instanceof Group);
    }

    /**
     * One of a layer's arrays.
     *
     * @param names what it may be called, the first that is there is taken
     * @param dims its shape
     * @return its elements in C order
     */
    float[] array(String layer, List<String> names, int... dims) throws FormatException {
        String place = GROUP + "/" + layer;
        return guarded(place, () -> {
            if (!(weightsOf(layer) instanceof Group group)) {
                throw new IllegalArgumentException("there are no weights of this layer");
            }
            List<Dataset> found = new ArrayList<>();
            collect(group, found, 0);
            for (String name : names) {
                for (Dataset dataset : found) {
                    if (dataset.getName().replaceAll(":\\d+$", "").equals(name)) {
                        return floats(dataset, dims);
                    }
                }
            }
            throw new IllegalArgumentException("there is no array " + String.join(" or ", names) + ", but "
                    + found.stream().map(Dataset::getName).toList());
        });
    }

    /** The group of a layer, or null; a name with slashes is that of a group in a group. */
    private Node weightsOf(String layer) {
        Node node = hdf.getChild(GROUP);
        for (String part : layer.split("/", -1)) {
            node = node instanceof Group group ? group.getChild(part) : null;
        }
        return node;
    }

    private float[] floats(Dataset dataset, int... dims) {
        int[] given = dataset.getDimensions();
        if (!Arrays.equals(given, dims)) {
            throw new IllegalArgumentException("array " + dataset.getName() + " is of shape " + Arrays.toString(given)
                    + ", expected " + Arrays.toString(dims));
        }
        if (Activation.product(dims) > MOST_VALUES_PER_BYTE * fileBytes) {
            throw new IllegalArgumentException("array " + dataset.getName() + " of shape " + Arrays.toString(dims)
                    + " does not fit into a file of " + fileBytes + " bytes");
        }
        Object data = dataset.getDataFlat();
        if (data instanceof float[] floats) {
            return floats;
        }
        if (data instanceof double[] doubles) {
            float[] rounded = new float[doubles.length];
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (float) doubles[i];
            }
            return rounded;
        }
        throw new IllegalArgumentException(
                "array " + dataset.getName() + " does not hold float32 or float64; save the model in float32");
    }

    private static void collect(Group group, List<Dataset> into, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("its groups are nested deeper than " + DEEPEST);
        }
        for (Node child : group) {
            if (child instanceof Dataset dataset) {
                into.add(dataset);
            } else if (child instanceof Group inner) {
                collect(inner, into, depth + 1);
            }
        }
    }

    /** jHDF was written for sound files: on damaged ones it throws whatever the damage leads to. */
    private <T> T guarded(String place, Supplier<T> action) throws FormatException {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw damaged(place, e.getMessage(), e);
        } catch (RuntimeException | StackOverflowError e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw damaged(place, message + "; is the file damaged?", e);
        }
    }

    private FormatException damaged(String place, String problem, Throwable cause) {
        FormatException damaged = new FormatException(file, place, problem);
        damaged.initCause(cause);
        return damaged;
    }

    @Override
    public void close() {
        hdf.close();
    }
}
