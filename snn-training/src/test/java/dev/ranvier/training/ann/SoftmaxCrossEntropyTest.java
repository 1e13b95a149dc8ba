package dev.ranvier.training.ann;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class SoftmaxCrossEntropyTest {

    /** Softmax of (0, ln 3) is (1/4, 3/4). */
    private static final float LN_3 = (float) Math.log(3);

    @Test
    void lossAndGradientOfOneSample() {
        float[] gradient = new float[2];
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(2, 0);
        loss.evaluate(new float[] {0, LN_3}, new int[] {1}, gradient, 1);
        assertEquals(-Math.log(0.75), loss.lossSum(), 1e-7);
        assertArrayEquals(new float[] {0.25f, -0.25f}, gradient, 1e-7f);
        assertEquals(1, loss.correct());
    }

    @Test
    void smoothingSpreadsTheTarget() {
        // targets 0.1 and 0.9
        float[] gradient = new float[2];
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(2, 0.2);
        loss.evaluate(new float[] {0, LN_3}, new int[] {1}, gradient, 1);
        assertEquals(-0.1 * Math.log(0.25) - 0.9 * Math.log(0.75), loss.lossSum(), 1e-7);
        assertArrayEquals(new float[] {0.15f, -0.15f}, gradient, 1e-7f);
    }

    @Test
    void theGradientIsThatOfTheMeanAndTheLossIsSummed() {
        float[] gradient = new float[4];
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(2, 0);
        loss.evaluate(new float[] {0, LN_3, 0, LN_3}, new int[] {1, 0}, gradient, 2);
        assertEquals(-Math.log(0.75) - Math.log(0.25), loss.lossSum(), 1e-6);
        assertArrayEquals(new float[] {0.125f, -0.125f, -0.375f, 0.375f}, gradient, 1e-7f);
        assertEquals(1, loss.correct());
    }

    @Test
    void largeOutputsDoNotOverflow() {
        float[] gradient = new float[2];
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(2, 0);
        loss.evaluate(new float[] {10_000, 0}, new int[] {1}, gradient, 1);
        assertEquals(10_000, loss.lossSum(), 1e-9);
        assertArrayEquals(new float[] {1f, -1f}, gradient);
    }

    @Test
    void ofEqualOutputsTheFirstCounts() {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(3, 0);
        loss.evaluate(new float[] {1, 1, 1, 1, 1, 1}, new int[] {0, 1}, new float[6], 2);
        assertEquals(1, loss.correct());
    }
}
