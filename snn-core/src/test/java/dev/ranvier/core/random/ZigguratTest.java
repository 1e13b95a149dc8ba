package dev.ranvier.core.random;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Normal and exponential draws: against their distributions as a whole, in the tail, and by moments. */
class ZigguratTest {

    private static final int DRAWS = 1_000_000;

    @Test
    void normalCells() {
        assertCells(new NormalDistribution(), i -> CounterRandom.gaussian(31, i));
        RandomStream stream = new RandomStream(32);
        assertCells(new NormalDistribution(), i -> stream.nextGaussian());
    }

    @Test
    void exponentialCells() {
        assertCells(new ExponentialDistribution(1), i -> CounterRandom.exponential(33, i));
        RandomStream stream = new RandomStream(34);
        assertCells(new ExponentialDistribution(1), i -> stream.nextExponential());
    }

    @Test
    void distributionFunctions() {
        double[] normal = new double[100_000];
        double[] exponential = new double[normal.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = CounterRandom.gaussian(35, i);
            exponential[i] = CounterRandom.exponential(36, i);
        }
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        // 1.95 / sqrt(n) is exceeded once in a thousand
        double bound = 1.95 / Math.sqrt(normal.length);
        assertTrue(test.kolmogorovSmirnovStatistic(new NormalDistribution(), normal) < bound);
        assertTrue(test.kolmogorovSmirnovStatistic(new ExponentialDistribution(1), exponential) < bound);
    }

    @Test
    void momentsAndTails() {
        double[] normal = new double[5]; // [power], sums
        double[] exponential = new double[3];
        int beyondTail = 0;
        int beyondLongTail = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = CounterRandom.gaussian(37, i);
            double y = CounterRandom.exponential(38, i);
            for (int power = 1; power < normal.length; power++) {
                normal[power] += Math.pow(x, power) / DRAWS;
            }
            exponential[1] += y / DRAWS;
            exponential[2] += y * y / DRAWS;
            beyondTail += Math.abs(x) > 3.6541528853610088 ? 1 : 0;
            beyondLongTail += y > 7.69711747013104972 ? 1 : 0;
        }
        // 5 standard errors: variances of x, x^2, x^3, x^4 are 1, 2, 15, 96; of y and y^2 1 and 20
        assertEquals(0, normal[1], 0.005);
        assertEquals(1, normal[2], 0.0071);
        assertEquals(0, normal[3], 0.0194);
        assertEquals(3, normal[4], 0.049);
        assertEquals(1, exponential[1], 0.005);
        assertEquals(2, exponential[2], 0.0224);
        // 2 Q(3.654...) = 2.58e-4 and e^-7.697... = 4.54e-4 of a million
        assertEquals(258, beyondTail, 5 * 16.1);
        assertEquals(454, beyondLongTail, 5 * 21.3);
    }

    @Test
    void layersCloseAtTheTop() {
        double normalTop = NormalZiggurat.EDGE[255];
        double exponentialTop = ExponentialZiggurat.EDGE[255];
        assertEquals(NormalZiggurat.AREA, normalTop * (1 - Math.exp(-0.5 * normalTop * normalTop)), 1e-14);
        assertEquals(ExponentialZiggurat.AREA, exponentialTop * (1 - Math.exp(-exponentialTop)), 1e-14);
    }

    @Test
    void symmetricInTheSignBit() {
        // Layer 5, place far inside: the sign bit alone turns the number round
        long bits = 0x1234567890ABC005L;
        long place = bits >> 10;
        long mirrored = (-place << 10) | (bits & 1023);
        assertEquals(-NormalZiggurat.draw(bits), NormalZiggurat.draw(mirrored));
    }

    private static void assertCells(RealDistribution distribution, IntToDoubleFunction draw) {
        int cells = 500;
        long[] counts = new long[cells];
        double[] expected = new double[cells];
        for (int i = 0; i < DRAWS; i++) {
            counts[Math.min(cells - 1, (int) (cells * distribution.cumulativeProbability(draw.applyAsDouble(i))))]++;
        }
        java.util.Arrays.fill(expected, (double) DRAWS / cells);
        double chance = new ChiSquareTest().chiSquareTest(expected, counts);
        assertTrue(chance > 1e-5 && chance < 1 - 1e-5, "chance of such counts " + chance);
    }
}
