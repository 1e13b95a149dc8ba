package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SynapseWeights;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RandomRowsTest {

    private static final int SOURCES = 300;
    private static final int TARGETS = 500;
    private static final SynapseWeights ONE = new SynapseWeights.Shared(1);

    private static RandomConnectivity random(RandomConnectivity.Rule rule, SynapseWeights weights) {
        return new RandomConnectivity(SOURCES, TARGETS, rule, weights, 5);
    }

    private static int[] inDegrees(SynapseList list) {
        int[] degrees = new int[TARGETS];
        for (int synapse = 0; synapse < list.rowStart()[SOURCES]; synapse++) {
            degrees[list.target(synapse)]++;
        }
        return degrees;
    }

    @Test
    void everyTargetHasItsInDegree() {
        SynapseList list = RandomRows.draw(random(new RandomConnectivity.FixedInDegree(40), ONE));
        int[] expected = new int[TARGETS];
        Arrays.fill(expected, 40);
        assertArrayEquals(expected, inDegrees(list));
        for (int source = 0; source < SOURCES; source++) {
            for (int synapse = list.rowStart()[source] + 1; synapse < list.rowStart()[source + 1]; synapse++) {
                assertTrue(list.target(synapse) >= list.target(synapse - 1), "rows rise");
            }
        }
        assertSpread(list, 40.0 * TARGETS / SOURCES);
    }

    @Test
    void theTotalIsExactAndBothEndsVary() {
        SynapseList list = RandomRows.draw(random(new RandomConnectivity.FixedTotal(20_001), ONE));
        assertEquals(20_001, list.rowStart()[SOURCES]);
        assertSpread(list, 20_001.0 / SOURCES);
        double mean = 20_001.0 / TARGETS;
        double squares = Arrays.stream(inDegrees(list))
                        .mapToDouble(n -> (n - mean) * (n - mean))
                        .sum()
                / TARGETS;
        // The variance of a binomial number is near its mean; with 500 targets within 5 times 0.063 of it.
        assertEquals(1, squares / mean, 0.32);
    }

    @Test
    void pairsAreJoinedOnceWithTheirChance() {
        SynapseList list = RandomRows.draw(random(new RandomConnectivity.Pairwise(0.1), ONE));
        double expected = 0.1 * SOURCES * TARGETS;
        assertEquals(expected, list.rowStart()[SOURCES], 5 * Math.sqrt(expected * 0.9));
        for (int source = 0; source < SOURCES; source++) {
            for (int synapse = list.rowStart()[source] + 1; synapse < list.rowStart()[source + 1]; synapse++) {
                assertTrue(list.target(synapse) > list.target(synapse - 1), "no pair twice");
            }
        }
        SynapseList all = RandomRows.draw(random(new RandomConnectivity.Pairwise(1), ONE));
        assertEquals(SOURCES * TARGETS, all.rowStart()[SOURCES]);
        assertEquals(TARGETS - 1, all.target(TARGETS - 1));
    }

    @Test
    void normalWeightsKeepTheirSign() {
        SynapseWeights wide = new SynapseWeights.Normal(-1, 1);
        SynapseList list = RandomRows.draw(random(new RandomConnectivity.FixedTotal(20_000), wide));
        double sum = 0;
        for (float weight : list.weights()) {
            assertTrue(weight < 0);
            sum += weight;
        }
        // Mean of a normal cut at 0, one deviation away: 1 + phi(1) / Phi(1) = 1.2876; its deviation is 0.79.
        assertEquals(-1.2876, sum / 20_000, 5 * 0.79 / Math.sqrt(20_000));
    }

    @Test
    void theSameForAnyNumberOfThreads() throws Exception {
        for (RandomConnectivity.Rule rule : new RandomConnectivity.Rule[] {
            new RandomConnectivity.FixedInDegree(40),
            new RandomConnectivity.FixedTotal(20_000),
            new RandomConnectivity.Pairwise(0.1)
        }) {
            RandomConnectivity random = random(rule, new SynapseWeights.Normal(1, 0.1));
            ForkJoinPool alone = new ForkJoinPool(1);
            ForkJoinPool many = new ForkJoinPool(5);
            SynapseList first = alone.submit(() -> RandomRows.draw(random)).get();
            SynapseList second = many.submit(() -> RandomRows.draw(random)).get();
            alone.shutdown();
            many.shutdown();
            assertArrayEquals(first.rowStart(), second.rowStart());
            assertArrayEquals(first.near(), second.near());
            assertArrayEquals(first.weights(), second.weights());
        }
    }

    @Test
    void partsTogetherAreTheWhole() {
        RandomConnectivity random =
                random(new RandomConnectivity.FixedTotal(20_000), new SynapseWeights.Normal(1, 0.1));
        int[] sources = {3, 7, 7, 299};
        double[] whole = new double[TARGETS];
        double[] parts = new double[TARGETS];
        SynapseLayout.rows(random, new int[] {0, TARGETS})[0].add(sources, 0, 4, whole, 0);
        for (SynapseRows part : SynapseLayout.rows(random, new int[] {0, 64, 320, TARGETS})) {
            part.add(sources, 0, 4, parts, 0);
        }
        assertArrayEquals(whole, parts);
    }

    @Test
    void drawnDelaysDeliverIntoTheStepsToCome() {
        RandomConnectivity random = random(new RandomConnectivity.FixedTotal(60_000), ONE);
        Delays.Normal delays = new Delays.Normal(1.5, 0.75, 0.05, 9);
        DelayedRows rows = SynapseLayout.delayedRows(
                random, delays, ms -> (int) Math.max(1, Math.rint(ms / 0.1)), TARGETS, new int[] {0, TARGETS})[0];
        int slots = Integer.highestOneBit(2 * rows.longestSteps() + 1);
        int bits = DelayedRows.targetBits(TARGETS);
        assertEquals(9, bits);
        float[] ring = new float[slots << bits];
        int[] sources = new int[SOURCES];
        Arrays.setAll(sources, i -> i);
        rows.add(sources, 0, SOURCES, 3 << bits, ring);
        double sum = 0;
        double steps = 0;
        double squares = 0;
        for (int place = 0; place < ring.length; place++) {
            int delay = ((place >> bits) - 3 + slots) % slots;
            sum += ring[place];
            steps += delay * (double) ring[place];
            squares += delay * delay * (double) ring[place];
            assertTrue(ring[place] == 0 || delay >= 1, "a delay of at least one step");
        }
        assertEquals(60_000, sum);
        // Redrawn below 0.05 ms: mean 1.5475 ms (closed form), deviation 0.703 ms.
        double mean = steps / sum;
        assertEquals(15.475, mean, 5 * 7.03 / Math.sqrt(sum));
        assertEquals(7.03, Math.sqrt(squares / sum - mean * mean), 0.15);
        assertEquals(60_000, rows.synapses(sources, 0, SOURCES));
    }

    @Test
    void tooLongDelaysAreRefused() {
        RandomConnectivity random = random(new RandomConnectivity.FixedTotal(100), ONE);
        Delays.Normal delays = new Delays.Normal(200, 0, 0.05, 9);
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> SynapseLayout.delayedRows(
                        random, delays, ms -> (int) Math.rint(ms / 0.1), TARGETS, new int[] {0, TARGETS}));
        assertTrue(refusal.getMessage().contains("2000 steps"), refusal.getMessage());
    }

    private static void assertSpread(SynapseList list, double mean) {
        int smallest = Integer.MAX_VALUE;
        int largest = 0;
        for (int source = 0; source < SOURCES; source++) {
            int out = list.rowStart()[source + 1] - list.rowStart()[source];
            smallest = Math.min(smallest, out);
            largest = Math.max(largest, out);
        }
        assertTrue(smallest > mean - 6 * Math.sqrt(mean) && smallest < mean, "smallest out-degree " + smallest);
        assertTrue(largest < mean + 6 * Math.sqrt(mean) && largest > mean, "largest out-degree " + largest);
    }
}
