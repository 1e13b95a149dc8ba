package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.KernelConnectivity;
import java.util.Arrays;

/**
 * Which elements of a window each position of an input plane meets, and at which output position; tabulated, so that delivery
 * has no division and no test for borders.
 *
 * @param start {@code [input position + 1]}, where its taps begin
 * @param element {@code [tap]}, element of the window
 * @param output {@code [tap]}, position in the output plane
 */
record KernelTaps(int[] start, int[] element, int[] output) {

    static KernelTaps of(KernelConnectivity kernels) {
        Shape in = kernels.input();
        Shape out = kernels.output();
        Window window = kernels.window();
        int[][] rows = along(
                in.height(), out.height(), window.height(), window.strideY(), window.dilationY(), window.padTop());
        int[][] columns =
                along(in.width(), out.width(), window.width(), window.strideX(), window.dilationX(), window.padLeft());
        int[] start = new int[in.height() * in.width() + 1];
        for (int position = 0; position < start.length - 1; position++) {
            start[position + 1] = start[position]
                    + rows[position / in.width()].length / 2 * (columns[position % in.width()].length / 2);
        }
        int[] element = new int[start[start.length - 1]];
        int[] output = new int[element.length];
        int tap = 0;
        for (int[] row : rows) {
            for (int[] column : columns) {
                for (int i = 0; i < row.length; i += 2) {
                    for (int j = 0; j < column.length; j += 2) {
                        element[tap] = row[i] * window.width() + column[j];
                        output[tap++] = row[i + 1] * out.width() + column[j + 1];
                    }
                }
            }
        }
        return new KernelTaps(start, element, output);
    }

    /** Number of taps of an input position. */
    int count(int position) {
        return start[position + 1] - start[position];
    }

    /** For each position along one direction: element of the window and output position by turns. */
    private static int[][] along(int size, int outputs, int window, int stride, int dilation, int pad) {
        int[][] taps = new int[size][];
        for (int position = 0; position < size; position++) {
            int[] found = new int[2 * window];
            int count = 0;
            for (int i = 0; i < window; i++) {
                int shifted = position + pad - i * dilation;
                if (shifted >= 0 && shifted % stride == 0 && shifted / stride < outputs) {
                    found[count++] = i;
                    found[count++] = shifted / stride;
                }
            }
            taps[position] = Arrays.copyOf(found, count);
        }
        return taps;
    }
}
