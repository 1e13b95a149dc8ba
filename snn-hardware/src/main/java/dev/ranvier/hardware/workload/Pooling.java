package dev.ranvier.hardware.workload;

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
        window.requireFits(height, width);
    }

    @Override
    public int groups() {
        return channels;
    }

    @Override
    public long outputPixels() {
        return (long) window.outputHeight(height) * window.outputWidth(width);
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
