package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each backward pass against central finite differences of its forward pass. */
class LayerGradientTest {

    private static final int SAMPLES = 11; // more than there are lanes
    private static final float STEP = 0.01f;
    private static final PlainGemm GEMM = new PlainGemm();
    private static final Random RANDOM = new Random(20);

    static Stream<Arguments> layers() {
        Shape two = new Shape(2, 5, 6);
        Window window = new Window(3, 2, 2, 1, 1, 2, 1, 0, 2, 1);
        return Stream.of(
                arguments("dense", new Dense(5, 4, values(20), values(4)), Shape.vector(5)),
                arguments("convolution", convolution(2, 3, 1, Window.square(3, 1)), two),
                arguments("convolution with all options", convolution(2, 4, 2, window), two),
                arguments("depthwise", convolution(2, 2, 2, Window.square(3, 2).padded(1)), two),
                arguments("average pool", new AveragePool(Window.square(2, 2), true), two),
                arguments(
                        "average pool with padding",
                        new AveragePool(new Window(3, 3, 2, 1, 1, 1, 1, 1, 0, 2), false),
                        two),
                arguments("max pool", new MaxPool(Window.square(2, 2)), two),
                arguments(
                        "overlapping max pool", new MaxPool(Window.square(3, 1).padded(1)), two),
                arguments("batch norm", norm(2), two),
                arguments("batch norm of a vector", norm(6), Shape.vector(6)),
                arguments("relu", new Relu(), Shape.vector(6)),
                arguments("clipped relu", new ClippedRelu(0.5f), Shape.vector(6)),
                arguments("flatten", new Flatten(), two),
                arguments("zero pad", new ZeroPad(1, 2, 3, 0), two),
                arguments("channel affine", new ChannelAffine(values(2), values(2)), two));
    }

    /** Objective: sum of y times fixed factors, so that its gradient with respect to y is those factors. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void matchesFiniteDifferences(String name, Layer start, Shape input) {
        TrainableLayer layer = TrainableLayers.of(start, input, GEMM, LayerOptions.PLAIN);
        Random random = new Random(name.hashCode());
        float[] x = apart(SAMPLES * layer.inputs(), random);
        float[] factors = apart(SAMPLES * layer.outputs(), random);
        float[] y = new float[factors.length];
        float[] dx = new float[x.length];
        layer.forward(x, y, SAMPLES);
        layer.backward(x, y, factors, dx, SAMPLES);
        checkArray("input", layer, x, factors, x, dx);
        for (Parameter parameter : layer.parameters()) {
            checkArray("parameter", layer, x, factors, parameter.values, parameter.gradient.clone());
        }
    }

    @Test
    void qcfsPassesGradientsThroughItsFloor() {
        // levels of 0.5 up to 2: the straight part is -0.25 to 1.75
        QcfsLayer layer = new QcfsLayer(new Qcfs(4, 2), 5);
        float[] z = {-0.3f, -0.2f, 0.6f, 1.74f, 1.8f};
        float[] y = new float[5];
        float[] dz = new float[5];
        layer.forward(z, y, 1);
        layer.backward(z, y, new float[] {1, 10, 100, 1000, 10_000}, dz, 1);
        assertArrayEquals(new float[] {0, 0, 0.5f, 1.5f, 2}, y);
        assertArrayEquals(new float[] {0, 10, 100, 1000, 0}, dz);
        // (h - z) / 2 inside, 1 above
        double expected = 10 * 0.1 + 100 * -0.05 + 1000 * -0.12 + 10_000;
        assertEquals(expected, layer.parameters().get(0).gradient[0], 0.01);
        assertEquals(new Qcfs(4, 2), layer.trained());
    }

    @Test
    void dropoutKeepsTheExpectationAndItsMask() {
        DropoutLayer layer = new DropoutLayer(10_000, 0.25);
        layer.startEpoch(RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(3));
        float[] ones = new float[10_000];
        Arrays.fill(ones, 1);
        float[] y = new float[10_000];
        float[] dx = new float[10_000];
        layer.forward(ones, y, 1);
        layer.backward(ones, y, ones, dx, 1);
        assertArrayEquals(y, dx);
        double sum = 0;
        for (float value : y) {
            assertTrue(value == 0 || Math.abs(value - 4 / 3f) < 1e-6, "value " + value);
            sum += value;
        }
        assertEquals(10_000, sum, 300); // a standard deviation is 58
        assertTrue(layer.onlyInTraining());
        assertThrows(IllegalArgumentException.class, () -> new DropoutLayer(1, 1));
    }

    @Test
    void batchNormRemembersTheStatisticsOfTheTraining() {
        float[] ones = {1};
        TrainableLayer layer = TrainableLayers.of(
                new BatchNorm(ones, new float[1], new float[1], ones, 0), new Shape(1, 1, 2), GEMM, LayerOptions.PLAIN);
        float[] y = new float[4];
        layer.forward(new float[] {1, 3, 5, 7}, y, 2);
        // mean 4, variance 5, unbiased 20 / 3
        float root = (float) Math.sqrt(5);
        assertArrayEquals(new float[] {-3 / root, -1 / root, 1 / root, 3 / root}, y, 1e-6f);
        BatchNorm trained = (BatchNorm) layer.trained();
        assertEquals(0.4f, trained.mean()[0], 1e-6f);
        assertEquals(0.9f + 2 / 3f, trained.variance()[0], 1e-6f);
        assertEquals(2, layer.memory().size());
    }

    @Test
    void trainedLayersCarryTheTrainedValues() {
        TrainableLayer layer = TrainableLayers.of(
                new Dense(2, 1, new float[2], new float[1]), Shape.vector(2), GEMM, LayerOptions.PLAIN);
        layer.parameters().get(0).values[1] = 7f;
        layer.parameters().get(1).values[0] = -3f;
        Dense trained = (Dense) layer.trained();
        assertEquals(7f, trained.weights()[1]);
        assertEquals(-3f, trained.bias()[0]);
        TrainableLayer relu = TrainableLayers.of(new Relu(), Shape.vector(1), GEMM, LayerOptions.PLAIN);
        assertEquals(new Relu(), relu.trained());
    }

    @Test
    void withoutBiasesTheyAreZeroAndNotTrained() {
        LayerOptions options = new LayerOptions(false, null);
        TrainableLayer layer =
                TrainableLayers.of(new Dense(2, 1, new float[2], new float[] {5}), Shape.vector(2), GEMM, options);
        assertEquals(1, layer.parameters().size());
        assertEquals(0, ((Dense) layer.trained()).bias()[0]);
    }

    @Test
    void refusesBinaryNeurons() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> TrainableLayers.of(new Step(0), Shape.vector(1), GEMM, LayerOptions.PLAIN));
        assertTrue(error.getMessage().contains("a Step layer cannot be trained here"), error.getMessage());
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
            double tolerance = 5e-3 * Math.max(1, Math.abs(gradient[i]));
            assertEquals((above - below) / (2 * STEP), gradient[i], tolerance, what + " value " + i);
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

    private static Convolution convolution(int inputs, int outputs, int groups, Window window) {
        int weights = outputs * (inputs / groups) * window.area();
        return new Convolution(inputs, outputs, groups, window, values(weights), values(outputs), WeightFormat.FLOAT32);
    }

    private static BatchNorm norm(int channels) {
        float[] variance = new float[channels];
        Arrays.fill(variance, 1);
        return new BatchNorm(values(channels), values(channels), values(channels), variance, 0.1f);
    }

    private static float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) RANDOM.nextGaussian();
        }
        return values;
    }

    /**
     * Values of either sign, all different by at least 0.03 and away from 0 and from 0.5: a step of a finite difference changes no
     * winner of a maximum and crosses no kink.
     */
    private static float[] apart(int length, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            float value = 0.035f * (places.get(i) - length / 2) + 0.017f;
            values[i] = Math.abs(value) < 0.012f || Math.abs(value - 0.5f) < 0.012f ? value + 0.0175f : value;
        }
        return values;
    }
}
