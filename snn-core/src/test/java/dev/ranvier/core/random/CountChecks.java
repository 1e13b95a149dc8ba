package dev.ranvier.core.random;

import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Holds seeded draws of whole numbers against their distribution by a chi-square test of up to 40 cells. */
final class CountChecks {

    private CountChecks() {}

    static void assertFollows(IntegerDistribution distribution, int draws, IntUnaryOperator drawn) {
        double mean = distribution.getNumericalMean();
        double deviation = Math.sqrt(distribution.getNumericalVariance());
        int width = Math.max(1, (int) (deviation / 5));
        int from = (int) Math.max(0, mean - 4 * deviation);
        long upTo = (long) Math.min(distribution.getSupportUpperBound(), Math.ceil(mean + 4 * deviation));
        int cells = (int) Math.max(2, Math.min(40, (upTo - from) / width + 1));
        long[] counts = new long[cells];
        for (int i = 0; i < draws; i++) {
            int cell = Math.floorDiv(drawn.applyAsInt(i) - from, width);
            counts[Math.max(0, Math.min(cells - 1, cell))]++;
        }
        double[] expected = new double[cells];
        double before = 0;
        for (int cell = 0; cell < cells; cell++) {
            double below = cell == cells - 1 ? 1 : distribution.cumulativeProbability(from + (cell + 1) * width - 1);
            expected[cell] = draws * (below - before);
            before = below;
        }
        double chance = new ChiSquareTest().chiSquareTest(expected, counts);
        assertTrue(chance > 1e-5, () -> "mean " + mean + ": chance of such counts " + chance);
    }
}
