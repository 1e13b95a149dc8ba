package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CrossbarNetworkTest {

    private static final CrossbarDesign DESIGN = new CrossbarDesign(16, 32, 8, 1, 8, 2, 8, SignEncoding.DIFFERENTIAL);
    private static final CrossbarSetup IDEAL =
            new CrossbarSetup(DESIGN, CellDevices.IDEAL, WriteScheme.PLAIN, AdcRange.WORST_CASE);

    private static float[] floats(int count, double least, double most, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(least, most);
        }
        return values;
    }

    private static LayerGraph graph(RandomGenerator random) {
        return LayerGraph.chain("net", new Shape(1, 5, 5))
                .then("first", new Dense(25, 12, floats(300, -1, 1, random), floats(12, -0.2, 0.2, random)))
                .then("relu", new Relu())
                .then("second", new Dense(12, 4, floats(48, -1, 1, random), floats(4, -0.2, 0.2, random)))
                .build();
    }

    @Test
    void a_dense_layer_by_hand() {
        // Largest weight 1.27, so a code is 0.01: 127, -50, 20, 0. Largest input 1 is 255: 0.4 is code 102.
        LayerGraph graph = LayerGraph.chain("hand", Shape.vector(2))
                .then("dense", new Dense(2, 2, new float[] {1.27f, -0.5f, 0.2f, 0}, new float[] {0.1f, -1}))
                .build();
        CrossbarNetwork network = CrossbarNetwork.write(graph, IDEAL, 1, s -> new float[] {1, 0}, 1);
        float[] outputs = network.outputs(0, new float[] {1, 0.4f});
        assertEquals(1.27 - 0.5 * 0.4 + 0.1, outputs[0], 1e-6);
        assertEquals(0.2 - 1, outputs[1], 1e-6);
        // Beyond the calibrated range inputs saturate.
        assertEquals(outputs[1], network.outputs(0, new float[] {3, 0})[1], 1e-6);
    }

    @Test
    void negative_inputs_take_a_second_pass() {
        LayerGraph graph = LayerGraph.chain("signed", Shape.vector(2))
                .then("dense", new Dense(2, 1, new float[] {1.27f, -0.5f}, new float[] {0}))
                .build();
        CrossbarNetwork network = CrossbarNetwork.write(graph, IDEAL, 1, s -> new float[] {1, -1}, 1);
        assertEquals(-1.27 * 0.2 - 0.5 * 0.6, network.outputs(0, new float[] {-0.2f, 0.6f})[0], 1e-6);
    }

    @Test
    void an_ideal_network_differs_from_the_trained_one_by_rounding_only() {
        RandomGenerator random = CrossbarMatrixTest.random(21);
        LayerGraph graph = graph(random);
        CrossbarNetwork network = CrossbarNetwork.write(graph, IDEAL, 20, s -> floats(25, 0, 1, random), 1);
        Dense first = (Dense) graph.nodes().get(0).layer();
        Dense second = (Dense) graph.nodes().get(2).layer();
        for (int trial = 0; trial < 20; trial++) {
            float[] sample = floats(25, 0, 1, random);
            float[] expected = dense(second, relu(dense(first, sample)));
            float[] given = network.outputs(0, sample);
            for (int o = 0; o < 4; o++) {
                assertEquals(expected[o], given[o], 0.08, "seed 21, trial " + trial);
            }
        }
        assertEquals(8, IDEAL.design().columnsPerWeight());
        // 25 inputs are 2 row blocks, 12 weights of 8 columns are 3 arrays; 12 inputs are 1, 4 weights are 1.
        assertEquals(2 * 3 + 1, network.writes().arrays());
        assertEquals((25 * 12 + 12 * 4) * 8, network.writes().cells());
    }

    private static float[] dense(Dense layer, float[] input) {
        float[] output = layer.bias().clone();
        for (int o = 0; o < output.length; o++) {
            for (int i = 0; i < input.length; i++) {
                output[o] += layer.weights()[o * input.length + i] * input[i];
            }
        }
        return output;
    }

    private static float[] relu(float[] values) {
        float[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, result[i]);
        }
        return result;
    }

    @Test
    void blocks_steps_and_votes_by_hand() {
        BlockDense blocks = new BlockDense(
                3,
                List.of(
                        new BlockDense.Block(new int[] {2, 0}, new float[] {1, -1, 1, 1}, new float[] {0, -1.5f}),
                        new BlockDense.Block(new int[] {1}, new float[] {1, -1}, new float[] {-0.5f, 0})),
                WeightFormat.TERNARY);
        LayerGraph graph = LayerGraph.chain("blocks", Shape.vector(3))
                .then("ink", new Step(0.5f))
                .then("blocks", blocks)
                .then("fire", new Step(0))
                .then("vote", new Vote(2))
                .build();
        CrossbarDesign ternary = new CrossbarDesign(8, 8, 1, 1, 2, 1, 4, SignEncoding.DIFFERENTIAL);
        CrossbarSetup setup = new CrossbarSetup(ternary, CellDevices.IDEAL, WriteScheme.PLAIN, AdcRange.CALIBRATED);
        CrossbarNetwork network = CrossbarNetwork.write(graph, setup, 1, s -> new float[] {1, 1, 1}, 1);
        // Ink 1, 0, 1. First block: 1 - 1 = 0 fires, 1 + 1 - 1.5 fires. Second: -0.5 does not, 0 fires. Votes 1 and 2.
        assertArrayEquals(new float[] {1, 2}, network.outputs(0, new float[] {0.7f, 0.2f, 0.5f}));
    }

    @Test
    void threads_change_nothing_and_the_seed_decides() {
        RandomGenerator random = CrossbarMatrixTest.random(31);
        LayerGraph graph = graph(random);
        float[][] samples = new float[50][];
        for (int s = 0; s < samples.length; s++) {
            samples[s] = floats(25, 0, 1, random);
        }
        CrossbarSetup noisy = IDEAL.withDevices(new CellDevices(10, 0.1, 0.2, 0.02, 0.05, 0.05));
        CrossbarNetwork network = CrossbarNetwork.write(graph, noisy, 5, s -> samples[s], 7);
        CrossbarNetwork again = CrossbarNetwork.write(graph, noisy, 5, s -> samples[s], 7);
        CrossbarNetwork other = CrossbarNetwork.write(graph, noisy, 5, s -> samples[s], 8);
        assertArrayEquals(network.predict(50, s -> samples[s], 1), again.predict(50, s -> samples[s], 3));
        assertArrayEquals(network.outputs(0, samples[9]), again.outputs(0, samples[9]));
        assertTrue(network.outputs(0, samples[9])[0] != other.outputs(0, samples[9])[0]);
        int[] labels = network.predict(50, s -> samples[s], 2);
        assertEquals(1, network.accuracy(labels, s -> samples[s], 2));
    }

    @Test
    void a_calibrated_range_is_finer_than_the_worst_case() {
        RandomGenerator random = CrossbarMatrixTest.random(41);
        LayerGraph graph = graph(random);
        float[][] samples = new float[40][];
        for (int s = 0; s < samples.length; s++) {
            samples[s] = floats(25, 0, 1, random);
        }
        CrossbarNetwork exact = CrossbarNetwork.write(graph, IDEAL, 40, s -> samples[s], 1);
        double worst = error(exact, graph, IDEAL.withAdc(3, AdcRange.WORST_CASE), samples);
        double calibrated = error(exact, graph, IDEAL.withAdc(3, AdcRange.CALIBRATED), samples);
        assertTrue(calibrated < worst, calibrated + " calibrated, " + worst + " worst case");
        assertEquals(0, error(exact, graph, IDEAL.withAdc(6, AdcRange.WORST_CASE), samples));
    }

    private static double error(CrossbarNetwork exact, LayerGraph graph, CrossbarSetup setup, float[][] samples) {
        CrossbarNetwork network = CrossbarNetwork.write(graph, setup, samples.length, s -> samples[s], 1);
        double error = 0;
        for (float[] sample : samples) {
            for (int o = 0; o < 4; o++) {
                error += Math.abs(network.outputs(0, sample)[o] - exact.outputs(0, sample)[o]);
            }
        }
        return error;
    }

    @Test
    void bad_input_is_refused() {
        LayerGraph graph = graph(CrossbarMatrixTest.random(1));
        CrossbarNetwork network = CrossbarNetwork.write(graph, IDEAL, 1, s -> new float[25], 1);
        assertThrows(IllegalArgumentException.class, () -> network.outputs(0, new float[24]));
        assertThrows(IllegalArgumentException.class, () -> network.predict(3, s -> new float[26], 2));
        assertThrows(IllegalArgumentException.class, () -> network.predict(3, s -> new float[25], 0));
        IllegalArgumentException none = assertThrows(
                IllegalArgumentException.class, () -> CrossbarNetwork.write(graph, IDEAL, 0, s -> new float[25], 1));
        assertTrue(none.getMessage().contains("calibration"), none.getMessage());
    }
}
