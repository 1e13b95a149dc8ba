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

    /** Values of patches in one product, as long as one sample has fewer. Chosen: a quarter of a common second-level cache. */
    private static final int CHUNK_VALUES = 1 << 16;

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
        final float[] weights = new float[groupOutputs * fanIn]; // of the current group
        final float[] columns = new float[Math.multiplyExact(chunk * positions, fanIn)]; // [fan-in][sample, position]
        final float[] sums = new float[Math.multiplyExact(chunk * positions, groupOutputs)]; // [output][same]
        float[] columnGradient; // as columns, made when needed
        float[][] weightGradient; // [group][output, fan-in]
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
                System.arraycopy(weights, group * own.weights.length, own.weights, 0, own.weights.length);
                for (int first = from; first < to; first += chunk) {
                    int count = Math.min(chunk, to - first);
                    gather(x, first, count, group, own);
                    int width = count * positions;
                    gemm.multiply(false, false, groupOutputs, width, fanIn, 1, own.weights, own.columns, 0, own.sums);
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
            if (own.weightGradient == null) {
                own.weightGradient = new float[layer.groups()][own.weights.length];
                own.columnGradient = dx == null ? null : new float[own.columns.length];
            }
            if (dx != null) {
                Arrays.fill(dx, from * input.size(), to * input.size(), 0f);
            }
            for (int group = 0; group < layer.groups(); group++) {
                System.arraycopy(weights, group * own.weights.length, own.weights, 0, own.weights.length);
                for (int first = from; first < to; first += chunk) {
                    int count = Math.min(chunk, to - first);
                    backward(own, x, dy, dx, first, count, group, first == from);
                }
            }
        });
        sumLanes(weightGradient, Lanes.count(samples));
    }

    private void backward(
            Buffers own, float[] x, float[] dy, float[] dx, int first, int count, int group, boolean overwrite) {
        int width = count * positions;
        gather(x, first, count, group, own);
        for (int s = 0; s < count; s++) {
            int from = ((first + s) * layer.outputChannels() + group * groupOutputs) * positions;
            for (int o = 0; o < groupOutputs; o++) {
                System.arraycopy(dy, from + o * positions, own.sums, o * width + s * positions, positions);
            }
        }
        float keep = overwrite ? 0 : 1;
        float[] gradient = own.weightGradient[group];
        gemm.multiply(false, true, groupOutputs, fanIn, width, 1, own.sums, own.columns, keep, gradient);
        if (dx != null) {
            gemm.multiply(true, false, fanIn, width, groupOutputs, 1, own.weights, own.sums, 0, own.columnGradient);
            for (int s = 0; s < count; s++) {
                patches.scatter(own.columnGradient, s * positions, width, dx, offset(first + s, group), groupInputs);
            }
        }
    }

    private void gather(float[] x, int first, int count, int group, Buffers own) {
        for (int s = 0; s < count; s++) {
            patches.gather(x, offset(first + s, group), groupInputs, own.columns, s * positions, count * positions);
        }
    }

    private int offset(int sample, int group) {
        return sample * input.size() + group * groupInputs * input.height() * input.width();
    }

    /** From {@code [output][sample, position]} to {@code [sample][channel][position]}. Modifies y only. */
    private void addBias(float[] sums, float[] bias, float[] y, int first, int count, int group) {
        for (int s = 0; s < count; s++) {
            for (int o = 0; o < groupOutputs; o++) {
                int channel = group * groupOutputs + o;
                float add = bias[channel];
                int from = (o * count + s) * positions;
                int to = ((first + s) * layer.outputChannels() + channel) * positions;
                for (int p = 0; p < positions; p++) {
                    y[to + p] = sums[from + p] + add;
                }
            }
        }
    }

    /** Adds up what the lanes found, in their order. */
    private void sumLanes(float[] weightGradient, int lanes) {
        int size = groupOutputs * fanIn;
        for (int group = 0; group < layer.groups(); group++) {
            System.arraycopy(buffers[0].weightGradient[group], 0, weightGradient, group * size, size);
            for (int lane = 1; lane < lanes; lane++) {
                float[] part = buffers[lane].weightGradient[group];
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
