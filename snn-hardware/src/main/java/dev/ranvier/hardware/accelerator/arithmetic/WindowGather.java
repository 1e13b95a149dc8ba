package dev.ranvier.hardware.accelerator.arithmetic;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;

/** Where the elements of a sliding window lie in an input. */
public final class WindowGather {

    private WindowGather() {}

    /**
     * Indices of all windows, row by row.
     *
     * @param firstChannel first input channel that the window sees
     * @param channels input channels that it sees
     * @return {@code [position][(channel * height + row) * width + column]}, index in the input, -1 in the padding
     */
    public static int[][] of(Shape input, Window window, int firstChannel, int channels) {
        Shape output = window.outputShape(input, 1);
        int[][] gather = new int[output.height() * output.width()][channels * window.area()];
        for (int position = 0; position < gather.length; position++) {
            int top = position / output.width() * window.strideY() - window.padTop();
            int left = position % output.width() * window.strideX() - window.padLeft();
            for (int element = 0; element < gather[position].length; element++) {
                int channel = firstChannel + element / window.area();
                int row = top + element % window.area() / window.width() * window.dilationY();
                int column = left + element % window.width() * window.dilationX();
                boolean inside = row >= 0 && row < input.height() && column >= 0 && column < input.width();
                gather[position][element] = inside ? (channel * input.height() + row) * input.width() + column : -1;
            }
        }
        return gather;
    }
}
