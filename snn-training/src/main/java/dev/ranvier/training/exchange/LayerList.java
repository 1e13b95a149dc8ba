package dev.ranvier.training.exchange;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.FilterOrder;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import dev.ranvier.training.exchange.assembly.WeightedLayers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the layers of a {@link LayerListFile} into a graph. */
final class LayerList {

    private static final int MOST_VALUES = 1 << 24;

    private final String file;
    private final Config config;
    private final NumpyWeights weights;
    private final boolean channelsLast;

    LayerList(String file, Config config, NumpyWeights weights, boolean channelsLast) {
        this.file = file;
        this.config = config;
        this.weights = weights;
        this.channelsLast = channelsLast;
    }

    ImportedModel read(String name) throws IOException {
        Shape shape = inputShape();
        GraphAssembly graph = new GraphAssembly(shape);
        Map<String, Activation> byName = new HashMap<>();
        Activation last = graph.input(1, shape.channels(), shape.height(), shape.width());
        byName.put("input", last);
        List<Config> layers = config.objects("layers");
        for (int i = 0; i < layers.size(); i++) {
            Config layer = layers.get(i);
            List<Activation> inputs = new ArrayList<>();
            for (String input : layer.isList("inputs") ? layer.texts("inputs") : List.<String>of()) {
                if (!byName.containsKey(input)) {
                    throw layer.error("inputs", "'" + input + "' is no earlier layer");
                }
                inputs.add(byName.get(input));
            }
            String layerName = layer.text("name", layer.text("kind") + (i + 1));
            try {
                last = append(graph, layerName, layer, inputs.isEmpty() ? List.of(last) : inputs);
            } catch (IllegalArgumentException | ArithmeticException e) {
                FormatException wrong = layer.error("kind", layer.text("kind") + ": " + e.getMessage());
                wrong.initCause(e);
                throw wrong;
            }
            byName.put(layerName, last);
        }
        try {
            return new ImportedModel(graph.build(name, last), ModelKind.LAYER_LIST, graph.notes());
        } catch (IllegalArgumentException e) {
            FormatException wrong = new FormatException(file, "key layers", e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }

    private Shape inputShape() throws FormatException {
        int[] dims = config.integers("input");
        boolean positive = Arrays.stream(dims).allMatch(length -> length > 0);
        if (dims.length != 1 && dims.length != 3 || !positive || Activation.product(dims) > MOST_VALUES) {
            throw config.error(
                    "input",
                    "must be [channels, height, width] or [length], positive and of at most " + MOST_VALUES
                            + " values");
        }
        return dims.length == 1 ? Shape.vector(dims[0]) : new Shape(dims[0], dims[1], dims[2]);
    }

    private Activation append(GraphAssembly graph, String name, Config layer, List<Activation> inputs)
            throws IOException {
        Activation input = inputs.get(0);
        String kind = layer.text("kind");
        return switch (kind) {
            case "convolution" -> convolution(graph, name, layer, input);
            case "dense" -> dense(graph, name, layer, input);
            case "batchNorm" -> batchNorm(graph, name, layer, input);
            case "averagePool" -> graph.append(name, new AveragePool(pool(layer), false), graph.image(input));
            case "maxPool" -> graph.append(name, new MaxPool(pool(layer)), graph.image(input));
            case "globalAveragePool" -> {
                require(layer);
                Shape shape = graph.image(input).storage();
                Window whole = new Window(shape.height(), shape.width(), 1, 1, 1, 1, 0, 0, 0, 0);
                yield graph.append(name, new AveragePool(whole, false), input);
            }
            case "relu" -> {
                require(layer);
                yield graph.elementwise(name, new Relu(), input);
            }
            case "clippedRelu" -> {
                require(layer, "max");
                yield graph.elementwise(name, new ClippedRelu(layer.number("max", 6)), input);
            }
            case "scale" -> {
                require(layer, "scale", "shift");
                yield scale(graph, name, layer, input);
            }
            case "softmax" -> {
                require(layer);
                yield graph.elementwise(name, new Softmax(false), input);
            }
            case "flatten" -> {
                require(layer);
                yield input.rank() == 4 && channelsLast
                        ? input.transposed(0, 2, 3, 1).reshaped(1, input.size())
                        : input.reshaped(1, input.size());
            }
            case "add" -> {
                require(layer);
                Activation sum = input;
                for (Activation other : inputs.subList(1, inputs.size())) {
                    sum = graph.add(name, sum, other);
                }
                yield sum;
            }
            case "concat" -> {
                require(layer);
                yield graph.concat(name, inputs, 1);
            }
            default ->
                throw layer.error(
                        "kind",
                        "'" + kind + "' is unknown; there are convolution, dense, batchNorm, "
                                + "averagePool, maxPool, globalAveragePool, relu, clippedRelu, scale, softmax, flatten, add, "
                                + "concat");
        };
    }

    private Activation convolution(GraphAssembly graph, String name, Config layer, Activation input)
            throws IOException {
        require(layer, "weights", "bias", "stride", "padding", "dilation", "groups");
        NpyArray array = weights.array(layer, "weights");
        int[] dims = array.shape();
        if (dims.length != 4) {
            throw layer.error("weights", "array is " + array + ", a convolution needs four axes");
        }
        float[] values = NumpyWeights.floats(array);
        if (channelsLast) {
            values = FilterOrder.outputsFirst(values, dims);
            dims = new int[] {dims[3], dims[2], dims[0], dims[1]};
        }
        int groups = layer.integer("groups", 1);
        Window window = window(layer, dims[2], dims[3], 1);
        return graph.append(
                name,
                new Convolution(
                        Math.multiplyExact(dims[1], groups),
                        dims[0],
                        groups,
                        window,
                        values,
                        bias(layer, dims[0]),
                        WeightFormat.FLOAT32),
                graph.image(input));
    }

    private Activation dense(GraphAssembly graph, String name, Config layer, Activation input) throws IOException {
        require(layer, "weights", "bias");
        NpyArray array = weights.array(layer, "weights");
        if (array.shape().length != 2) {
            throw layer.error("weights", "array is " + array + ", a dense layer needs two axes");
        }
        int outputs = array.shape()[channelsLast ? 1 : 0];
        return new WeightedLayers(graph)
                .dense(name, input, NumpyWeights.floats(array), !channelsLast, outputs, bias(layer, outputs));
    }

    private Activation batchNorm(GraphAssembly graph, String name, Config layer, Activation input) throws IOException {
        require(layer, "gamma", "beta", "mean", "variance", "epsilon");
        float[] mean = NumpyWeights.floats(weights.array(layer, "mean"));
        float[] gamma = new float[mean.length];
        Arrays.fill(gamma, 1);
        BatchNorm values = new BatchNorm(
                layer.has("gamma") ? NumpyWeights.floats(weights.array(layer, "gamma")) : gamma,
                layer.has("beta") ? NumpyWeights.floats(weights.array(layer, "beta")) : new float[mean.length],
                mean,
                NumpyWeights.floats(weights.array(layer, "variance")),
                layer.number("epsilon", 1e-5f));
        return new WeightedLayers(graph).batchNorm(name, input, values, channelDims(input, mean.length));
    }

    private Activation scale(GraphAssembly graph, String name, Config layer, Activation input) throws FormatException {
        float[] scale = layer.numbers("scale");
        float[] shift = layer.has("shift") ? layer.numbers("shift") : new float[scale.length];
        if (shift.length != scale.length) {
            throw layer.error("shift", "must be as many numbers as scale");
        }
        return new WeightedLayers(graph).affine(name, input, scale, shift, channelDims(input, scale.length));
    }

    private static int[] channelDims(Activation input, int length) {
        int[] dims = new int[input.rank() - 1];
        Arrays.fill(dims, 1);
        dims[0] = length;
        return dims;
    }

    private float[] bias(Config layer, int outputs) throws IOException {
        return layer.has("bias") ? NumpyWeights.floats(weights.array(layer, "bias")) : new float[outputs];
    }

    private static Window pool(Config layer) throws FormatException {
        require(layer, "size", "stride", "padding");
        int[] size = layer.pair("size", 2);
        return window(layer, size[0], size[1], 0);
    }

    /** A pool moves by its own size unless a stride is given, a convolution by one. */
    private static Window window(Config layer, int height, int width, int otherwise) throws FormatException {
        int[] stride = layer.has("stride")
                ? layer.pair("stride", 1)
                : new int[] {otherwise == 0 ? height : otherwise, otherwise == 0 ? width : otherwise};
        int[] dilation = layer.pair("dilation", 1);
        int[] padding = layer.pair("padding", 0);
        if (Math.max(padding[0], padding[1]) > 1 << 20) {
            throw layer.error("padding", "is larger than any image");
        }
        return new Window(
                height,
                width,
                stride[0],
                stride[1],
                dilation[0],
                dilation[1],
                padding[0],
                padding[1],
                padding[0],
                padding[1]);
    }

    private static void require(Config layer, String... keys) throws FormatException {
        Set<String> known = new HashSet<>(Set.of("kind", "name", "inputs"));
        known.addAll(List.of(keys));
        layer.requireOnly(known);
    }
}
