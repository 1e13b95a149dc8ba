package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.hardware.accelerator.arithmetic.WindowGather;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class ConvolutionOnCrossbarsTest {

    private static final CrossbarSetup IDEAL = new CrossbarSetup(
            new CrossbarDesign(16, 32, 16, 1, 16, 4, 9, SignEncoding.OFFSET),
            CellDevices.IDEAL,
            WriteScheme.PLAIN,
            AdcRange.WORST_CASE);

    @Test
    void windows_by_hand() {
        // 3 x 3 input, 2 x 2 windows, stride 2, one row above and one column to the right.
        Window window = new Window(2, 2, 2, 2, 1, 1, 1, 0, 0, 1);
        int[][] expected = {{-1, -1, 9, 10}, {-1, -1, 11, -1}, {12, 13, 15, 16}, {14, -1, 17, -1}};
        assertArrayEquals(expected, WindowGather.of(new Shape(2, 3, 3), window, 1, 1));
        // Dilated: every second row.
        Window dilated = new Window(2, 1, 1, 1, 2, 1, 0, 0, 0, 0);
        assertArrayEquals(new int[][] {{0, 6}, {1, 7}, {2, 8}}, WindowGather.of(new Shape(1, 3, 3), dilated, 0, 1));
    }

    @Test
    void grouped_and_padded_convolutions_equal_the_plain_loops() {
        RandomGenerator random = CrossbarMatrixTest.random(51);
        for (int trial = 0; trial < 12; trial++) {
            int groups = 1 + random.nextInt(2);
            Shape input = new Shape(groups * (1 + random.nextInt(3)), 4 + random.nextInt(4), 5 + random.nextInt(3));
            int filters = groups * (1 + random.nextInt(3));
            Window window = new Window(
                    1 + random.nextInt(3),
                    1 + random.nextInt(3),
                    1 + random.nextInt(2),
                    1,
                    1,
                    1,
                    1,
                    0,
                    random.nextInt(2),
                    1);
            int fanIn = input.channels() / groups * window.area();
            Convolution layer = new Convolution(
                    input.channels(),
                    filters,
                    groups,
                    window,
                    floats(filters * fanIn, random),
                    floats(filters, random),
                    WeightFormat.FLOAT32);
            LayerGraph graph =
                    LayerGraph.chain("conv", input).then("conv", layer).build();
            float[] sample = floats(input.size(), random);
            CrossbarNetwork network = CrossbarNetwork.write(graph, IDEAL, 1, s -> sample, 1);
            float[] given = network.outputs(0, sample);
            float[] expected = plain(layer, input, sample);
            assertEquals(expected.length, given.length);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], given[i], 2e-3, "seed 51, trial " + trial + ", " + window + ", value " + i);
            }
        }
    }

    private static float[] plain(Convolution layer, Shape input, float[] sample) {
        Shape output = layer.outputShape(List.of(input));
        int channels = input.channels() / layer.groups();
        int filters = layer.outputChannels() / layer.groups();
        float[] result = new float[output.size()];
        int next = 0;
        int window = layer.window().area();
        for (int o = 0; o < output.channels(); o++) {
            for (int y = 0; y < output.height(); y++) {
                for (int x = 0; x < output.width(); x++) {
                    double sum = layer.bias()[o];
                    for (int c = 0; c < channels; c++) {
                        for (int i = 0; i < layer.window().height(); i++) {
                            for (int j = 0; j < layer.window().width(); j++) {
                                int row = y * layer.window().strideY()
                                        + i
                                        - layer.window().padTop();
                                int column = x * layer.window().strideX()
                                        + j
                                        - layer.window().padLeft();
                                if (row >= 0 && row < input.height() && column >= 0 && column < input.width()) {
                                    int channel = o / filters * channels + c;
                                    sum += layer.weights()[
                                                    (o * channels + c) * window
                                                            + i * layer.window().width()
                                                            + j]
                                            * sample[(channel * input.height() + row) * input.width() + column];
                                }
                            }
                        }
                    }
                    result[next++] = (float) sum;
                }
            }
        }
        return result;
    }

    private static float[] floats(int count, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
