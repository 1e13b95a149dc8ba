package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Shape;
import java.util.Arrays;

/**
 * The passes of a convolution as dense products: for each group, weights {@code [output][fan-in]} times patches {@code
 * [fan-in][sample, position]}. Samples go through in chunks whose size depends on the layer only, so that the matrix of patches
 * stays in the cache; chunks are spread over threads by {@link Lanes}.
 */
final class ConvolutionPass {

    /** Values of patches in one product, as long as one sample has fewer. Half a common second-level cache; tried 2^14 to 2^18. */
    private static final int CHUNK_VALUES = 1 << 17;

    private static final int MOST_SAMPLES = 16;

    private final Gemm gemm;
    private final Convolution layer;
    private final Shape input;
    private final Patches patches;
    private final int positions;
    private final int groupInputs;
    private final int groupOutputs;
    private final int fanIn;
    private final int chunk;
    private final Buffers[] buffers = new Buffers[Lanes.MOST]; // made when a lane is first used

    /** What one lane needs. */
    private final class Buffers {
        final float[][] columns = new float[fanIn][chunk * positions]; // [fan-in][sample, position]
        final float[][] sums = new float[groupOutputs][chunk * positions]; // [output][sample, position]
        final float[] strip = new float[patches.stripLength()];
        Backward backward; // made when needed
    }

    /** What one lane needs for the backward pass. */
    private final class Backward {
        final float[][] columnGradient = new float[fanIn][chunk * positions];
        final float[][] weightGradient = new float[layer.groups()][groupOutputs * fanIn]; // [group][output, fan-in]
    }

    /** @param layer its geometry; weights and biases are given to each pass */
    ConvolutionPass(Gemm gemm, Convolution layer, Shape input) {
        this.gemm = gemm;
        this.layer = layer;
        this.input = input;
        patches = new Patches(input, layer.window());
        positions = patches.positions();
        groupInputs = layer.inputChannels() / layer.groups();
        groupOutputs = layer.outputChannels() / layer.groups();
        fanIn = layer.fanIn();
        chunk = (int) Math.max(1, Math.min(MOST_SAMPLES, CHUNK_VALUES / ((long) fanIn * positions)));
    }

    /**
     * Runs the layer.
     *
     * @param weights as in {@link Convolution}. Not modified.
     * @param bias {@code [output channel]}. Not modified.
     * @param x {@code [sample][input]}. Not modified.
     * @param y {@code [sample][output]}. Modified.
     */
    void forward(float[] weights, float[] bias, float[] x, float[] y, int samples) {
        Lanes.run(gemm, samples, (lane, from, to) -> {
            Buffers own = buffers(lane);
            for (int group = 0; group < layer.groups(); group++) {
                int start = group * groupOutputs * fanIn;
                for (int first = from; first < to; first += chunk) {
                    int count = Math.min(chunk, to - first);
                    gather(x, first, count, group, own);
                    int width = count * positions;
                    gemm.multiplyRows(false, groupOutputs, width, fanIn, weights, start, own.columns, own.sums);
                    addBias(own.sums, bias, y, first, count, group);
                }
            }
        });
    }

    /**
     * Gradients of a minibatch.
     *
     * @param weights as in {@link Convolution}. Not modified.
     * @param x {@code [sample][input]}. Not modified.
     * @param dy {@code [sample][output]}. Not modified.
     * @param dx {@code [sample][input]} or null. Modified.
     * @param weightGradient as the weights. Modified.
     */
    void backward(float[] weights, float[] x, float[] dy, float[] dx, float[] weightGradient, int samples) {
        Lanes.run(gemm, samples, (lane, from, to) -> {
            Buffers own = buffers(lane);
            own.backward = own.backward == null ? new Backward() : own.backward;
            if (dx != null) {
                Arrays.fill(dx, from * input.size(), to * input.size(), 0f);
            }
            for (int group = 0; group < layer.groups(); group++) {
                for (int first = from; first < to; first += chunk) {
                    int count = Math.min(chunk, to - first);
                    takeGradient(dy, first, count, group, own.sums);
                    backwardToWeights(own, x, first, count, group, first == from);
                    if (dx != null) {
                        backwardToInput(own, weights, dx, first, count, group);
                    }
                }
            }
        });
        sumLanes(weightGradient, Lanes.count(samples));
    }

    /** dW = dY times the patches transposed. */
    private void backwardToWeights(Buffers own, float[] x, int first, int count, int group, boolean overwrite) {
        int width = count * positions;
        gather(x, first, count, group, own);
        float[] gradient = own.backward.weightGradient[group];
        gemm.multiplyRowPairs(groupOutputs, fanIn, width, own.sums, own.columns, overwrite ? 0 : 1, gradient);
    }

    private void backwardToInput(Buffers own, float[] weights, float[] dx, int first, int count, int group) {
        float[][] columnGradient = own.backward.columnGradient;
        int start = group * groupOutputs * fanIn;
        gemm.multiplyRows(true, fanIn, count * positions, groupOutputs, weights, start, own.sums, columnGradient);
        for (int s = 0; s < count; s++) {
            patches.scatter(columnGradient, s * positions, own.strip, dx, offset(first + s, group), groupInputs);
        }
    }

    private void gather(float[] x, int first, int count, int group, Buffers own) {
        for (int s = 0; s < count; s++) {
            patches.gather(x, offset(first + s, group), groupInputs, own.strip, own.columns, s * positions);
        }
    }

    /** From {@code [sample][channel][position]} to {@code [output][sample, position]}. Modifies sums only. */
    private void takeGradient(float[] dy, int first, int count, int group, float[][] sums) {
        for (int s = 0; s < count; s++) {
            int from = ((first + s) * layer.outputChannels() + group * groupOutputs) * positions;
            for (int o = 0; o < groupOutputs; o++) {
                System.arraycopy(dy, from + o * positions, sums[o], s * positions, positions);
            }
        }
    }

    private int offset(int sample, int group) {
        return sample * input.size() + group * groupInputs * input.height() * input.width();
    }

    /** From {@code [output][sample, position]} to {@code [sample][channel][position]}. Modifies y only. */
    private void addBias(float[][] sums, float[] bias, float[] y, int first, int count, int group) {
        for (int s = 0; s < count; s++) {
            for (int o = 0; o < groupOutputs; o++) {
                int channel = group * groupOutputs + o;
                float add = bias[channel];
                float[] from = sums[o];
                int at = s * positions;
                int to = ((first + s) * layer.outputChannels() + channel) * positions;
                for (int p = 0; p < positions; p++) {
                    y[to + p] = from[at + p] + add;
                }
            }
        }
    }

    /** Adds up what the lanes found, in their order. */
    private void sumLanes(float[] weightGradient, int lanes) {
        int size = groupOutputs * fanIn;
        for (int group = 0; group < layer.groups(); group++) {
            System.arraycopy(buffers[0].backward.weightGradient[group], 0, weightGradient, group * size, size);
            for (int lane = 1; lane < lanes; lane++) {
                float[] part = buffers[lane].backward.weightGradient[group];
                for (int i = 0; i < size; i++) {
                    weightGradient[group * size + i] += part[i];
                }
            }
        }
    }

    private Buffers buffers(int lane) {
        if (buffers[lane] == null) {
            buffers[lane] = new Buffers();
        }
        return buffers[lane];
    }
}
