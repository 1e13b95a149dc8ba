package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Shape;

/**
 * A convolution as dense products: for each group, weights {@code [output][fan-in]} times patches {@code [fan-in][sample,
 * position]}. Samples go through in chunks of a fixed size, so that the matrix of patches stays small and the results do not
 * depend on the size of the batch.
 */
final class ConvolutionPass {

    /** Samples in one product. Chosen, not tuned. */
    private static final int CHUNK = 16;

    private final Gemm gemm;
    private final Convolution layer;
    private final Shape input;
    private final Patches patches;
    private final int groupInputs;
    private final int groupOutputs;
    private final float[][] weights; // [group][output of the group, fan-in]
    private final float[] columns; // [fan-in][sample of the chunk, position]
    private final float[] sums; // [output of the group][sample of the chunk, position]

    ConvolutionPass(Gemm gemm, Convolution layer, Shape input) {
        this.gemm = gemm;
        this.layer = layer;
        this.input = input;
        patches = new Patches(input, layer.window());
        groupInputs = layer.inputChannels() / layer.groups();
        groupOutputs = layer.outputChannels() / layer.groups();
        weights = new float[layer.groups()][groupOutputs * layer.fanIn()];
        for (int g = 0; g < weights.length; g++) {
            System.arraycopy(layer.weights(), g * weights[g].length, weights[g], 0, weights[g].length);
        }
        int width = Math.multiplyExact(CHUNK, patches.positions());
        columns = new float[Math.multiplyExact(width, layer.fanIn())];
        sums = new float[Math.multiplyExact(width, groupOutputs)];
    }

    /**
     * Runs the layer.
     *
     * @param x {@code [sample][input]}. Not modified.
     * @param y {@code [sample][output]}. Modified.
     * @param samples samples in the batch
     */
    void run(float[] x, float[] y, int samples) {
        for (int first = 0; first < samples; first += CHUNK) {
            int count = Math.min(CHUNK, samples - first);
            for (int group = 0; group < layer.groups(); group++) {
                run(x, y, first, count, group);
            }
        }
    }

    private void run(float[] x, float[] y, int firstSample, int count, int group) {
        int positions = patches.positions();
        int width = count * positions;
        int plane = input.height() * input.width();
        for (int s = 0; s < count; s++) {
            int offset = (firstSample + s) * input.size() + group * groupInputs * plane;
            patches.gather(x, offset, groupInputs, columns, s * positions, width);
        }
        gemm.multiply(false, false, groupOutputs, width, layer.fanIn(), 1, weights[group], columns, 0, sums);
        for (int s = 0; s < count; s++) {
            for (int o = 0; o < groupOutputs; o++) {
                int channel = group * groupOutputs + o;
                float bias = layer.bias()[channel];
                int from = o * width + s * positions;
                int to = ((firstSample + s) * layer.outputChannels() + channel) * positions;
                for (int p = 0; p < positions; p++) {
                    y[to + p] = sums[from + p] + bias;
                }
            }
        }
    }
}
