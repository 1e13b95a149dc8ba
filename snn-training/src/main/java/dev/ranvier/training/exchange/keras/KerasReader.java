package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.exchange.ImportedModel;
import dev.ranvier.training.exchange.ModelKind;
import dev.ranvier.training.exchange.UnsupportedModelException;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import dev.ranvier.training.exchange.assembly.InputShapeNeeded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads HDF5 files that Keras 2 saved with {@code model.save("NAME.h5")}, or Keras 3 in the same form: sequential and
 * functional models with their axes in the order row, column, channel.
 */
public final class KerasReader {

    private static final int MOST_VALUES = 1 << 24;

    private final String file;
    private final KerasModel model;
    private final KerasWeights weights;

    private KerasReader(String file, KerasModel model, KerasWeights weights) {
        this.file = file;
        this.model = model;
        this.weights = weights;
    }

    /**
     * Reads a model.
     *
     * @param file named in errors
     * @param name what the model is called
     * @param bytes content of the file. Not modified.
     * @throws UnsupportedModelException if something in it is not supported; names all that stands in the way
     * @throws FormatException if the content is wrong
     */
    public static ImportedModel read(String file, String name, byte[] bytes) throws IOException {
        try (KerasWeights weights = new KerasWeights(file, bytes)) {
            String config = weights.text("model_config");
            if (config == null) {
                throw new FormatException(
                        file,
                        "attribute model_config",
                        "there is none: these are weights without a model, or no Keras file; use model.save, not "
                                + "save_weights");
            }
            if (!weights.hasWeights()) {
                throw new FormatException(file, "group model_weights", "there is none; is the file whole?");
            }
            KerasReader reader = new KerasReader(file, KerasModel.parse(file, config), weights);
            Shape storage = reader.inputStorage();
            try {
                return reader.assemble(name, storage);
            } catch (InputShapeNeeded needed) {
                return reader.again(name, needed.shape());
            }
        }
    }

    private ImportedModel again(String name, Shape shape) throws FormatException {
        try {
            return assemble(name, shape);
        } catch (InputShapeNeeded second) {
            UnsupportedModelException wrong =
                    new UnsupportedModelException(file, List.of("the input is used as images of different shapes"));
            wrong.initCause(second);
            throw wrong;
        }
    }

    /** Channels are last in the file, except that images without colours may have no such axis. */
    private Shape inputStorage() throws FormatException {
        int[] dims = model.inputShape();
        int[] sample = dims.length == 0 ? dims : Arrays.copyOfRange(dims, 1, dims.length);
        boolean fixed = Arrays.stream(sample).allMatch(length -> length > 0);
        if (sample.length < 1 || sample.length > 3 || !fixed || Activation.product(sample) > MOST_VALUES) {
            throw new FormatException(
                    file,
                    "attribute model_config",
                    "the input is of shape " + Arrays.toString(sample)
                            + " (-1 is open), expected one to three fixed lengths with at most " + MOST_VALUES
                            + " values");
        }
        return switch (sample.length) {
            case 1 -> Shape.vector(sample[0]);
            case 2 -> new Shape(1, sample[0], sample[1]);
            default -> new Shape(sample[2], sample[0], sample[1]);
        };
    }

    private ImportedModel assemble(String name, Shape storage) throws FormatException {
        GraphAssembly graph = new GraphAssembly(storage);
        KerasLayers layers = new KerasLayers(graph, weights);
        Map<String, Activation> values = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (KerasLayer layer : model.layers()) {
            if (layer.inputs().stream().anyMatch(unknown::contains)) {
                unknown.add(layer.name());
                if (!KerasLayers.isKnown(layer.kind())) {
                    problems.add(layer.label() + ": layers of this class are not supported");
                }
                continue;
            }
            try {
                List<Activation> inputs = layer.inputs().isEmpty()
                        ? List.of(input(graph))
                        : layer.inputs().stream().map(values::get).toList();
                values.put(layer.name(), layers.append(layer, inputs));
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.add(layer.label() + ": " + e.getMessage());
                unknown.add(layer.name());
            }
        }
        if (model.layers().stream().filter(layer -> layer.inputs().isEmpty()).count() > 1) {
            problems.add("the model has several inputs");
        }
        if (!problems.isEmpty()) {
            throw new UnsupportedModelException(file, problems);
        }
        if (storage.channels() > 1 && model.inputShape().length == 4) {
            graph.note("the input's axes are [height, width, channels] in the file, [channels, height, width] here");
        }
        if (model.otherOutputs()) {
            graph.note("of several outputs the first, that of layer '" + model.output() + "', is taken");
        }
        try {
            return new ImportedModel(graph.build(name, values.get(model.output())), ModelKind.KERAS, graph.notes());
        } catch (IllegalArgumentException e) {
            FormatException wrong = new FormatException(file, "attribute model_config", e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }

    private Activation input(GraphAssembly graph) {
        int[] dims = model.inputShape();
        return switch (dims.length) {
            case 4 -> graph.input(1, dims[3], dims[1], dims[2]);
            case 3 -> graph.input(1, dims[1], dims[2]);
            default -> graph.input(1, dims[1]);
        };
    }
}
