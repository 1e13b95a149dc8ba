package dev.ranvier.training.ann;

import dev.ranvier.training.ann.layer.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AdamTest {

    @Test
    void twoStepsByHand() {
        Parameter weight = new Parameter(new float[] {1f}, true);
        Adam adam = new Adam(List.of(weight), 0);
        // m = 0.05, v = 0.00025; corrected 0.5 and 0.25; 1 - 0.1 * 0.5 / 0.5
        weight.gradient[0] = 0.5f;
        adam.step(0.1, 1);
        assertEquals(0.9f, weight.values[0], 1e-6f);
        // m = 0.02, v = 0.00031225; corrected 0.02 / 0.19 = 0.1052632 and 0.00031225 / 0.001999 = 0.1562031;
        // 0.9 - 0.1 * 0.1052632 / 0.3952254
        weight.gradient[0] = -0.25f;
        adam.step(0.1, 2);
        assertEquals(0.873366f, weight.values[0], 2e-6f);
    }

    @Test
    void decayShrinksWeightsButNotBiases() {
        Parameter weight = new Parameter(new float[] {2f}, true);
        Parameter bias = new Parameter(new float[] {2f}, false);
        Adam adam = new Adam(List.of(weight, bias), 0.05);
        adam.step(0.1, 1);
        // no gradient, so only the decay acts: 2 * (1 - 0.1 * 0.05)
        assertEquals(1.99f, weight.values[0], 1e-6f);
        assertEquals(2f, bias.values[0]);
    }

    @Test
    void theFirstStepIsAsLongForAnySizeOfGradient() {
        Parameter weight = new Parameter(new float[] {0f, 0f}, true);
        weight.gradient[0] = 1e-3f;
        weight.gradient[1] = -1e3f;
        new Adam(List.of(weight), 0).step(0.01, 1);
        assertEquals(-0.01f, weight.values[0], 1e-6f);
        assertEquals(0.01f, weight.values[1], 1e-6f);
    }
}
