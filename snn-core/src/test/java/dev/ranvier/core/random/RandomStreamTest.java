package dev.ranvier.core.random;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RandomStreamTest {

    @Test
    void knownAnswers() {
        // SplitMix64 with the start and the step of key 7, computed in Python's unbounded integers
        RandomStream stream = new RandomStream(7);
        assertEquals(0xC727B2308C2BDCE2L, stream.nextLong());
        assertEquals(0x150D4A418FD7A745L, stream.nextLong());
        assertEquals(0x4FCAC74AA2FB18BDL, stream.nextLong());
    }

    @Test
    void aPositionCanBeReturnedTo() {
        RandomStream stream = new RandomStream(99);
        for (int i = 0; i < 1_000; i++) {
            stream.nextGaussian();
            stream.nextPoisson(3.5);
        }
        assertEquals(2_000, stream.position());
        RandomStream again = new RandomStream(stream.key(), stream.position());
        for (int i = 0; i < 100; i++) {
            assertEquals(stream.nextLong(), again.nextLong());
        }
    }

    @Test
    void forksDependOnKeyAndNumberOnly() {
        RandomStream fresh = new RandomStream(1);
        RandomStream used = new RandomStream(1);
        used.nextLong();
        assertEquals(fresh.fork(5).nextLong(), used.fork(5).nextLong());
        assertEquals(0, fresh.position());
        Set<Long> firsts = new HashSet<>();
        for (int fork = 0; fork < 10_000; fork++) {
            firsts.add(fresh.fork(fork).nextLong());
            firsts.add(fresh.fork(fork).fork(0).nextLong());
            firsts.add(new RandomStream(fork).nextLong());
        }
        assertEquals(30_000, firsts.size());
    }

    @Test
    void forksAreUncorrelated() {
        RandomStream stream = new RandomStream(4);
        double[][] draws = new double[2][20_000];
        for (int pair = 0; pair < 20; pair++) {
            RandomStream a = stream.fork(pair);
            RandomStream b = stream.fork(pair + 1);
            for (int i = 0; i < draws[0].length; i++) {
                draws[0][i] = a.nextDouble();
                draws[1][i] = b.nextDouble();
            }
            double correlation = new PearsonsCorrelation().correlation(draws[0], draws[1]);
            assertEquals(0, correlation, 5 / Math.sqrt(draws[0].length), "forks " + pair + " and the next");
        }
    }

    @Test
    void boundedIntegersRefuseAnEmptyRange() {
        assertThrows(IllegalArgumentException.class, () -> new RandomStream(0).nextInt(0));
        assertEquals(0, new RandomStream(0).nextInt(1));
    }

    @Test
    void geometricGapsHaveTheRightMeanAndChanceOfZero() {
        double chance = 0.1;
        double minusLogFailure = -Math.log1p(-chance);
        RandomStream stream = new RandomStream(6);
        int draws = 200_000;
        double sum = 0;
        int zeros = 0;
        for (int i = 0; i < draws; i++) {
            long gap = stream.nextGeometric(minusLogFailure);
            sum += gap;
            zeros += gap == 0 ? 1 : 0;
        }
        // mean (1 - p) / p, variance (1 - p) / p^2
        assertEquals(9, sum / draws, 5 * Math.sqrt(90.0 / draws));
        assertEquals(0.1, (double) zeros / draws, 5 * Math.sqrt(0.09 / draws));
    }

    @Test
    void poissonNumbersFollowTheirDistribution() {
        double[] means = {0.02, 0.7, 5, 9.999, 10, 31.5, 400, 25_000};
        for (double mean : means) {
            RandomStream stream = new RandomStream(13);
            CountChecks.assertFollows(new PoissonDistribution(mean), 100_000, i -> stream.nextPoisson(mean));
        }
        assertEquals(0, new RandomStream(1).nextPoisson(0));
    }

    @Test
    void poissonRefusesWhatDoesNotFit() {
        RandomStream stream = new RandomStream(1);
        assertThrows(IllegalArgumentException.class, () -> stream.nextPoisson(-1e-9));
        assertThrows(IllegalArgumentException.class, () -> stream.nextPoisson(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> stream.nextPoisson(1.1e9));
    }

    @Test
    void differentKeysDiffer() {
        assertNotEquals(new RandomStream(1).nextLong(), new RandomStream(2).nextLong());
        assertTrue(new RandomStream(1).nextFloat() < 1);
    }
}
