package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.training.ann.layer.Parameter;
import java.util.random.RandomGenerator;

/**
 * The content of one core while it is trained. A neuron has one weight for each axon type, here +1 or -1, drawn once and then
 * fixed; what is learned is which crossbar bits are set, and the bias. Behind each bit stands a hidden real strength c in -1..1;
 * the bit is set where c {@code >} 0, and the gradient goes straight through (Esser et al. 2016, PNAS 113:11441,
 * doi:10.1073/pnas.1604850113; fixed signs by axon type as in Esser et al. 2015, NIPS). Biases are whole numbers, rounded
 * with a straight-through gradient.
 */
final class TernaryBlock {

    /** Whole units of bias for one unit of the learned value, so that biases can move as far as sums do. Not searched. */
    private static final float BIAS_UNIT = 10;

    /** The chip's leak, which carries the bias, is at most this. */
    private static final int MAX_BIAS = IntegerNeuron.MAX_LEAK;

    private final int[] inputIndices; // [input of the block], input of the layer
    private final int outputs;
    private final float[] signs; // [output][input], weight of the input's axon type
    private final Parameter strengths; // [output][input], c
    private final Parameter bias; // [output], in units of BIAS_UNIT
    private final float[] weights; // [output][input], sign where the bit is set, else 0
    private final float[] wholeBias; // [output]
    private float[] gathered = new float[0]; // [sample][input]
    private float[] sums = new float[0]; // [sample][output]

    TernaryBlock(int[] inputIndices, int[] axonTypes, int types, int outputs, RandomGenerator random) {
        this.inputIndices = inputIndices;
        this.outputs = outputs;
        int inputs = inputIndices.length;
        signs = new float[outputs * inputs];
        float[] start = new float[outputs * inputs];
        for (int o = 0; o < outputs; o++) {
            float[] byType = balancedSigns(types, random);
            for (int i = 0; i < inputs; i++) {
                signs[o * inputs + i] = byType[axonTypes[i]];
                start[o * inputs + i] = random.nextFloat() - 0.5f;
            }
        }
        strengths = new Parameter(start, false);
        bias = new Parameter(new float[outputs], false);
        weights = new float[outputs * inputs];
        wholeBias = new float[outputs];
    }

    int outputs() {
        return outputs;
    }

    Parameter strengths() {
        return strengths;
    }

    Parameter bias() {
        return bias;
    }

    /** {@code y[sample][from .. from + outputs]} of rows that are {@code stride} long. Modifies y. */
    void forward(Gemm gemm, float[] x, int xStride, float[] y, int from, int stride, int samples) {
        setBits();
        int inputs = inputIndices.length;
        reserve(samples);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < inputs; i++) {
                gathered[s * inputs + i] = x[s * xStride + inputIndices[i]];
            }
        }
        gemm.multiply(false, true, samples, outputs, inputs, 1, gathered, weights, 0, sums);
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < outputs; o++) {
                y[s * stride + from + o] = sums[s * outputs + o] + wholeBias[o];
            }
        }
    }

    /** Gradients of the strengths and the bias, and of the inputs, which are added to dx unless it is null. */
    void backward(Gemm gemm, float[] dy, int from, int stride, float[] dx, int xStride, int samples) {
        int inputs = inputIndices.length;
        for (int s = 0; s < samples; s++) {
            System.arraycopy(dy, s * stride + from, sums, s * outputs, outputs);
        }
        gemm.multiply(true, false, outputs, inputs, samples, 1, sums, gathered, 0, strengths.gradient);
        for (int i = 0; i < signs.length; i++) {
            strengths.gradient[i] *= signs[i];
        }
        for (int o = 0; o < outputs; o++) {
            float sum = 0;
            for (int s = 0; s < samples; s++) {
                sum += sums[s * outputs + o];
            }
            bias.gradient[o] = sum * BIAS_UNIT;
        }
        if (dx != null) {
            gemm.multiply(false, false, samples, inputs, outputs, 1, sums, weights, 0, gathered);
            for (int s = 0; s < samples; s++) {
                for (int i = 0; i < inputs; i++) {
                    dx[s * xStride + inputIndices[i]] += gathered[s * inputs + i];
                }
            }
        }
    }

    /** What goes onto the core. */
    BlockDense.Block trained() {
        setBits();
        return new BlockDense.Block(inputIndices.clone(), weights.clone(), wholeBias.clone());
    }

    private void setBits() {
        float[] c = strengths.values;
        for (int i = 0; i < c.length; i++) {
            c[i] = Math.max(-1, Math.min(1, c[i]));
            weights[i] = c[i] > 0 ? signs[i] : 0;
        }
        for (int o = 0; o < outputs; o++) {
            wholeBias[o] = Math.max(-MAX_BIAS, Math.min(MAX_BIAS, Math.round(bias.values[o] * BIAS_UNIT)));
        }
    }

    private void reserve(int samples) {
        if (gathered.length < samples * inputIndices.length) {
            gathered = new float[samples * inputIndices.length];
            sums = new float[samples * outputs];
        }
    }

    /** As many +1 as -1 (one more of a random one if the number is odd), in random order. */
    private static float[] balancedSigns(int types, RandomGenerator random) {
        float[] signs = new float[types];
        float first = random.nextBoolean() ? 1 : -1;
        for (int g = 0; g < types; g++) {
            signs[g] = g % 2 == 0 ? first : -first;
        }
        for (int g = types - 1; g > 0; g--) {
            int other = random.nextInt(g + 1);
            float swapped = signs[g];
            signs[g] = signs[other];
            signs[other] = swapped;
        }
        return signs;
    }
}
