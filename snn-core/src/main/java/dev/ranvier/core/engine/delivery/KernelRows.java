package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.KernelConnectivity;

/**
 * Rows of a convolution, made from the kernels when they are needed. Which elements of the window a source row or column
 * meets, and at which position, is tabulated for each of them, so that delivery has no division and no test for borders.
 */
final class KernelRows implements SynapseRows {

    private final float[] weights; // [output channel][input channel of the group][row][column]
    private final int width; // of the input
    private final int plane; // neurons of an input channel
    private final int outputWidth;
    private final int outputPlane; // neurons of an output channel
    private final int inputsOfGroup;
    private final int outputsOfGroup;
    private final int kernelWidth;
    private final int area; // of the kernel
    private final int first; // of the targets that are served here
    private final int end;
    private final boolean whole; // true if all targets are served here
    private final Taps rows;
    private final Taps columns;

    /**
     * The elements of the window that each input position meets along one direction.
     *
     * @param start {@code [position + 1]}, where its elements begin
     * @param element {@code [tap]}, element of the window
     * @param output {@code [tap]}, output position
     */
    private record Taps(int[] start, int[] element, int[] output) {

        static Taps of(int size, int outputs, int window, int stride, int dilation, int pad) {
            int[] start = new int[size + 1];
            int[] element = new int[size * window];
            int[] output = new int[size * window];
            int taps = 0;
            for (int position = 0; position < size; position++) {
                for (int i = 0; i < window; i++) {
                    int shifted = position + pad - i * dilation;
                    if (shifted >= 0 && shifted % stride == 0 && shifted / stride < outputs) {
                        element[taps] = i;
                        output[taps++] = shifted / stride;
                    }
                }
                start[position + 1] = taps;
            }
            return new Taps(start, element, output);
        }

        int count(int position) {
            return start[position + 1] - start[position];
        }
    }

    KernelRows(KernelConnectivity kernels, int first, int end) {
        weights = kernels.weights();
        this.first = first;
        this.end = end;
        Shape input = kernels.input();
        Shape output = kernels.output();
        Window window = kernels.window();
        width = input.width();
        plane = input.height() * input.width();
        outputWidth = output.width();
        outputPlane = output.height() * output.width();
        inputsOfGroup = input.channels() / kernels.groups();
        outputsOfGroup = kernels.outputChannels() / kernels.groups();
        whole = first == 0 && end == output.size();
        kernelWidth = window.width();
        area = window.area();
        rows = Taps.of(
                input.height(),
                output.height(),
                window.height(),
                window.strideY(),
                window.dilationY(),
                window.padTop());
        columns = Taps.of(
                input.width(), output.width(), window.width(), window.strideX(), window.dilationX(), window.padLeft());
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            int channel = sources[spike] / plane;
            int y = sources[spike] % plane / width;
            int x = sources[spike] % width;
            int group = channel / inputsOfGroup;
            for (int o = group * outputsOfGroup; o < (group + 1) * outputsOfGroup; o++) {
                int kernel = (o * inputsOfGroup + channel % inputsOfGroup) * area;
                for (int row = rows.start[y]; row < rows.start[y + 1]; row++) {
                    int line = o * outputPlane + rows.output[row] * outputWidth;
                    int kernelLine = kernel + rows.element[row] * kernelWidth;
                    for (int column = columns.start[x]; column < columns.start[x + 1]; column++) {
                        int target = line + columns.output[column];
                        if (target >= first && target < end) {
                            sums[at + target] += weights[kernelLine + columns.element[column]];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            addScaled(sources[spike], 1, sums, at);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            addScaled(sources[spike], factors[spike], sums, at);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            addScaledSingle(sources[spike], (float) factors[spike], sums, at);
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        for (int spike = from; spike < to; spike++) {
            int channel = sources[spike] / plane;
            int y = sources[spike] % plane / width;
            int x = sources[spike] % width;
            int group = channel / inputsOfGroup;
            for (int o = group * outputsOfGroup; o < (group + 1) * outputsOfGroup; o++) {
                for (int row = rows.start[y]; row < rows.start[y + 1]; row++) {
                    int line = o * outputPlane + rows.output[row] * outputWidth;
                    for (int column = columns.start[x]; column < columns.start[x + 1]; column++) {
                        int target = line + columns.output[column];
                        if (target >= first && target < end) {
                            touched.add(target);
                        }
                    }
                }
            }
        }
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        long synapses = 0;
        for (int spike = from; spike < to; spike++) {
            int y = sources[spike] % plane / width;
            int x = sources[spike] % width;
            if (whole) {
                synapses += (long) rows.count(y) * columns.count(x) * outputsOfGroup;
            } else {
                synapses += served(sources[spike] / plane / inputsOfGroup, y, x);
            }
        }
        return synapses;
    }

    /** Synapses of one source that end in the range served here. */
    private long served(int group, int y, int x) {
        long served = 0;
        for (int o = group * outputsOfGroup; o < (group + 1) * outputsOfGroup; o++) {
            for (int row = rows.start[y]; row < rows.start[y + 1]; row++) {
                int line = o * outputPlane + rows.output[row] * outputWidth;
                for (int column = columns.start[x]; column < columns.start[x + 1]; column++) {
                    int target = line + columns.output[column];
                    served += target >= first && target < end ? 1 : 0;
                }
            }
        }
        return served;
    }

    private void addScaled(int source, double factor, double[] sums, int at) {
        int channel = source / plane;
        int y = source % plane / width;
        int x = source % width;
        int group = channel / inputsOfGroup;
        for (int o = group * outputsOfGroup; o < (group + 1) * outputsOfGroup; o++) {
            int kernel = (o * inputsOfGroup + channel % inputsOfGroup) * area;
            for (int row = rows.start[y]; row < rows.start[y + 1]; row++) {
                int line = o * outputPlane + rows.output[row] * outputWidth;
                int kernelLine = kernel + rows.element[row] * kernelWidth;
                for (int column = columns.start[x]; column < columns.start[x + 1]; column++) {
                    int target = line + columns.output[column];
                    if (target >= first && target < end) {
                        sums[at + target] += factor * weights[kernelLine + columns.element[column]];
                    }
                }
            }
        }
    }

    private void addScaledSingle(int source, float factor, float[] sums, int at) {
        int channel = source / plane;
        int y = source % plane / width;
        int x = source % width;
        int group = channel / inputsOfGroup;
        for (int o = group * outputsOfGroup; o < (group + 1) * outputsOfGroup; o++) {
            int kernel = (o * inputsOfGroup + channel % inputsOfGroup) * area;
            for (int row = rows.start[y]; row < rows.start[y + 1]; row++) {
                int line = o * outputPlane + rows.output[row] * outputWidth;
                int kernelLine = kernel + rows.element[row] * kernelWidth;
                for (int column = columns.start[x]; column < columns.start[x + 1]; column++) {
                    int target = line + columns.output[column];
                    if (target >= first && target < end) {
                        sums[at + target] += factor * weights[kernelLine + columns.element[column]];
                    }
                }
            }
        }
    }
}
