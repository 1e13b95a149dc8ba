package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.engine.WeightStorage;
import dev.ranvier.core.network.Connectivity;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SynapseRowsTest {

    private static final int SOURCES = 7;
    private static final int TARGETS = 5;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    private float[] weights(int count) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return weights;
    }

    /** A dense layout has the same bits as the plain loop over sources, for any number of spikes. */
    @Test
    void denseRowsAddInTheOrderOfTheSources() {
        float[] weights = weights(SOURCES * TARGETS);
        SynapseRows rows = whole(new Connectivity.Dense(SOURCES, TARGETS, weights));
        int[] sources = random.ints(40, 0, SOURCES).toArray();
        double[] factors = random.doubles(40, -1, 1).toArray();
        for (int from = 0; from < 3; from++) {
            for (int to = from; to < 12; to++) {
                double[] sums = {1, 2, 3, 4, 5};
                double[] scaled = sums.clone();
                double[] expected = sums.clone();
                double[] expectedScaled = sums.clone();
                for (int spike = from; spike < to; spike++) {
                    for (int target = 0; target < TARGETS; target++) {
                        double weight = weights[sources[spike] * TARGETS + target];
                        expected[target] += weight;
                        expectedScaled[target] += factors[spike] * weight;
                    }
                }
                rows.add(sources, from, to, sums, 0);
                rows.addScaled(sources, factors, from, to, scaled, 0);
                assertArrayEquals(expected, sums);
                assertArrayEquals(expectedScaled, scaled);
                assertEquals((to - from) * TARGETS, rows.synapses(sources, from, to));
            }
        }
        TouchedNeurons touched = new TouchedNeurons(TARGETS);
        rows.mark(sources, 0, 1, touched);
        assertEquals(TARGETS, touched.take());
    }

    /** Weights that are whole numbers of a scale are kept; others move by half of it at most. */
    @Test
    void bytesRoundByHalfAScale() {
        int targets = 150;
        float[] weights = weights(SOURCES * targets);
        Connectivity.Dense dense = new Connectivity.Dense(SOURCES, targets, weights);
        int[] sources = {3, 1, 6, 6, 2};
        double[] factors = {0.5, 1, -2, 0.25, 3};
        int[] cuts = {0, 64, targets};
        double[] exact = new double[targets];
        double[] rounded = new double[targets];
        float[] single = new float[targets + 1];
        double[] exactScaled = new double[targets];
        double[] scaled = new double[targets];
        float[] singleScaled = new float[targets];
        long synapses = 0;
        for (int part = 0; part < 2; part++) {
            SynapseRows bytes = SynapseLayout.rows(dense, cuts, WeightStorage.BYTES)[part];
            bytes.add(sources, 0, 5, rounded, 0);
            bytes.add(sources, 0, 5, single, 1);
            bytes.addScaled(sources, factors, 0, 5, scaled, 0);
            bytes.addScaled(sources, factors, 0, 5, singleScaled, 0);
            synapses += bytes.synapses(sources, 0, 5);
        }
        whole(dense).add(sources, 0, 5, exact, 0);
        whole(dense).addScaled(sources, factors, 0, 5, exactScaled, 0);
        assertEquals(5 * targets, synapses);
        for (int target = 0; target < targets; target++) {
            double largest = 0;
            for (int source = 0; source < SOURCES; source++) {
                largest = Math.max(largest, Math.abs(weights[source * targets + target]));
            }
            double half = largest / Byte.MAX_VALUE / 2 * 1.001;
            assertEquals(exact[target], rounded[target], 5 * half);
            assertEquals(rounded[target], single[target + 1], 1e-5);
            assertEquals(exactScaled[target], scaled[target], 6.75 * half);
            assertEquals(scaled[target], singleScaled[target], 1e-5);
        }
        float[] whole = {127, -3, 64, 2.5f, -5, 1.25f}; // the scale of the first column is 1
        SynapseRows bytes =
                SynapseLayout.rows(new Connectivity.Dense(3, 2, whole), new int[] {0, 2}, WeightStorage.BYTES)[0];
        double[] sums = new double[2];
        bytes.add(new int[] {0, 1, 2}, 0, 3, sums, 0);
        assertEquals(127 + 64 - 5, sums[0]);
    }

    @Test
    void sparseRowsReachTheListedTargets() {
        SynapseRows rows = whole(new Connectivity.Sparse(
                4, new int[] {0, 2, 2, 5}, new int[] {3, 0, 1, 1, 3}, new float[] {1, 2, 4, 8, 16}));
        int[] sources = {9, 0, 2, 1, 0, 9};
        double[] sums = new double[4];
        rows.add(sources, 1, 5, sums, 0);
        assertArrayEquals(new double[] {4, 12, 0, 18}, sums);
        assertEquals(7, rows.synapses(sources, 1, 5));
        double[] scaled = new double[4];
        rows.addScaled(sources, new double[] {0, 0.5, 2, 7, 1, 0}, 1, 5, scaled, 0);
        assertArrayEquals(new double[] {3, 24, 0, 33.5}, scaled);
        TouchedNeurons touched = new TouchedNeurons(4);
        rows.mark(sources, 1, 5, touched);
        assertEquals(3, touched.take());
        assertArrayEquals(new int[] {0, 1, 3}, Arrays.copyOf(touched.neurons(), 3));
    }

    @Test
    void oneToOneRowsReachTheirNeuron() {
        SynapseRows rows = whole(new Connectivity.OneToOne(3, 0.5f));
        int[] sources = {2, 0, 2};
        double[] sums = new double[3];
        rows.add(sources, 0, 3, sums, 0);
        assertArrayEquals(new double[] {0.5, 0, 1}, sums);
        rows.addScaled(sources, new double[] {2, 4, 6}, 0, 2, sums, 0);
        assertArrayEquals(new double[] {2.5, 0, 2}, sums);
        assertEquals(2, rows.synapses(sources, 1, 3));
        TouchedNeurons touched = new TouchedNeurons(3);
        rows.mark(sources, 0, 3, touched);
        assertEquals(2, touched.take());
        assertEquals(0, touched.neurons()[0]);
        assertEquals(2, touched.neurons()[1]);
    }

    @Test
    void scaledRowsInSinglePrecisionAreThoseInDouble() {
        Connectivity[] all = {
            new Connectivity.Dense(3, 2, new float[] {1, 2, 4, 8, -16, 0.5f}),
            new Connectivity.Sparse(2, new int[] {0, 1, 1, 3}, new int[] {1, 0, 1}, new float[] {1, 2, 4}),
            new Connectivity.OneToOne(3, 0.5f)
        };
        int[] sources = {0, 2, 1, 0, 2};
        double[] factors = {9, 0.5, -2, 4, 9};
        for (Connectivity connectivity : all) {
            SynapseRows rows = whole(connectivity);
            double[] wide = new double[4];
            float[] single = new float[4];
            rows.addScaled(sources, factors, 1, 4, wide, 1);
            rows.addScaled(sources, factors, 1, 4, single, 1);
            double total = 0;
            for (int i = 0; i < 4; i++) {
                assertEquals(wide[i], single[i]);
                total += Math.abs(wide[i]);
            }
            assertTrue(total > 0);
            assertEquals(0, wide[0]);
        }
    }

    @Test
    void touchedNeuronsComeOnceInRisingOrder() {
        TouchedNeurons touched = new TouchedNeurons(6);
        for (int neuron : new int[] {5, 2, 5, 0}) {
            touched.add(neuron);
        }
        assertEquals(3, touched.take());
        assertArrayEquals(new int[] {0, 2, 5}, Arrays.copyOf(touched.neurons(), 3));
        assertEquals(0, touched.take());
        touched.add(4);
        touched.addAll();
        touched.addAll();
        assertEquals(6, touched.take());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, touched.neurons());
        for (int neuron = 5; neuron >= 0; neuron--) {
            touched.add(neuron);
        }
        assertEquals(6, touched.take());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, touched.neurons());
        touched.add(1);
        assertEquals(1, touched.take());
    }

    @Test
    void aHistoryKeepsWhatSomeReaderHasNotTaken() {
        SpikeHistory history = new SpikeHistory(2, false);
        int taken = 0;
        for (int spike = 0; spike < 1000; spike++) {
            history.append(spike, spike % 7);
            history.moveTo(0, history.size());
            if (spike % 3 == 0) {
                assertEquals(taken, history.times()[history.cursor(1)]);
                assertEquals(taken % 7, history.neurons()[history.cursor(1)]);
                history.moveTo(1, history.cursor(1) + 1);
                taken++;
            }
        }
        assertEquals(1000 - taken, history.size() - history.cursor(1));
        assertEquals(history.size(), history.cursor(0));
        history.clear();
        assertEquals(0, history.size());
        assertEquals(0, history.cursor(1));
    }

    private static SynapseRows whole(Connectivity connectivity) {
        int targets = connectivity instanceof Connectivity.Dense dense
                ? dense.targets()
                : connectivity instanceof Connectivity.Sparse sparse
                        ? sparse.targets()
                        : ((Connectivity.OneToOne) connectivity).size();
        return SynapseLayout.rows(connectivity, new int[] {0, targets})[0];
    }
}
