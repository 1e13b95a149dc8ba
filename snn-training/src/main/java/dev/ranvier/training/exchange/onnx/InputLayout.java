package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a model sees its input, and how the layer graph stores it. A file does not say whether its four axes are [batch,
 * channels, height, width] or [batch, height, width, channels]; both are tried.
 *
 * @param batch length of the batch axis, 1 if it is open
 * @param dims axes as the file sees them, the batch of length 1
 * @param storage shape in the layer graph
 * @param channelsLast true if the file's last axis is the channel
 */
record InputLayout(int batch, List<Integer> dims, Shape storage, boolean channelsLast) {

    private static final int MOST_VALUES = 1 << 24; // an image of 2000 x 2000 with four channels fits
    private static final int MOST_COLOURS = 4;

    static InputLayout of(String file, ValueInfoProto input) throws FormatException {
        String place = "input '" + input.getName() + "'";
        if (!input.getType().hasTensorType() || !input.getType().getTensorType().hasShape()) {
            throw new FormatException(file, place, "its shape is not given");
        }
        List<Dimension> given = input.getType().getTensorType().getShape().getDimList();
        List<Integer> dims = new ArrayList<>();
        int batch = 1;
        for (int axis = 0; axis < given.size(); axis++) {
            long length = given.get(axis).getDimValue();
            boolean open = length < 1;
            if (axis == 0 && given.size() > 1) {
                batch = open ? 1 : (int) Math.min(Integer.MAX_VALUE, length);
                dims.add(1);
            } else if (open || length > MOST_VALUES) {
                throw new FormatException(
                        file,
                        place,
                        open
                                ? "axis " + axis + " (" + given.get(axis).getDimParam() + ") has no fixed length; "
                                        + "export the model with a fixed image size"
                                : "axis " + axis + " is of length " + length + ", at most " + MOST_VALUES);
            } else {
                dims.add((int) length);
            }
        }
        int[] lengths = toArray(dims);
        if (dims.isEmpty() || Activation.product(lengths) > MOST_VALUES) {
            throw new FormatException(
                    file, place, "shape " + dims + " is not that of a sample; 1 to " + MOST_VALUES + " values are");
        }
        return new InputLayout(batch, dims, storage(lengths), false);
    }

    /** The first axis taken as part of the sample, for models that were exported without a batch axis. */
    private InputLayout unbatched() {
        List<Integer> whole = new ArrayList<>(dims);
        whole.set(0, batch);
        return new InputLayout(1, whole, storage(toArray(whole)), false);
    }

    /** An image if there are two or three axes beside the batch of which at least two are longer than 1. */
    private static Shape storage(int... dims) {
        int[] longer = Arrays.stream(dims).filter(length -> length > 1).toArray();
        if (dims.length == 4) {
            return new Shape(dims[1], dims[2], dims[3]);
        }
        if (longer.length == 2) {
            return new Shape(1, longer[0], longer[1]);
        }
        if (longer.length == 3) {
            return new Shape(longer[0], longer[1], longer[2]);
        }
        return Shape.vector((int) Activation.product(dims));
    }

    /** What to try, the likeliest first. */
    List<InputLayout> alternatives() {
        List<InputLayout> all = new ArrayList<>(List.of(this));
        if (dims.size() == 4) {
            InputLayout last = new InputLayout(batch, dims, new Shape(dims.get(3), dims.get(1), dims.get(2)), true);
            boolean looksLast = dims.get(3) <= MOST_COLOURS && dims.get(1) > MOST_COLOURS;
            all.add(looksLast ? 0 : 1, last);
        } else if (batch > 1 && (long) batch * Activation.product(toArray(dims)) <= MOST_VALUES) {
            all.add(unbatched());
        }
        return all;
    }

    /** The same input stored with another shape. */
    InputLayout stored(Shape shape) {
        return new InputLayout(batch, dims, shape, false);
    }

    /** The input at the start of a graph that was begun with {@link #storage}. */
    Activation activation(GraphAssembly graph) {
        int[] lengths = toArray(dims);
        return channelsLast
                ? graph.input(1, lengths[3], lengths[1], lengths[2]).transposed(0, 2, 3, 1)
                : graph.input(lengths);
    }

    private static int[] toArray(List<Integer> dims) {
        return dims.stream().mapToInt(Integer::intValue).toArray();
    }
}
