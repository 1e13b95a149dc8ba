package dev.ranvier.training.ann;

import dev.ranvier.training.ann.layer.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015, ICLR, arXiv:1412.6980, algorithm 1) with decoupled weight decay (Loshchilov and Hutter 2019, ICLR,
 * arXiv:1711.05101, algorithm 2, whose schedule multiplier is part of our learning rate):
 *
 * <pre>
 * m = b1 m + (1 - b1) g
 * v = b2 v + (1 - b2) g^2
 * w = w - rate (m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + epsilon) + decay w)
 * </pre>
 *
 * with b1 = 0.9, b2 = 0.999 and epsilon = 1e-8 as in the first paper.
 */
final class Adam implements Optimiser {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final List<Parameter> parameters;
    private final double weightDecay;
    private final float[][] means; // [parameter][value], m
    private final float[][] squares; // [parameter][value], v

    Adam(List<Parameter> parameters, double weightDecay) {
        this.parameters = parameters;
        this.weightDecay = weightDecay;
        means = parameters.stream().map(p -> new float[p.values.length]).toArray(float[][]::new);
        squares = parameters.stream().map(p -> new float[p.values.length]).toArray(float[][]::new);
    }

    @Override
    public void step(double learningRate, long number) {
        float meanRate = (float) (learningRate / (1 - Math.pow(BETA1, number)));
        float squareScale = (float) (1 / (1 - Math.pow(BETA2, number)));
        for (int p = 0; p < means.length; p++) {
            Parameter parameter = parameters.get(p);
            float keep = parameter.decays ? (float) (1 - learningRate * weightDecay) : 1f;
            update(parameter.values, parameter.gradient, means[p], squares[p], meanRate, squareScale, keep);
        }
    }

    /** One step on one array; kept small so that the compiler turns the loop into vector code. Modifies all but g. */
    private static void update(
            float[] w, float[] g, float[] m, float[] v, float meanRate, float squareScale, float keep) {
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        float c1 = (float) (1 - BETA1);
        float c2 = (float) (1 - BETA2);
        for (int i = 0; i < w.length; i++) {
            float mean = b1 * m[i] + c1 * g[i];
            float square = b2 * v[i] + c2 * g[i] * g[i];
            m[i] = mean;
            v[i] = square;
            w[i] = keep * w[i] - meanRate * mean / ((float) Math.sqrt(square * squareScale) + EPSILON);
        }
    }

    @Override
    public List<float[]> memory() {
        List<float[]> memory = new ArrayList<>(List.of(means));
        memory.addAll(List.of(squares));
        return memory;
    }
}
