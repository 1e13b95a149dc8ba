package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Shape;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DistortionTest {

    private static final int SIDE = 12;

    @Test
    void noneLeavesTheImage() {
        float[] image = blot();
        assertArrayEquals(image, distorted(Distortion.NONE, image, 1));
    }

    @Test
    void aShiftMovesInkAndLosesNone() {
        float[] image = blot();
        double most = 0;
        for (int seed = 0; seed < 50; seed++) {
            float[] moved = distorted(new Distortion(2, 0, 0, 0, 0), image, seed);
            assertEquals(sum(image, false), sum(moved, false), 1e-3, "ink, seed " + seed);
            double right = sum(moved, true) / sum(moved, false) - sum(image, true) / sum(image, false);
            assertTrue(Math.abs(right) <= 2.0001, "moved by " + right);
            most = Math.max(most, Math.abs(right));
        }
        assertTrue(most > 1, "50 draws move further than 1 of 2 pixels, at most " + most);
    }

    @Test
    void aPenMakesLighterAndHeavierButNeverAboveOne() {
        float[] image = blot();
        boolean lighter = false;
        for (int seed = 0; seed < 20; seed++) {
            float[] drawn = distorted(new Distortion(0, 0, 0, 0, 1), image, seed);
            lighter |= sum(drawn, false) < sum(image, false);
            for (float value : drawn) {
                assertTrue(value >= 0 && value <= 1, "value " + value);
            }
        }
        assertTrue(lighter);
    }

    @Test
    void bendingMovesPartsDifferently() {
        float[] image = new float[SIDE * SIDE];
        for (int x = 0; x < SIDE; x++) {
            image[6 * SIDE + x] = 1; // a straight line
        }
        float[] bent = distorted(new Distortion(0, 0, 0, 1, 0), image, 3);
        boolean straight = true;
        for (int x = 3; x < SIDE - 3; x++) {
            straight &= Math.abs(bent[6 * SIDE + x] - bent[6 * SIDE + 2]) < 0.01;
        }
        assertFalse(straight);
    }

    @Test
    void threadsDoNotChangeABit() {
        float[] x = new float[4 * SIDE * SIDE];
        for (int s = 0; s < 4; s++) {
            System.arraycopy(blot(), 0, x, s * SIDE * SIDE, SIDE * SIDE);
        }
        float[] one = forward(x, 1);
        assertArrayEquals(one, forward(x, 2));
        assertFalse(java.util.Arrays.equals(one, x));
    }

    private static float[] forward(float[] x, int threads) {
        try (NetlibGemm gemm = new NetlibGemm(threads)) {
            DistortionLayer layer =
                    new DistortionLayer(gemm, new Shape(1, SIDE, SIDE), new Distortion(1, 5, 0.1, 0.5, 0.3));
            layer.startEpoch(random(9));
            float[] y = new float[x.length];
            layer.forward(x, y, 4);
            return y;
        }
    }

    private static float[] distorted(Distortion distortion, float[] image, long seed) {
        float[] result = new float[image.length];
        distortion.apply(image, result, 0, SIDE, SIDE, random(seed));
        return result;
    }

    private static SplittableGenerator random(long seed) {
        return RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(seed);
    }

    private static float[] blot() {
        float[] image = new float[SIDE * SIDE];
        image[5 * SIDE + 5] = 1;
        image[5 * SIDE + 6] = 0.5f;
        image[6 * SIDE + 5] = 0.75f;
        return image;
    }

    private static double sum(float[] image, boolean timesColumn) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            sum += image[i] * (timesColumn ? i % SIDE : 1);
        }
        return sum;
    }
}
