package dev.ranvier.hardware.workload;

/**
 * A two-dimensional convolution. Each of {@code groups} groups reads {@code channels / groups} input channels and makes
 * {@code filters / groups} output channels.
 *
 * @param channels input channels
 * @param height input rows, padding excluded
 * @param width input columns, padding excluded
 * @param filters output channels
 * @param filterHeight rows of a filter
 * @param filterWidth columns of a filter
 * @param stride step in both directions
 * @param padding zeros added on each of the four sides
 * @param groups number of groups; equal to {@code channels} for a depthwise convolution
 */
public record Convolution(
        int channels,
        int height,
        int width,
        int filters,
        int filterHeight,
        int filterWidth,
        int stride,
        int padding,
        int groups)
        implements Operation {

    /** @throws IllegalArgumentException if a size is not positive, the filter does not fit, or groups do not divide */
    public Convolution {
        if (channels < 1 || height < 1 || width < 1 || filters < 1 || filterHeight < 1 || filterWidth < 1) {
            throw new IllegalArgumentException("a convolution needs positive sizes, got input " + channels + "x"
                    + height + "x" + width + ", " + filters + " filters of " + filterHeight + "x" + filterWidth);
        }
        if (stride < 1 || padding < 0 || groups < 1) {
            throw new IllegalArgumentException("a convolution needs stride >= 1, padding >= 0 and groups >= 1, got "
                    + stride + ", " + padding + ", " + groups);
        }
        if (filterHeight > height + 2L * padding || filterWidth > width + 2L * padding) {
            throw new IllegalArgumentException("a filter of " + filterHeight + "x" + filterWidth
                    + " does not fit into " + height + "x" + width + " with padding " + padding
                    + "; is the padding missing?");
        }
        if (channels % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException("groups must divide channels and filters, got " + groups + " groups for "
                    + channels + " channels and " + filters + " filters");
        }
    }

    /** Input rows with padding. */
    public int paddedHeight() {
        return height + 2 * padding;
    }

    /** Input columns with padding. */
    public int paddedWidth() {
        return width + 2 * padding;
    }

    /** Rows of the result. */
    public int outputHeight() {
        return (paddedHeight() - filterHeight) / stride + 1;
    }

    /** Columns of the result. */
    public int outputWidth() {
        return (paddedWidth() - filterWidth) / stride + 1;
    }

    @Override
    public long outputPixels() {
        return (long) outputHeight() * outputWidth();
    }

    @Override
    public long reduction() {
        return (long) channels / groups * filterHeight * filterWidth;
    }

    @Override
    public long filtersPerGroup() {
        return filters / groups;
    }

    @Override
    public long inputWords() {
        return (long) channels * height * width;
    }
}
