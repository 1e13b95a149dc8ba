package dev.ranvier.training.compress;

import dev.ranvier.core.model.Dense;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FixedPointLayerTest {

    /** 4 bits: weights 1 and -1/2 become 7 and -3 (half up), activations are in fifteenths, the bias 1/4 is 26 of 1/105. */
    private static FixedPointLayer byHand() {
        Dense dense = new Dense(2, 1, new float[] {1, -0.5f}, new float[] {0.25f});
        return new FixedPointLayer("by-hand", dense, 1 / 15.0, 4, 32);
    }

    @Test
    void sumsAsByHand() {
        assertEquals(7 * 15 - 3 * 10 + 26, sum(byHand(), 15, 10));
        assertEquals(26, sum(byHand(), 0, 0));
        assertEquals(-3 * 15 + 26, sum(byHand(), 0, 15));
    }

    @Test
    void rescalesRoundsAndClampsAsByHand() {
        assertEquals(14, rescaled(101), "14.43");
        assertEquals(5, rescaled(38), "5.43");
        assertEquals(6, rescaled(39), "5.57");
        assertEquals(15, rescaled(131), "18.7 saturates");
        assertEquals(0, rescaled(-19), "rectified");
    }

    @Test
    void agreesWithUnboundedArithmetic() {
        for (int bits : new int[] {2, 4, 8, 12, 16}) {
            for (long seed = 1; seed <= 10; seed++) {
                assertAgrees(bits, seed);
            }
        }
    }

    @Test
    void refusesSumsThatOverflow() {
        int inputs = 70_000; // times 127 times 255 is more than 2^31
        float[] weights = new float[inputs];
        Arrays.fill(weights, 1);
        Dense dense = new Dense(inputs, 1, weights, new float[1]);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new FixedPointLayer("wide", dense, 1 / 255.0, 8, 32))
                .getMessage();
        assertTrue(message.contains("layer wide: sums of 70000 products can reach 2.26695E9"), message);
        assertEquals(1, new FixedPointLayer("wide", dense, 1 / 255.0, 8, 48).outputs());
    }

    @Test
    void refusesABiasThatOverflows() {
        Dense dense = new Dense(1, 1, new float[] {1e-30f}, new float[] {1});
        assertThrows(IllegalArgumentException.class, () -> new FixedPointLayer("lone", dense, 1 / 255.0, 8, 32));
    }

    @Test
    void refusesOutputsThatDrownInRounding() {
        Dense dense = new Dense(1, 1, new float[] {1}, new float[1]);
        FixedPointLayer layer = new FixedPointLayer("tiny", dense, 1 / 255.0, 8, 32);
        assertThrows(IllegalArgumentException.class, () -> layer.rescaling(1e-30));
    }

    /** The same layer in BigInteger and BigDecimal, from the definition. */
    private static void assertAgrees(int bits, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int inputs = random.nextInt(1, 300);
        int outputs = random.nextInt(1, 20);
        int largest = (1 << bits) - 1;
        float[] weights = gaussians(random, inputs * outputs);
        float[] bias = gaussians(random, outputs);
        double inputUnit = 1.0 / largest;
        double outputUnit = 8.0 / largest;
        FixedPointLayer layer =
                new FixedPointLayer("random", new Dense(inputs, outputs, weights, bias), inputUnit, bits, 48);
        int[] activations = random.ints(inputs, 0, largest + 1).toArray();
        long[] sums = new long[outputs];
        layer.accumulate(activations, inputs, sums);
        int[] rescaled = new int[outputs];
        layer.rescaling(outputUnit).apply(sums, outputs, rescaled);

        double weightUnit = 0;
        for (float weight : weights) {
            weightUnit = Math.max(weightUnit, Math.abs(weight));
        }
        weightUnit /= (1 << (bits - 1)) - 1;
        int[] expected = new int[outputs];
        BigDecimal[] exact = new BigDecimal[outputs];
        for (int o = 0; o < outputs; o++) {
            BigInteger sum = BigInteger.valueOf(Math.round(bias[o] / (weightUnit * inputUnit)));
            for (int i = 0; i < inputs; i++) {
                BigInteger weight = BigInteger.valueOf(Math.round(weights[o * inputs + i] / weightUnit));
                sum = sum.add(weight.multiply(BigInteger.valueOf(activations[i])));
            }
            assertEquals(sum, BigInteger.valueOf(sums[o]), "bits " + bits + ", seed " + seed + ", sum " + o);
            exact[o] = new BigDecimal(sum).multiply(BigDecimal.valueOf(weightUnit * inputUnit / outputUnit));
            long rounded = exact[o].setScale(0, RoundingMode.HALF_UP).longValueExact();
            expected[o] = (int) Math.max(0, Math.min(largest, rounded));
            // The factor has at least 20 significant bits, which shows only next to a half.
            BigDecimal fraction = exact[o].subtract(exact[o].setScale(0, RoundingMode.FLOOR));
            if (Math.abs(fraction.doubleValue() - 0.5) < largest * 0x1p-20) {
                expected[o] = rescaled[o];
            }
        }
        assertArrayEquals(expected, rescaled, "bits " + bits + ", seed " + seed);
    }

    private static float[] gaussians(RandomGenerator random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static long sum(FixedPointLayer layer, int... activations) {
        long[] sums = new long[1];
        layer.accumulate(activations, activations.length, sums);
        return sums[0];
    }

    /** Sums are in 1/105, activations in 1/15, so sums are divided by 7. */
    private static int rescaled(long sum) {
        int[] activations = new int[1];
        byHand().rescaling(1 / 15.0).apply(new long[] {sum}, 1, activations);
        return activations[0];
    }
}
