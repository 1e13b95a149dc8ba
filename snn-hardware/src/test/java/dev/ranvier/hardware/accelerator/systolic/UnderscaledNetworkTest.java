package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class UnderscaledNetworkTest {

    /** One sum of n ones, plus a half. */
    private static LayerGraph ones(int inputs, int outputs) {
        float[] weights = new float[inputs * outputs];
        Arrays.fill(weights, 1);
        float[] bias = new float[outputs];
        Arrays.fill(bias, 0.5f);
        return LayerGraph.chain("ones", Shape.vector(inputs))
                .then("sum", new Dense(inputs, outputs, weights, bias))
                .then("relu", new Relu())
                .build();
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void without_late_products_nothing_is_lost() {
        UnderscaledNetwork network = UnderscaledNetwork.of(ones(7, 2), 4, 0, 1);
        assertArrayEquals(new float[] {7.5f, 7.5f}, network.outputs(0, ones(7)));
    }

    @Test
    void if_all_are_late_every_second_row_of_each_fold_is_dropped() {
        // Folds of 5 rows over 12 inputs: rows 0, 2, 4 | 5, 7, 9 | 10 stay; 4 and 9 are last rows and drop nothing.
        UnderscaledNetwork network = UnderscaledNetwork.of(ones(12, 1), 5, 1, 1);
        assertArrayEquals(new float[] {7.5f}, network.outputs(0, ones(12)));
    }

    @Test
    void the_mean_loss_is_the_chance_of_a_late_product_before() {
        // 256 rows, one fold. In the steady state a product is computed with q = 1 / (1 + p) and dropped with p / (1 +
        // p).
        double chance = 0.1;
        int outputs = 2000;
        float[] sums = UnderscaledNetwork.of(ones(256, outputs), 256, chance, 3).outputs(0, ones(256));
        double mean = 0;
        for (float sum : sums) {
            mean += (sum - 0.5) / outputs;
        }
        double expected = 256 / (1 + chance);
        // The deviation of one sum is below sqrt(256 x 0.1) = 5; of the mean of 2000 below 0.12.
        assertEquals(expected, mean, 0.5);
    }

    @Test
    void the_same_seed_gives_the_same_bits_and_samples_differ() {
        UnderscaledNetwork network = UnderscaledNetwork.of(ones(64, 50), 16, 0.2, 9);
        UnderscaledNetwork again = UnderscaledNetwork.of(ones(64, 50), 16, 0.2, 9);
        assertArrayEquals(network.outputs(5, ones(64)), again.outputs(5, ones(64)));
        assertEquals(false, Arrays.equals(network.outputs(5, ones(64)), network.outputs(6, ones(64))));
        int[] labels = new int[40];
        assertEquals(network.accuracy(labels, s -> ones(64), 1), network.accuracy(labels, s -> ones(64), 3));
    }

    @Test
    void impossible_settings_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> UnderscaledNetwork.of(ones(4, 1), 0, 0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> UnderscaledNetwork.of(ones(4, 1), 4, 1.1, 1));
        UnderscaledNetwork network = UnderscaledNetwork.of(ones(4, 1), 4, 0.1, 1);
        assertThrows(IllegalArgumentException.class, () -> network.outputs(0, ones(5)));
    }
}
