package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.training.ann.layer.Parameter;
import java.util.random.RandomGenerator;

/**
 * Neurons that share their synapses with those at other places, while they are trained. A neuron has one weight for each axon type, here +1 or -1, drawn once and then
 * fixed; what is learned is which crossbar bits are set, and the bias. Behind each bit stands a hidden real strength c in -1..1;
 * the bit is set where c {@code >} 0, and the gradient goes straight through (Esser et al. 2016, PNAS 113:11441,
 * doi:10.1073/pnas.1604850113; fixed signs by axon type as in Esser et al. 2015, NIPS). Biases are whole numbers, rounded
 * with a straight-through gradient.
 */
final class TernaryBlock {

    /** The chip's leak, which carries the bias, is at most this. */
    private static final int MAX_BIAS = IntegerNeuron.MAX_LEAK;

    private final int[][] inputIndices; // [place][input of the neurons there], input of the layer
    private final int[] firstOutput; // [place], in the layer
    private final int[] axonTypes; // [input]
    private final int types;
    private final int inputs;
    private final int outputs;
    private final float[] signs; // [output][input], weight of the input's axon type
    private final Parameter strengths; // [output][input], c
    private final Parameter offset; // [output], in standard deviations of the sum
    private final SumNorm norm;
    private final float[] weights; // [output][input], sign where the bit is set, else 0
    private float[] gathered = new float[0]; // [sample][place][input]
    private float[] sums = new float[0]; // [sample][place][output], normalised
    private float[] gradients = new float[0]; // the same, of the sums

    TernaryBlock(ChipWiring.Group group, int types, RandomGenerator random) {
        inputIndices = group.inputs();
        firstOutput = group.firstOutput();
        axonTypes = group.types();
        this.types = types;
        outputs = group.neurons();
        inputs = axonTypes.length;
        signs = new float[outputs * inputs];
        float[] byType = new float[outputs * types]; // [output][type]
        float[] start = new float[outputs * inputs];
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(balancedSigns(types, random), 0, byType, o * types, types);
            for (int i = 0; i < inputs; i++) {
                signs[o * inputs + i] = byType[o * types + axonTypes[i]];
                start[o * inputs + i] = random.nextFloat() - 0.5f;
            }
        }
        strengths = new Parameter(start, false);
        offset = new Parameter(new float[outputs], false);
        norm = new SumNorm(outputs);
        weights = new float[outputs * inputs];
    }

    Parameter strengths() {
        return strengths;
    }

    Parameter offset() {
        return offset;
    }

    /** Writes what the neurons get, into rows of y that are {@code yStride} long. Modifies y. */
    void forward(Gemm gemm, float[] x, int xStride, float[] y, int yStride, int samples) {
        setBits();
        int places = inputIndices.length;
        reserve(samples * places);
        gemm.parallel(samples, s -> {
            for (int place = 0; place < places; place++) {
                int[] from = inputIndices[place];
                int to = (s * places + place) * inputs;
                for (int i = 0; i < inputs; i++) {
                    gathered[to + i] = x[s * xStride + from[i]];
                }
            }
        });
        gemm.multiply(false, true, samples * places, outputs, inputs, 1, gathered, weights, 0, sums);
        norm.forward(sums, samples * places);
        gemm.parallel(samples, s -> {
            for (int place = 0; place < places; place++) {
                int from = (s * places + place) * outputs;
                int to = s * yStride + firstOutput[place];
                for (int o = 0; o < outputs; o++) {
                    y[to + o] = sums[from + o] + offset.values[o];
                }
            }
        });
    }

    /** Gradients of the strengths and the offset, and of the inputs, which are added to dx unless it is null. */
    void backward(Gemm gemm, float[] dy, int yStride, float[] dx, int xStride, int samples) {
        int places = inputIndices.length;
        int rows = samples * places;
        for (int row = 0; row < rows; row++) {
            int from = row / places * yStride + firstOutput[row % places];
            System.arraycopy(dy, from, gradients, row * outputs, outputs);
        }
        norm.backward(gradients, sums, offset.gradient, rows);
        gemm.multiply(true, false, outputs, inputs, rows, 1, gradients, gathered, 0, strengths.gradient);
        for (int i = 0; i < signs.length; i++) {
            strengths.gradient[i] *= signs[i];
        }
        if (dx != null) {
            gemm.multiply(false, false, rows, inputs, outputs, 1, gradients, weights, 0, gathered);
            gemm.parallel(samples, s -> {
                for (int place = 0; place < places; place++) {
                    int[] to = inputIndices[place];
                    int from = (s * places + place) * inputs;
                    for (int i = 0; i < inputs; i++) {
                        dx[s * xStride + to[i]] += gathered[from + i];
                    }
                }
            });
        }
    }

    /** What has been learned. */
    TernaryKernel trained() {
        setBits();
        byte[] ofType = new byte[outputs * types];
        boolean[] bits = new boolean[outputs * inputs];
        short[] leaks = new short[outputs];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                ofType[o * types + axonTypes[i]] = (byte) signs[o * inputs + i];
                bits[o * inputs + i] = weights[o * inputs + i] != 0;
            }
            leaks[o] = (short) Math.max(-MAX_BIAS, Math.min(MAX_BIAS, norm.bias(o, offset.values[o])));
        }
        return new TernaryKernel(ofType, bits, leaks);
    }

    private void setBits() {
        float[] c = strengths.values;
        for (int i = 0; i < c.length; i++) {
            c[i] = Math.max(-1, Math.min(1, c[i]));
            weights[i] = c[i] > 0 ? signs[i] : 0;
        }
    }

    private void reserve(int rows) {
        if (gathered.length < rows * inputs) {
            gathered = new float[rows * inputs];
            sums = new float[rows * outputs];
            gradients = new float[rows * outputs];
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
