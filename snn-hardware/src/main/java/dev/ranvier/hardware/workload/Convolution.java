package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;

/**
 * A two-dimensional convolution. Each of {@code groups} groups reads {@code channels / groups} input channels and makes
 * {@code filters / groups} output channels; with as many groups as channels it is depthwise.
 *
 * @param channels input channels
 * @param height input rows, padding excluded
 * @param width input columns, padding excluded
 * @param filters output channels
 * @param window size of a filter, strides and padding
 * @param groups number of groups
 */
public record Convolution(int channels, int height, int width, int filters, Window window, int groups)
        implements Operation {

    /** @throws IllegalArgumentException if a size is not positive, the filter does not fit, or groups do not divide */
    public Convolution {
        if (channels < 1 || height < 1 || width < 1 || filters < 1) {
            throw new IllegalArgumentException("a convolution needs positive sizes, got input " + channels + "x"
                    + height + "x" + width + " and " + filters + " filters");
        }
        if (groups < 1) {
            throw new IllegalArgumentException("a convolution needs groups >= 1, got " + groups);
        }
        window.outputShape(new Shape(channels, height, width), filters);
        if (channels % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException("groups must divide channels and filters, got " + groups + " groups for "
                    + channels + " channels and " + filters + " filters");
        }
    }

    /**
     * A convolution with one stride for both directions and one padding for all sides.
     *
     * @param channels input channels
     * @param height input rows, padding excluded
     * @param width input columns, padding excluded
     * @param filters output channels
     * @param filterHeight rows of a filter
     * @param filterWidth columns of a filter
     * @param stride step in both directions
     * @param padding zeros added on each of the four sides
     * @param groups number of groups
     * @throws IllegalArgumentException if a size is not positive, the filter does not fit, or groups do not divide
     */
    public Convolution(
            int channels,
            int height,
            int width,
            int filters,
            int filterHeight,
            int filterWidth,
            int stride,
            int padding,
            int groups) {
        this(channels, height, width, filters, window(filterHeight, filterWidth, stride, padding), groups);
    }

    /** True if every group reads one channel. */
    public boolean depthwise() {
        return groups > 1 && groups == channels;
    }

    /** Rows of a filter. */
    public int filterHeight() {
        return window.height();
    }

    /** Columns of a filter. */
    public int filterWidth() {
        return window.width();
    }

    /** Input rows with padding. */
    public int paddedHeight() {
        return height + window.padTop() + window.padBottom();
    }

    /** Input columns with padding. */
    public int paddedWidth() {
        return width + window.padLeft() + window.padRight();
    }

    /** Rows of the result. */
    public int outputHeight() {
        return output().height();
    }

    /** Columns of the result. */
    public int outputWidth() {
        return output().width();
    }

    @Override
    public long outputPixels() {
        return (long) outputHeight() * outputWidth();
    }

    @Override
    public long reduction() {
        return (long) channels / groups * window.area();
    }

    @Override
    public long filtersPerGroup() {
        return filters / groups;
    }

    @Override
    public long inputWords() {
        return (long) channels * height * width;
    }

    private Shape output() {
        return window.outputShape(new Shape(channels, height, width), filters);
    }

    private static Window window(int height, int width, int stride, int padding) {
        return new Window(height, width, stride, stride, 1, 1, padding, padding, padding, padding);
    }
}
