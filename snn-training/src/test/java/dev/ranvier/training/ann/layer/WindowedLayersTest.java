package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.ann.Inference;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

/** Random windows against the definition, element by element, in double precision. */
class WindowedLayersTest {

    private static final int SAMPLES = 19; // more than one chunk

    private final Random random = new Random();
    private Shape input;
    private Window window;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void convolution(long seed) {
        random.setSeed(seed);
        int groups = 1 + random.nextInt(3);
        draw(groups * (1 + random.nextInt(3)), 8);
        int outputs = groups * (1 + random.nextInt(4));
        int perGroup = input.channels() / groups;
        Convolution layer = new Convolution(
                input.channels(),
                outputs,
                groups,
                window,
                values(outputs * perGroup * window.area()),
                values(outputs),
                WeightFormat.FLOAT32);
        check(seed, layer, (x, channel, row, column) -> {
            double sum = layer.bias()[channel];
            int firstInput = channel / (outputs / groups) * perGroup;
            for (int c = 0; c < perGroup; c++) {
                for (int i = 0; i < window.height(); i++) {
                    for (int j = 0; j < window.width(); j++) {
                        float weight =
                                layer.weights()[((channel * perGroup + c) * window.height() + i) * window.width() + j];
                        Float value = at(x, firstInput + c, row, column, i, j);
                        sum += value == null ? 0 : weight * value;
                    }
                }
            }
            return sum;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void pools(long seed) {
        random.setSeed(seed);
        draw(1 + random.nextInt(3), 0);
        window = seed < 34 ? Window.square(2, 2) : window; // has passes of its own
        boolean countPadding = random.nextBoolean();
        check(seed, new AveragePool(window, countPadding), (x, channel, row, column) -> {
            double sum = 0;
            int inside = 0;
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    Float value = at(x, channel, row, column, i, j);
                    sum += value == null ? 0 : value;
                    inside += value == null ? 0 : 1;
                }
            }
            return sum / (countPadding ? window.area() : inside);
        });
        check(seed, new MaxPool(window), (x, channel, row, column) -> {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    Float value = at(x, channel, row, column, i, j);
                    max = value == null ? max : Math.max(max, value);
                }
            }
            return max;
        });
    }

    /** The value under an element of the window in one sample, or null if it lies in the padding. */
    private Float at(float[] x, int channel, int row, int column, int i, int j) {
        int y = row * window.strideY() + i * window.dilationY() - window.padTop();
        int c = column * window.strideX() + j * window.dilationX() - window.padLeft();
        if (y < 0 || y >= input.height() || c < 0 || c >= input.width()) {
            return null;
        }
        return x[(channel * input.height() + y) * input.width() + c];
    }

    /** Draws an input shape and a window that fits, with padding up to {@code maxPad}, for pools below the window's size. */
    private void draw(int channels, int maxPad) {
        input = new Shape(channels, 5 + random.nextInt(6), 5 + random.nextInt(6));
        int height = 1 + random.nextInt(3);
        int width = 1 + random.nextInt(3);
        int padY = 1 + (maxPad > 0 ? random.nextInt(maxPad) : height - 1);
        int padX = 1 + (maxPad > 0 ? random.nextInt(maxPad) : width - 1);
        window = new Window(
                height,
                width,
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(padY),
                random.nextInt(padX),
                random.nextInt(padY),
                random.nextInt(padX));
    }

    private void check(long seed, Layer layer, Definition definition) {
        LayerGraph graph = LayerGraph.chain("one", input).then("layer", layer).build();
        float[] samples = values(SAMPLES * input.size());
        Shape output = graph.outputShape();
        float[] expected = new float[SAMPLES * output.size()];
        int at = 0;
        for (int s = 0; s < SAMPLES; s++) {
            float[] x = Arrays.copyOfRange(samples, s * input.size(), (s + 1) * input.size());
            for (int c = 0; c < output.channels(); c++) {
                for (int row = 0; row < output.height(); row++) {
                    for (int column = 0; column < output.width(); column++) {
                        expected[at++] = (float) definition.at(x, c, row, column);
                    }
                }
            }
        }
        assertArrayEquals(
                expected,
                new Inference(graph, new PlainGemm()).outputs(samples, SAMPLES),
                1e-4f,
                () -> "seed " + seed + ", input " + input + ", " + layer);
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** What a layer gives at one place. */
    @FunctionalInterface
    private interface Definition {
        double at(float[] x, int channel, int row, int column);
    }
}
