package dev.ranvier.core.random;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DiscreteDrawTest {

    @Test
    void poissonNumbersFollowTheirDistribution() {
        for (double mean : new double[] {0.001, 0.3, 1, 2, 17.25, 1_000, 1e6}) {
            DiscreteDraw table = DiscreteDraw.poisson(mean);
            CountChecks.assertFollows(new PoissonDistribution(mean), 100_000, i -> table.draw(21, i));
        }
    }

    @Test
    void binomialNumbersFollowTheirDistribution() {
        double[] chances = {0.01, 0.5, 0.93};
        for (int trials : new int[] {1, 10, 3_000, 1_000_000}) {
            for (double chance : chances) {
                DiscreteDraw table = DiscreteDraw.binomial(trials, chance);
                CountChecks.assertFollows(
                        new BinomialDistribution(null, trials, chance), 100_000, i -> table.draw(22, i));
            }
        }
    }

    @Test
    void bitsAreInvertedInOrder() {
        // P(0) = e^-2 = 0.1353..., P(0) + P(1) = 3 e^-2 = 0.4060...: the borders stand there to a part in 2^50
        DiscreteDraw table = DiscreteDraw.poisson(2);
        double[] borders = {Math.exp(-2), 3 * Math.exp(-2), 5 * Math.exp(-2)};
        for (int number = 0; number < borders.length; number++) {
            assertEquals(number, table.draw(bits(borders[number] * (1 - 0x1p-50))));
            assertEquals(number + 1, table.draw(bits(borders[number] * (1 + 0x1p-50))));
        }
        assertEquals(0, table.draw(0L));
    }

    @Test
    void theTailIsKept() {
        // P(X >= 24) for mean 2 is 2^24 e^-2 / 24! (1 + 2/25 + ...) = 3.98e-18: the last 36 or so of 2^63 draws
        DiscreteDraw table = DiscreteDraw.poisson(2);
        assertTrue(table.draw(-1L) >= 24);
        assertEquals(23, table.draw((Long.MAX_VALUE - 60L) << 1));
    }

    @Test
    void certainNumbers() {
        assertEquals(0, DiscreteDraw.poisson(0).draw(-1L));
        assertEquals(0, DiscreteDraw.binomial(5, 0).draw(-1L));
        assertEquals(5, DiscreteDraw.binomial(5, 1).draw(0L));
        assertEquals(0, DiscreteDraw.binomial(0, 0.5).draw(-1L));
    }

    @Test
    void streamAndCounterUseTheSameTable() {
        DiscreteDraw table = DiscreteDraw.poisson(4);
        assertEquals(table.draw(new RandomStream(3).nextLong()), table.draw(new RandomStream(3)));
        assertEquals(table.draw(CounterRandom.bits(3, 8)), table.draw(3, 8));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> DiscreteDraw.poisson(-1));
        assertThrows(IllegalArgumentException.class, () -> DiscreteDraw.poisson(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> DiscreteDraw.poisson(1e6 + 1));
        assertThrows(IllegalArgumentException.class, () -> DiscreteDraw.binomial(-1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> DiscreteDraw.binomial(3, 1.01));
    }

    private static long bits(double uniform) {
        return (long) (uniform * 0x1p63) << 1;
    }
}
