package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.exchange.assembly.Extent;
import java.util.Arrays;

/** The window of a convolution or a pool from its attributes: strides, dilations, pads or auto_pad. */
final class Windows {

    /** Larger paddings are damage, not design. */
    private static final int MOST_PADDING = 1 << 20;

    private Windows() {}

    /** Padding before and after along rows, then columns. */
    static Window of(Attributes attributes, Shape input, int... kernel) {
        if (kernel.length != 2) {
            throw new IllegalArgumentException(
                    "kernel_shape " + Arrays.toString(kernel) + " is not two-dimensional; only images are supported");
        }
        int[] strides = pair(attributes, "strides");
        int[] dilations = pair(attributes, "dilations");
        Extent rows;
        Extent columns;
        String auto = attributes.text("auto_pad", "NOTSET");
        switch (auto) {
            case "SAME_UPPER", "SAME_LOWER" -> {
                boolean lower = "SAME_LOWER".equals(auto);
                rows = Extent.same(input.height(), kernel[0], strides[0], dilations[0], lower);
                columns = Extent.same(input.width(), kernel[1], strides[1], dilations[1], lower);
            }
            case "NOTSET", "" -> {
                int[] pads = pads(attributes);
                rows = new Extent(pads[0], pads[2]);
                columns = new Extent(pads[1], pads[3]);
            }
            case "VALID" -> {
                rows = new Extent(0, 0);
                columns = rows;
            }
            default ->
                throw new IllegalArgumentException(
                        "auto_pad '" + auto + "' is unknown; there are NOTSET, SAME_UPPER, SAME_LOWER and VALID");
        }
        return new Window(
                kernel[0],
                kernel[1],
                strides[0],
                strides[1],
                dilations[0],
                dilations[1],
                rows.before(),
                columns.before(),
                rows.after(),
                columns.after());
    }

    /** Rows and columns that rounding up the number of positions would need beyond the padding. */
    static Extent surplus(Window w, Shape input) {
        int rows = new Extent(w.padTop(), w.padBottom())
                .surplusWhenRoundedUp(input.height(), w.height(), w.strideY(), w.dilationY());
        int columns = new Extent(w.padLeft(), w.padRight())
                .surplusWhenRoundedUp(input.width(), w.width(), w.strideX(), w.dilationX());
        return new Extent(rows, columns);
    }

    static void requirePadding(int... pads) {
        for (int pad : pads) {
            if (pad < 0 || pad > MOST_PADDING) {
                throw new IllegalArgumentException("pads are " + Arrays.toString(pads) + ", allowed is 0.."
                        + MOST_PADDING + "; cropping is not supported");
            }
        }
    }

    private static int[] pads(Attributes attributes) {
        int[] pads = attributes.integers("pads");
        if (pads == null) {
            return new int[4];
        }
        if (pads.length != 4) {
            throw new IllegalArgumentException("pads are " + Arrays.toString(pads) + ", expected four");
        }
        requirePadding(pads);
        return pads;
    }

    private static int[] pair(Attributes attributes, String name) {
        int[] values = attributes.integers(name);
        if (values == null) {
            return new int[] {1, 1};
        }
        if (values.length != 2 || values[0] < 1 || values[1] < 1) {
            throw new IllegalArgumentException(
                    name + " are " + Arrays.toString(values) + ", expected two positive numbers");
        }
        return values;
    }
}
