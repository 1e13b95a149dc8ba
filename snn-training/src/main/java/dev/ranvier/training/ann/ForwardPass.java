package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import java.util.Arrays;

/** What each kind of layer computes, for a batch of samples. */
final class ForwardPass {

    private final Gemm gemm;

    ForwardPass(Gemm gemm) {
        this.gemm = gemm;
    }

    /**
     * Runs one layer.
     *
     * @param x {@code [sample][input]}. Not modified.
     * @param inputs values of one sample in x
     * @param y {@code [sample][output]}. Modified.
     * @param samples samples in the batch; the arrays may be longer
     */
    void run(Layer layer, float[] x, int inputs, float[] y, int samples) {
        if (layer instanceof Dense dense) {
            dense(dense, x, y, samples);
        } else if (layer instanceof BlockDense blocks) {
            blockDense(blocks, x, y, samples);
        } else if (layer instanceof Relu) {
            for (int i = 0; i < samples * inputs; i++) {
                y[i] = Math.max(0f, x[i]);
            }
        } else if (layer instanceof Step step) {
            for (int i = 0; i < samples * inputs; i++) {
                y[i] = x[i] >= step.threshold() ? 1f : 0f;
            }
        } else if (layer instanceof Vote vote) {
            vote(vote, x, inputs, y, samples);
        } else {
            throw new IllegalStateException("no forward pass for the layer kind " + layer.getClass());
        }
    }

    private void dense(Dense layer, float[] x, float[] y, int samples) {
        fillRows(layer.bias(), y, samples);
        gemm.multiply(false, true, samples, layer.outputs(), layer.inputs(), 1, x, layer.weights(), 1, y);
    }

    private void blockDense(BlockDense layer, float[] x, float[] y, int samples) {
        int outputs = layer.outputs();
        int firstOutput = 0;
        for (BlockDense.Block block : layer.blocks()) {
            int[] indices = block.inputIndices();
            float[] seen = new float[samples * indices.length]; // [sample][position in indices]
            float[] result = new float[samples * block.outputs()]; // [sample][output of the block]
            for (int s = 0; s < samples; s++) {
                for (int i = 0; i < indices.length; i++) {
                    seen[s * indices.length + i] = x[s * layer.inputs() + indices[i]];
                }
            }
            fillRows(block.bias(), result, samples);
            gemm.multiply(false, true, samples, block.outputs(), indices.length, 1, seen, block.weights(), 1, result);
            for (int s = 0; s < samples; s++) {
                System.arraycopy(result, s * block.outputs(), y, s * outputs + firstOutput, block.outputs());
            }
            firstOutput += block.outputs();
        }
    }

    private static void vote(Vote layer, float[] x, int inputs, float[] y, int samples) {
        int classes = layer.classes();
        Arrays.fill(y, 0, samples * classes, 0f);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < inputs; i++) {
                y[s * classes + i % classes] += x[s * inputs + i];
            }
        }
    }

    /** Starts each row of y with the bias. */
    private static void fillRows(float[] bias, float[] y, int samples) {
        for (int s = 0; s < samples; s++) {
            System.arraycopy(bias, 0, y, s * bias.length, bias.length);
        }
    }
}
