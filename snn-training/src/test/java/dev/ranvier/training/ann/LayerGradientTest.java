package dev.ranvier.training.ann;

import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Relu;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Each backward pass against central finite differences of its forward pass. */
class LayerGradientTest {

    private static final int SAMPLES = 3;
    private static final float STEP = 0.01f;

    @Test
    void denseLayerMatchesFiniteDifferences() {
        checkLayer(new DenseLayer(new PlainGemm(), 5, 4, new Random(1)), 11);
    }

    @Test
    void reluLayerMatchesFiniteDifferences() {
        checkLayer(new ReluLayer(6), 12);
    }

    @Test
    void aWholeStackWithTheLossMatchesFiniteDifferences() {
        Random random = new Random(13);
        PlainGemm gemm = new PlainGemm();
        LayerStack stack = new LayerStack(
                List.of(
                        new DenseLayer(gemm, 5, 7, random),
                        new ReluLayer(7),
                        new DenseLayer(gemm, 7, 6, random),
                        new ReluLayer(6),
                        new DenseLayer(gemm, 6, 4, random)),
                SAMPLES);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(4, 0.1);
        float[] x = awayFromZero(SAMPLES * 5, random);
        int[] labels = {2, 0, 3};
        loss.evaluate(stack.forward(x, SAMPLES), labels, stack.outputGradient(), SAMPLES);
        stack.backward(x, SAMPLES);
        float small = 0.002f;
        for (int p = 0; p < stack.parameters().size(); p++) {
            Parameter parameter = stack.parameters().get(p);
            float[] gradient = parameter.gradient.clone();
            for (int i = 0; i < gradient.length; i++) {
                float kept = parameter.values[i];
                parameter.values[i] = kept + small;
                double above = meanLoss(stack, loss, x, labels);
                parameter.values[i] = kept - small;
                double below = meanLoss(stack, loss, x, labels);
                parameter.values[i] = kept;
                assertEquals((above - below) / (2 * small), gradient[i], 2e-3, "parameter " + p + ", value " + i);
            }
        }
    }

    @Test
    void trainedLayersCarryTheTrainedValues() {
        DenseLayer layer = new DenseLayer(new PlainGemm(), 2, 1, new Random(15));
        layer.parameters().get(0).values[1] = 7f;
        layer.parameters().get(1).values[0] = -3f;
        Dense trained = (Dense) layer.trained();
        assertEquals(7f, trained.weights()[1]);
        assertEquals(-3f, trained.bias()[0]);
        assertEquals(new Relu(), new ReluLayer(1).trained());
    }

    @Test
    void startWeightsHaveTheVarianceOfHe() {
        float[] weights = new DenseLayer(new PlainGemm(), 200, 500, new Random(16))
                .parameters()
                .get(0)
                .values;
        double squares = 0;
        for (float weight : weights) {
            squares += (double) weight * weight;
        }
        // 2 / 200 = 0.01; the estimate from 100,000 values has a standard error of 0.45 %
        assertEquals(0.01, squares / weights.length, 0.0003);
    }

    /** Objective: sum of y times fixed factors, so that its gradient with respect to y is those factors. */
    private static void checkLayer(TrainableLayer layer, long seed) {
        Random random = new Random(seed);
        float[] x = awayFromZero(SAMPLES * layer.inputs(), random);
        float[] factors = awayFromZero(SAMPLES * layer.outputs(), random);
        float[] y = new float[factors.length];
        float[] dx = new float[x.length];
        layer.forward(x, y, SAMPLES);
        layer.backward(x, y, factors, dx, SAMPLES);
        checkArray("input", layer, x, factors, x, dx);
        for (Parameter parameter : layer.parameters()) {
            checkArray("parameter", layer, x, factors, parameter.values, parameter.gradient.clone());
        }
    }

    private static void checkArray(
            String what, TrainableLayer layer, float[] x, float[] factors, float[] varied, float[] gradient) {
        for (int i = 0; i < varied.length; i++) {
            float kept = varied[i];
            varied[i] = kept + STEP;
            double above = objective(layer, x, factors);
            varied[i] = kept - STEP;
            double below = objective(layer, x, factors);
            varied[i] = kept;
            assertEquals((above - below) / (2 * STEP), gradient[i], 1e-3, what + " value " + i);
        }
    }

    private static double objective(TrainableLayer layer, float[] x, float[] factors) {
        float[] y = new float[factors.length];
        layer.forward(x, y, SAMPLES);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (double) y[i] * factors[i];
        }
        return sum;
    }

    private static double meanLoss(LayerStack stack, SoftmaxCrossEntropy loss, float[] x, int[] labels) {
        loss.evaluate(stack.forward(x, SAMPLES), labels, new float[SAMPLES * 4], SAMPLES);
        return loss.lossSum() / SAMPLES;
    }

    /** Values in 0.1..1 of either sign: a step of a finite difference never crosses the kink at zero. */
    private static float[] awayFromZero(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (0.1f + 0.9f * random.nextFloat()) * (random.nextBoolean() ? 1 : -1);
        }
        return values;
    }
}
