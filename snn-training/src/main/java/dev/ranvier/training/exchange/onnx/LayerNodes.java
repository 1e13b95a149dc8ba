package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.exchange.onnx.OnnxWriter.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ONNX nodes of each layer. Names of layers are names of values; those of steps in between have a slash. */
final class LayerNodes {

    private final ProtoGraph graph;

    LayerNodes(ProtoGraph graph) {
        this.graph = graph;
    }

    /** Writes a layer; {@code shape} is that of its result. */
    Written write(String name, Layer layer, List<Written> inputs, Shape shape) {
        Written first = inputs.get(0);
        if (layer instanceof Dense dense) {
            return gemm(name, first, dense.weights(), dense.bias());
        } else if (layer instanceof BlockDense blocks) {
            return gemm(name, first, matrix(blocks), bias(blocks));
        } else if (layer instanceof Vote vote) {
            return gemm(name, first, votes(vote, first.shape().size()), new float[vote.classes()]);
        } else if (layer instanceof Convolution convolution) {
            return convolution(name, first, convolution, shape);
        } else if (layer instanceof AveragePool pool) {
            AttributeProto count = ProtoGraph.integer("count_include_pad", pool.countPadding() ? 1 : 0);
            return pool("AveragePool", name, first, pool.window(), shape, count);
        } else if (layer instanceof MaxPool pool) {
            return pool("MaxPool", name, first, pool.window(), shape);
        } else if (layer instanceof ZeroPad pad) {
            Written image = image(name, first);
            String pads = graph.longs(name, 0, 0, pad.top(), pad.left(), 0, 0, pad.bottom(), pad.right());
            return new Written(graph.node("Pad", name, List.of(image.name(), pads)), shape, true);
        } else if (layer instanceof BatchNorm norm) {
            return batchNorm(name, first, norm);
        } else if (layer instanceof ChannelAffine affine) {
            String scaled = graph.node(
                    "Mul", graph.between(name), List.of(first.name(), channels(name, first, affine.scale())));
            return alike(first, graph.node("Add", name, List.of(scaled, channels(name, first, affine.shift()))));
        }
        return writePointwise(name, layer, inputs, shape);
    }

    /** Layers without weights of their own. */
    private Written writePointwise(String name, Layer layer, List<Written> inputs, Shape shape) {
        Written first = inputs.get(0);
        if (layer instanceof Relu) {
            return alike(first, graph.node("Relu", name, List.of(first.name())));
        } else if (layer instanceof ClippedRelu clipped) {
            return alike(first, clip(name, first.name(), clipped.max()));
        } else if (layer instanceof Qcfs qcfs) {
            return alike(first, qcfs(name, first.name(), qcfs));
        } else if (layer instanceof Step step) {
            String above = graph.node(
                    "GreaterOrEqual", graph.between(name), List.of(first.name(), scalar(name, step.threshold())));
            return alike(
                    first, graph.node("Cast", name, List.of(above), ProtoGraph.integer("to", DataType.FLOAT_VALUE)));
        } else if (layer instanceof Softmax softmax) {
            return softmax(name, first, softmax);
        } else if (layer instanceof Flatten) {
            return first.image()
                    ? new Written(graph.node("Flatten", name, List.of(first.name())), shape, false)
                    : alike(first, graph.node("Identity", name, List.of(first.name())));
        } else if (layer instanceof Add) {
            List<Written> alike = alike(name, inputs);
            return alike(alike.get(0), graph.node("Sum", name, names(alike)));
        } else if (layer instanceof Concat) {
            List<Written> alike = alike(name, inputs);
            String joined = graph.node("Concat", name, names(alike), ProtoGraph.integer("axis", 1));
            return new Written(joined, shape, alike.get(0).image());
        }
        throw new IllegalStateException("layers of type " + layer.getClass() + " have no ONNX form");
    }

    private Written gemm(String name, Written input, float[] weights, float... bias) {
        Written vector = vector(name, input);
        String matrix = graph.floats(name, weights, bias.length, vector.shape().size());
        String added = graph.floats(name, bias, bias.length);
        graph.node("Gemm", name, List.of(vector.name(), matrix, added), ProtoGraph.integer("transB", 1));
        return new Written(name, Shape.vector(bias.length), false);
    }

    /** Blocks in one matrix, with zeros where a block does not see an input. */
    private static float[] matrix(BlockDense layer) {
        float[] matrix = new float[Math.multiplyExact(layer.outputs(), layer.inputs())];
        int row = 0;
        for (BlockDense.Block block : layer.blocks()) {
            int width = block.inputIndices().length;
            for (int o = 0; o < block.outputs(); o++) {
                for (int i = 0; i < width; i++) {
                    matrix[row * layer.inputs() + block.inputIndices()[i]] = block.weights()[o * width + i];
                }
                row++;
            }
        }
        return matrix;
    }

    private static float[] bias(BlockDense layer) {
        float[] bias = new float[layer.outputs()];
        int at = 0;
        for (BlockDense.Block block : layer.blocks()) {
            System.arraycopy(block.bias(), 0, bias, at, block.outputs());
            at += block.outputs();
        }
        return bias;
    }

    private static float[] votes(Vote vote, int units) {
        float[] matrix = new float[Math.multiplyExact(vote.classes(), units)];
        for (int unit = 0; unit < units; unit++) {
            matrix[unit % vote.classes() * units + unit] = 1;
        }
        return matrix;
    }

    private Written convolution(String name, Written input, Convolution layer, Shape shape) {
        Window window = layer.window();
        String filters = graph.floats(
                name,
                layer.weights(),
                layer.outputChannels(),
                layer.inputChannels() / layer.groups(),
                window.height(),
                window.width());
        String bias = graph.floats(name, layer.bias(), layer.outputChannels());
        List<AttributeProto> attributes = attributes(window);
        attributes.add(ProtoGraph.integer("group", layer.groups()));
        graph.node(
                "Conv",
                name,
                List.of(image(name, input).name(), filters, bias),
                attributes.toArray(AttributeProto[]::new));
        return new Written(name, shape, true);
    }

    private Written pool(
            String operator, String name, Written input, Window window, Shape shape, AttributeProto... more) {
        List<AttributeProto> attributes = attributes(window);
        attributes.addAll(List.of(more));
        boolean dilated = window.dilationX() > 1 || window.dilationY() > 1;
        if (!dilated) {
            attributes.removeIf(attribute -> "dilations".equals(attribute.getName()));
        }
        graph.node(operator, name, List.of(image(name, input).name()), attributes.toArray(AttributeProto[]::new));
        return new Written(name, shape, true);
    }

    private static List<AttributeProto> attributes(Window w) {
        return new ArrayList<>(List.of(
                ProtoGraph.integers("kernel_shape", w.height(), w.width()),
                ProtoGraph.integers("strides", w.strideY(), w.strideX()),
                ProtoGraph.integers("dilations", w.dilationY(), w.dilationX()),
                ProtoGraph.integers("pads", w.padTop(), w.padLeft(), w.padBottom(), w.padRight())));
    }

    private Written batchNorm(String name, Written input, BatchNorm layer) {
        int channels = layer.channels();
        List<String> inputs = Stream.concat(
                        Stream.of(input.name()),
                        Stream.of(layer.gamma(), layer.beta(), layer.mean(), layer.variance())
                                .map(values -> graph.floats(name, values, channels)))
                .toList();
        return alike(
                input, graph.node("BatchNormalization", name, inputs, ProtoGraph.number("epsilon", layer.epsilon())));
    }

    /** {@code ceiling / levels * clip(floor(x levels / ceiling + 1/2), 0, levels)}. */
    private String qcfs(String name, String input, Qcfs layer) {
        float unit = layer.ceiling() / layer.levels();
        String scaled = graph.node("Div", graph.between(name), List.of(input, scalar(name, unit)));
        String shifted = graph.node("Add", graph.between(name), List.of(scaled, scalar(name, 0.5f)));
        String level = graph.node("Floor", graph.between(name), List.of(shifted));
        String clipped = clip(graph.between(name), level, layer.levels());
        return graph.node("Mul", name, List.of(clipped, scalar(name, unit)));
    }

    private String clip(String name, String input, float max) {
        return graph.node("Clip", name, List.of(input, scalar(name, 0), scalar(name, max)));
    }

    private Written softmax(String name, Written input, Softmax layer) {
        String operator = layer.logarithm() ? "LogSoftmax" : "Softmax";
        if (!input.image()) {
            return alike(input, graph.node(operator, name, List.of(input.name()), ProtoGraph.integer("axis", -1)));
        }
        Written vector = vector(name, input);
        String result =
                graph.node(operator, graph.between(name), List.of(vector.name()), ProtoGraph.integer("axis", -1));
        Shape shape = input.shape();
        String dims = graph.longs(name, -1, shape.channels(), shape.height(), shape.width());
        return alike(input, graph.node("Reshape", name, List.of(result, dims)));
    }

    /** The value with four axes. */
    private Written image(String user, Written value) {
        if (value.image()) {
            return value;
        }
        Shape shape = value.shape();
        String dims = graph.longs(user, -1, shape.channels(), shape.height(), shape.width());
        return new Written(graph.node("Reshape", graph.between(user), List.of(value.name(), dims)), shape, true);
    }

    /** The value with two axes. */
    private Written vector(String user, Written value) {
        return value.image()
                ? new Written(
                        graph.node("Flatten", graph.between(user), List.of(value.name())),
                        Shape.vector(value.shape().size()),
                        false)
                : value;
    }

    /** Values with equally many axes. */
    private List<Written> alike(String user, List<Written> values) {
        boolean images = values.stream().allMatch(Written::image);
        return images
                ? values
                : values.stream().map(value -> vector(user, value)).toList();
    }

    private static List<String> names(List<Written> values) {
        return values.stream().map(Written::name).toList();
    }

    private static Written alike(Written input, String name) {
        return new Written(name, input.shape(), input.image());
    }

    private String scalar(String name, float value) {
        return graph.floats(name, new float[] {value});
    }

    /** One value for each channel, so that it lies along the channel axis. */
    private String channels(String name, Written input, float... values) {
        return input.image()
                ? graph.floats(name, values, values.length, 1, 1)
                : graph.floats(name, values, values.length);
    }
}
