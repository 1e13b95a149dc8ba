package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import dev.ranvier.training.exchange.assembly.WeightedLayers;
import java.util.Arrays;
import java.util.Set;

/** Operators that keep the shape: Relu, Clip, Max, Min, Softmax, LogSoftmax, Dropout, Identity, Cast. */
final class PointwiseOperators {

    /** Files of old exporters write "no limit" as the largest float, or nearly so. */
    private static final float NO_LIMIT = 3e38f;

    private static final int SOFTMAX_BY_AXIS = 13; // the opset in which softmax stopped flattening

    private static final Set<Integer> FLOATING =
            Set.of(DataType.FLOAT_VALUE, DataType.DOUBLE_VALUE, DataType.FLOAT16_VALUE, DataType.BFLOAT16_VALUE);

    private PointwiseOperators() {}

    static Value relu(Call call) {
        return Call.of(call.graph().elementwise(call.name(), new Relu(), call.activation(0)));
    }

    static Value clip(Call call) {
        float min = limit(call, 1, "min", Float.NEGATIVE_INFINITY);
        float max = limit(call, 2, "max", Float.POSITIVE_INFINITY);
        return clip(call, call.activation(0), min, max);
    }

    /** The larger of a computed value and a constant. */
    static Value max(Call call) {
        int constant = call.isKnown(0) ? 0 : 1;
        return clip(call, call.activation(1 - constant), call.tensor(constant).single(), Float.POSITIVE_INFINITY);
    }

    /** The smaller of a computed value and a constant. */
    static Value min(Call call) {
        int constant = call.isKnown(0) ? 0 : 1;
        return clip(
                call,
                call.activation(1 - constant),
                Float.NEGATIVE_INFINITY,
                call.tensor(constant).single());
    }

    private static Value clip(Call call, Activation input, float lowest, float max) {
        GraphAssembly graph = call.graph();
        if (lowest <= -NO_LIMIT && max >= NO_LIMIT) {
            return Call.of(input);
        }
        boolean positive = isNeverNegative(graph.node(input.node()));
        float min = positive && max > 0 ? Math.max(0, lowest) : lowest;
        if (!(min > -NO_LIMIT)) {
            throw new IllegalArgumentException("clips at " + max + " from above only; a lower limit is needed");
        }
        WeightedLayers weighted = new WeightedLayers(graph);
        Activation lowered = min == 0
                ? input
                : weighted.affine(call.name() + ".lower", input, new float[] {1}, new float[] {-min}, 1);
        Activation clipped =
                graph.elementwise(call.name(), max >= NO_LIMIT ? new Relu() : new ClippedRelu(max - min), lowered);
        if (min == 0) {
            return Call.of(clipped);
        }
        graph.note("clipping to " + min + ".." + max + " (" + call.name() + ") became a shifted clipped ReLU");
        return Call.of(weighted.affine(call.name() + ".raise", clipped, new float[] {1}, new float[] {min}, 1));
    }

    private static boolean isNeverNegative(LayerGraph.Node node) {
        return node != null && (node.layer() instanceof Relu || node.layer() instanceof ClippedRelu);
    }

    private static float limit(Call call, int input, String attribute, float otherwise) {
        return call.has(input) ? call.tensor(input).single() : call.attributes().number(attribute, otherwise);
    }

    static Value softmax(Call call, boolean logarithm) {
        Activation input = call.activation(0);
        int[] dims = input.dims();
        boolean byAxis = call.opset() >= SOFTMAX_BY_AXIS;
        int axis = Call.axis(call.attributes().integer("axis", byAxis ? -1 : 1), dims.length);
        int[] together = byAxis ? new int[] {dims[axis]} : Arrays.copyOfRange(dims, axis, dims.length);
        if (Activation.product(together) != input.size()) {
            throw new IllegalArgumentException("attribute axis is " + axis + " for shape " + Arrays.toString(dims)
                    + "; only softmax over all values of a sample is supported");
        }
        return Call.of(call.graph().elementwise(call.name(), new Softmax(logarithm), input));
    }

    static Value dropout(Call call) {
        if (call.has(2) && call.tensor(2).single() != 0) {
            throw new IllegalArgumentException("input training_mode is true; export the model for inference");
        }
        return call.inputs().get(0);
    }

    static Value identity(Call call) {
        return call.inputs().get(0);
    }

    static Value cast(Call call) {
        int to = call.attributes().integer("to", DataType.UNDEFINED_VALUE);
        if (call.isKnown()) {
            return Call.of(TensorMath.cast(call.tensor(0), FLOATING.contains(to)));
        }
        if (!FLOATING.contains(to)) {
            DataType type = DataType.forNumber(to);
            throw new IllegalArgumentException(
                    "attribute to is " + (type == null ? to : type) + "; computed values stay floating point");
        }
        return Call.of(call.activation(0));
    }
}
