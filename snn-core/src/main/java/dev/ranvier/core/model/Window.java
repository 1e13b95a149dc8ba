package dev.ranvier.core.model;

/**
 * How a filter or a pool slides over the rows and columns of its input. Output element {@code (y, x)} sees the input rows
 * {@code y strideY - padTop + i dilationY} for {@code i = 0..height-1}, and columns likewise.
 *
 * @param height rows of the window, at least 1
 * @param width columns of the window, at least 1
 * @param strideY rows from one position to the next, at least 1
 * @param strideX columns from one position to the next, at least 1
 * @param dilationY input rows from one row of the window to the next, at least 1; 1 unless dilated
 * @param dilationX input columns from one column of the window to the next, at least 1
 * @param padTop rows added above, at least 0
 * @param padLeft columns added on the left
 * @param padBottom rows added below
 * @param padRight columns added on the right
 */
public record Window(
        int height,
        int width,
        int strideY,
        int strideX,
        int dilationY,
        int dilationX,
        int padTop,
        int padLeft,
        int padBottom,
        int padRight) {

    /** @throws IllegalArgumentException if a size, stride or dilation is not positive, the area too large or a padding negative */
    public Window {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a window needs positive sizes, got " + height + "x" + width);
        }
        if ((long) height * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a window may hold at most 2^31-1 elements, got " + height + "x" + width);
        }
        if (strideY < 1 || strideX < 1 || dilationY < 1 || dilationX < 1) {
            throw new IllegalArgumentException("strides and dilations must be at least 1, got strides " + strideY + ","
                    + strideX + " and dilations " + dilationY + "," + dilationX);
        }
        if (padTop < 0 || padLeft < 0 || padBottom < 0 || padRight < 0) {
            throw new IllegalArgumentException("padding must be at least 0, got " + padTop + "," + padLeft + ","
                    + padBottom + "," + padRight + " (top, left, bottom, right)");
        }
    }

    /** A square window without padding or dilation that moves by {@code stride} both ways. */
    public static Window square(int size, int stride) {
        return new Window(size, size, stride, stride, 1, 1, 0, 0, 0, 0);
    }

    /** The same window with the same padding on all four sides. */
    public Window padded(int padding) {
        return padded(padding, padding, padding, padding);
    }

    /** The same window with other padding. */
    public Window padded(int top, int left, int bottom, int right) {
        return new Window(height, width, strideY, strideX, dilationY, dilationX, top, left, bottom, right);
    }

    /** Elements of the window in one channel. */
    public int area() {
        return height * width;
    }

    /** True if any side is padded. */
    public boolean hasPadding() {
        return padTop + padLeft + padBottom + padRight > 0;
    }

    /**
     * Shape of the result with {@code channels} channels. Positions at which the window would reach beyond the padded input
     * do not exist, so that rows and columns at the end may be unused.
     *
     * @throws IllegalArgumentException if the window does not fit into the padded input
     */
    public Shape outputShape(Shape input, int channels) {
        return new Shape(
                channels,
                positions("rows", input.height(), padTop, padBottom, height, strideY, dilationY),
                positions("columns", input.width(), padLeft, padRight, width, strideX, dilationX));
    }

    private static int positions(String what, int size, int before, int after, int window, int stride, int dilation) {
        long padded = (long) size + before + after;
        long extent = (window - 1L) * dilation + 1;
        if (extent > padded) {
            throw new IllegalArgumentException("a window that spans " + extent + " " + what + " does not fit into "
                    + size + " with padding " + before + "+" + after + "; is the padding missing?");
        }
        return (int) ((padded - extent) / stride + 1);
    }
}
