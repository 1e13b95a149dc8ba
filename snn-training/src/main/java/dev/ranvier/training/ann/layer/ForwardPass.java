package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.ZeroPad;
import java.util.Arrays;
import java.util.List;

/** What each kind of layer computes, for a batch of samples. */
public final class ForwardPass {

    private final Gemm gemm;

    /** Runs products, and everything else that several threads can share, on the given kernel. */
    public ForwardPass(Gemm gemm) {
        this.gemm = gemm;
    }

    /**
     * Runs one layer.
     *
     * @param shapes shape of each input
     * @param inputs {@code [input][sample, value]}. Not modified.
     * @param y {@code [sample][output]}, none of the inputs. Modified.
     * @param samples samples in the batch; the arrays may be longer
     */
    public void run(Layer layer, List<Shape> shapes, float[][] inputs, float[] y, int samples) {
        float[] x = inputs[0];
        Shape shape = shapes.get(0);
        int values = samples * shape.size();
        if (layer instanceof Dense dense) {
            dense(dense, x, y, samples);
        } else if (layer instanceof BlockDense blocks) {
            blockDense(blocks, x, y, samples);
        } else if (layer instanceof Convolution convolution) {
            new ConvolutionPass(gemm, convolution, shape)
                    .forward(convolution.weights(), convolution.bias(), x, y, samples);
        } else if (layer instanceof AveragePool pool) {
            PoolPass pass = new PoolPass(shape, pool.window());
            float[] shares = pass.shares(pool.countPadding());
            Lanes.run(gemm, samples * shape.channels(), (lane, from, to) -> pass.average(shares, x, y, from, to));
        } else if (layer instanceof MaxPool pool) {
            PoolPass pass = new PoolPass(shape, pool.window());
            Lanes.run(gemm, samples * shape.channels(), (lane, from, to) -> pass.max(x, y, null, from, to));
        } else if (layer instanceof ZeroPad pad) {
            ChannelPass.pad(pad, shape, x, y, samples);
        } else if (layer instanceof BatchNorm norm) {
            ChannelPass.affine(norm.asAffine(), shape, x, y, samples);
        } else if (layer instanceof ChannelAffine affine) {
            ChannelPass.affine(affine, shape, x, y, samples);
        } else if (layer instanceof Flatten) {
            System.arraycopy(x, 0, y, 0, values);
        } else if (layer instanceof Add) {
            add(inputs, y, values);
        } else if (layer instanceof Concat) {
            ChannelPass.concat(inputs, shapes.stream().mapToInt(Shape::size).toArray(), y, samples);
        } else if (layer instanceof Vote vote) {
            vote(vote, x, shape.size(), y, samples);
        } else if (layer instanceof Softmax softmax) {
            Activations.softmax(softmax.logarithm(), x, shape.size(), y, samples);
        } else {
            activation(layer, x, y, values);
        }
    }

    private static void activation(Layer layer, float[] x, float[] y, int values) {
        if (layer instanceof Relu) {
            for (int i = 0; i < values; i++) {
                y[i] = Math.max(0f, x[i]);
            }
        } else if (layer instanceof ClippedRelu clipped) {
            for (int i = 0; i < values; i++) {
                y[i] = Math.min(Math.max(0f, x[i]), clipped.max());
            }
        } else if (layer instanceof Qcfs qcfs) {
            Activations.qcfs(qcfs, x, y, values);
        } else if (layer instanceof Step step) {
            for (int i = 0; i < values; i++) {
                y[i] = x[i] >= step.threshold() ? 1f : 0f;
            }
        } else {
            throw new IllegalStateException("no forward pass for the layer kind " + layer.getClass());
        }
    }

    private static void add(float[][] inputs, float[] y, int values) {
        System.arraycopy(inputs[0], 0, y, 0, values);
        for (int input = 1; input < inputs.length; input++) {
            float[] x = inputs[input];
            for (int i = 0; i < values; i++) {
                y[i] += x[i];
            }
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
