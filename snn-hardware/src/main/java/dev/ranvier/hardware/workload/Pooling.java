package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;

/**
 * Pooling of each channel by itself. It has no multiply-accumulates and no weights.
 *
 * @param kind what is done with the values of a window
 * @param channels channels
 * @param height input rows, padding excluded
 * @param width input columns, padding excluded
 * @param window size of the field, strides and padding
 */
public record Pooling(Kind kind, int channels, int height, int width, Window window) implements Operation {

    /** What is done with the values of a window. */
    public enum Kind {
        /** The largest is kept. */
        MAX,
        /** Their mean is taken. */
        AVERAGE
    }

    /** @throws IllegalArgumentException if a size is not positive or the window does not fit */
    public Pooling {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "pooling needs positive sizes, got input " + channels + "x" + height + "x" + width);
        }
        window.outputShape(new Shape(channels, height, width), channels);
    }

    @Override
    public int groups() {
        return channels;
    }

    @Override
    public long outputPixels() {
        Shape output = window.outputShape(new Shape(channels, height, width), channels);
        return (long) output.height() * output.width();
    }

    @Override
    public long reduction() {
        return window.area();
    }

    @Override
    public long filtersPerGroup() {
        return 1;
    }

    @Override
    public long inputWords() {
        return (long) channels * height * width;
    }

    @Override
    public long weightWords() {
        return 0;
    }

    @Override
    public long multiplyAccumulates() {
        return 0;
    }

    @Override
    public long simpleOperations() {
        return outputWords() * (window.area() - 1L);
    }
}
