package dev.ranvier.training.spiking;

import dev.ranvier.core.model.BlockDense;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class TernaryBlockTest {

    /** Inputs 2 and 0 of a layer of three, of types 0 and 1; two neurons. */
    private static TernaryBlock block() {
        return new TernaryBlock(new int[] {2, 0}, new int[] {0, 1}, 2, 2, random());
    }

    @Test
    void aBitIsSetWhereTheStrengthIsPositive() {
        TernaryBlock block = block();
        float[] signs = signs(block);
        set(block.strengths().values, 0.1f, -0.1f, 0, 0.5f);
        assertArrayEquals(
                new float[] {signs[0], 0, 0, signs[3]}, block.trained().weights());
        assertArrayEquals(new int[] {2, 0}, block.trained().inputIndices());
    }

    @Test
    void strengthsStayInRangeSoThatNoBitIsLostForGood() {
        TernaryBlock block = block();
        set(block.strengths().values, 7, -7, 0.5f, -0.5f);
        block.trained();
        assertArrayEquals(new float[] {1, -1, 0.5f, -0.5f}, block.strengths().values);
    }

    @Test
    void biasesAreRoundedAndHeldWithinTheLeak() {
        TernaryBlock block = block();
        set(block.bias().values, 0.26f, -100); // in units of 10: 2.6 and -1000
        assertArrayEquals(new float[] {3, -255}, block.trained().bias());
    }

    @Test
    void signsAreBalancedAndFollowTheType() {
        int[] types = {0, 1, 2, 3, 0, 1, 2, 3};
        TernaryBlock block = new TernaryBlock(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, types, 4, 50, random());
        float[] signs = signs(block);
        for (int o = 0; o < 50; o++) {
            float sum = 0;
            for (int type = 0; type < 4; type++) {
                sum += signs[o * 8 + type];
                assertEquals(signs[o * 8 + type], signs[o * 8 + type + 4], "neuron " + o + ", type " + type);
            }
            assertEquals(0, sum, "two types excite neuron " + o + ", two inhibit it");
        }
    }

    /** All bits set, the weights are the signs. */
    private static float[] signs(TernaryBlock block) {
        float[] kept = block.strengths().values.clone();
        Arrays.fill(block.strengths().values, 1);
        BlockDense.Block full = block.trained();
        set(block.strengths().values, kept);
        return full.weights();
    }

    private static void set(float[] into, float... values) {
        System.arraycopy(values, 0, into, 0, into.length);
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    }
}
