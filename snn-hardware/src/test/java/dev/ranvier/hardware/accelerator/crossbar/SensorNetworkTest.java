package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SensorNetworkTest {

    private static final LayerGraph GRAPH = LayerGraph.chain("net", Shape.vector(2))
            .then("first", new Dense(2, 2, new float[] {1, 0, 1, -1}, new float[] {0, 0}))
            .then("relu", new Relu())
            .then("second", new Dense(2, 1, new float[] {2, 1}, new float[] {0.5f}))
            .build();

    private static SensorNetwork sensor(int nodes, double decibels, int bits) {
        return SensorNetwork.of(GRAPH, nodes, decibels, bits, 1, s -> new float[] {1, 0}, 3);
    }

    @Test
    void without_noise_the_converter_is_all_that_differs() {
        // Calibration puts out 1 and 1, so 2 bits are codes of a third: 0.5 becomes 2/3 (ties go to the even code), 0.1
        // 0.
        SensorNetwork sensor = sensor(2, Double.POSITIVE_INFINITY, 2);
        assertEquals(2 * 2.0 / 3 + 0.5, sensor.outputs(0, new float[] {0.5f, 0.4f})[0], 1e-6);
        assertEquals(
                2 * 0.5 + 0.1 + 0.5,
                sensor(2, Double.POSITIVE_INFINITY, 16).outputs(0, new float[] {0.5f, 0.4f})[0],
                1e-4);
        // Above the calibrated range it clips.
        assertEquals(2 + 1 + 0.5, sensor.outputs(0, new float[] {3, 0})[0], 1e-6);
    }

    @Test
    void the_noise_has_the_stated_ratio_to_the_signal() {
        // Both results of the first layer are 1 in calibration: root mean square 1, at 20 dB a spread of 0.1 in each.
        // The last layer weighs them by 2 and 1: 0.1 x sqrt(5).
        SensorNetwork sensor =
                SensorNetwork.of(GRAPH, 1, 20, 16, 2, s -> s == 0 ? new float[] {1, 0} : new float[] {-1, -2}, 3);
        double squares = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            double error = sensor.outputs(trial, new float[] {0.6f, 0})[0] - (2 * 0.6 + 0.6 + 0.5);
            squares += error * error;
        }
        assertEquals(0.1 * Math.sqrt(5), Math.sqrt(squares / trials), 0.01);
    }

    @Test
    void the_number_of_a_sample_decides_its_noise() {
        float[] sample = {0.5f, 0.1f};
        assertArrayEquals(sensor(2, 30, 8).outputs(7, sample), sensor(2, 30, 8).outputs(7, sample));
        int[] labels = new int[20];
        assertEquals(1, sensor(2, 30, 8).accuracy(labels, s -> sample, 3));
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> sensor(0, 40, 4));
        assertThrows(IllegalArgumentException.class, () -> sensor(4, 40, 4));
        assertThrows(IllegalArgumentException.class, () -> sensor(2, Double.NaN, 4));
        assertThrows(IllegalArgumentException.class, () -> sensor(2, 40, 17));
    }
}
