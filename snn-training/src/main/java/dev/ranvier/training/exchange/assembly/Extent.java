package dev.ranvier.training.exchange.assembly;

/**
 * Padding of a window along one axis.
 *
 * @param before elements added at the start
 * @param after elements added at the end
 */
public record Extent(int before, int after) {

    /**
     * The padding that makes {@code ceil(size / stride)} positions ("same" in TensorFlow and ONNX).
     *
     * @param size length of the axis
     * @param window elements of the window
     * @param oddFirst where the odd element goes: true for the start (SAME_LOWER)
     */
    public static Extent same(int size, int window, int stride, int dilation, boolean oddFirst) {
        long positions = (size + (long) stride - 1) / stride;
        long total = Math.max(0, (positions - 1) * stride + (window - 1L) * dilation + 1 - size);
        if (total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("needs a padding of " + total);
        }
        int half = (int) (total / 2);
        int rest = (int) (total - half);
        return oddFirst ? new Extent(rest, half) : new Extent(half, rest);
    }

    /**
     * Elements that a last, partial position of the window needs beyond the padding when the number of positions is rounded
     * up. A position that would begin in the padding at the end does not count.
     */
    public int surplusWhenRoundedUp(int size, int window, int stride, int dilation) {
        long padded = (long) size + before + after;
        long extent = (window - 1L) * dilation + 1;
        if (extent > padded) {
            return 0; // refused by the layer
        }
        long steps = (padded - extent + stride - 1) / stride;
        if (steps * stride >= (long) size + before) {
            steps--;
        }
        return (int) Math.max(0, steps * stride + extent - padded);
    }
}
