package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.Window;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One layer as a file names it: keys and their texts, the same in JSON and in CSV. {@link WorkloadFile} describes the
 * keys.
 *
 * @param fields keys that were given
 */
record LayerEntry(Map<String, String> fields) {

    /** All keys that a layer may have. */
    static final Set<String> KEYS = Set.of(
            "layer",
            "type",
            "from",
            "channels",
            "height",
            "width",
            "filters",
            "outputs",
            "kernelHeight",
            "kernelWidth",
            "strideY",
            "strideX",
            "dilationY",
            "dilationX",
            "padTop",
            "padLeft",
            "padBottom",
            "padRight",
            "groups",
            "hidden",
            "timeSteps",
            "otherParameters",
            "weightBits",
            "inputBits",
            "inputZeroShare",
            "weightZeroShare");

    /** Something about one field is wrong. */
    static final class FieldException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String field;

        FieldException(String field, String problem) {
            this(field, problem, null);
        }

        FieldException(String field, String problem, NumberFormatException cause) {
            super(problem, cause);
            this.field = field;
        }

        /** Key of the field. */
        String field() {
            return field;
        }
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    String text(String key) {
        String text = fields.get(key);
        if (text == null) {
            throw new FieldException(key, "needed for this layer, but not given");
        }
        return text;
    }

    /** Names of the layers whose results come in; empty if the entry does not say. */
    List<String> from() {
        return has("from") ? List.of(text("from").split("\\+")) : List.of();
    }

    int positive(String key) {
        int value = whole(key);
        if (value < 1) {
            throw new FieldException(key, "must be at least 1, got " + value);
        }
        return value;
    }

    int positive(String key, int otherwise) {
        return has(key) ? positive(key) : otherwise;
    }

    int notNegative(String key, int otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        int value = whole(key);
        if (value < 0) {
            throw new FieldException(key, "must be at least 0, got " + value);
        }
        return value;
    }

    /** A share, 0..1. */
    OptionalDouble share(String key) {
        if (!has(key)) {
            return OptionalDouble.empty();
        }
        double value;
        try {
            value = Double.parseDouble(text(key));
        } catch (NumberFormatException e) {
            throw new FieldException(key, "'" + text(key) + "' is not a number", e);
        }
        if (!(value >= 0 && value <= 1)) {
            throw new FieldException(key, "must be 0..1, got " + value + "; is it a percentage?");
        }
        return OptionalDouble.of(value);
    }

    /** The window of a convolution or a pooling layer. */
    Window window() {
        int height = positive("kernelHeight");
        int strideY = positive("strideY", 1);
        int dilationY = positive("dilationY", 1);
        int top = notNegative("padTop", 0);
        int left = notNegative("padLeft", top);
        return new Window(
                height,
                positive("kernelWidth", height),
                strideY,
                positive("strideX", strideY),
                dilationY,
                positive("dilationX", dilationY),
                top,
                left,
                notNegative("padBottom", top),
                notNegative("padRight", left));
    }

    private int whole(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw new FieldException(key, "'" + text(key) + "' is not a whole number up to 2^31-1", e);
        }
    }
}
