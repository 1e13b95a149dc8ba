package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.random.RandomStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Rows made from kernels against the sum that defines a convolution, target by target. */
class KernelRowsTest {

    private static final Window[] WINDOWS = {
        Window.square(3, 1),
        Window.square(3, 1).padded(1),
        Window.square(2, 2),
        new Window(3, 2, 2, 3, 1, 2, 2, 0, 1, 3),
        new Window(1, 1, 2, 2, 1, 1, 0, 0, 0, 0)
    };

    private final RandomStream random = new RandomStream(6);

    private KernelConnectivity kernels(Window window, int groups) {
        return kernels(window, groups, 6);
    }

    private KernelConnectivity kernels(Window window, int groups, int outputs) {
        float[] weights = new float[outputs * (4 / groups) * window.area()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(64) / 8f - 4;
        }
        return new KernelConnectivity(new Shape(4, 7, 6), outputs, groups, window, weights);
    }

    /** What each target gets if every source s has the value x[s]. */
    private static double[] convolve(KernelConnectivity k, double[] x) {
        Shape in = k.input();
        Shape out = k.output();
        Window w = k.window();
        int perGroup = in.channels() / k.groups();
        double[] y = new double[out.size()];
        for (int o = 0; o < out.channels(); o++) {
            int group = o / (out.channels() / k.groups());
            for (int v = 0; v < out.height(); v++) {
                for (int u = 0; u < out.width(); u++) {
                    for (int c = 0; c < perGroup; c++) {
                        for (int i = 0; i < w.height(); i++) {
                            for (int j = 0; j < w.width(); j++) {
                                int row = v * w.strideY() - w.padTop() + i * w.dilationY();
                                int column = u * w.strideX() - w.padLeft() + j * w.dilationX();
                                if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                                    int source = ((group * perGroup + c) * in.height() + row) * in.width() + column;
                                    y[(o * out.height() + v) * out.width() + u] += x[source]
                                            * k.weights()[((o * perGroup + c) * w.height() + i) * w.width() + j];
                                }
                            }
                        }
                    }
                }
            }
        }
        return y;
    }

    /** Few channels are delivered one by one, many sorted by the position that they reach. */
    @Test
    void rowsAreTheConvolution() {
        for (Window window : WINDOWS) {
            for (int groups : new int[] {1, 2}) {
                for (int outputs : new int[] {6, 40}) {
                    assertConvolution(kernels(window, groups, outputs));
                }
            }
        }
    }

    private void assertConvolution(KernelConnectivity kernels) {
        int targets = kernels.output().size();
        SynapseRows rows = SynapseLayout.rows(kernels, new int[] {0, targets})[0];
        double[] x = new double[kernels.input().size()];
        int[] sources = random.ints(30, 0, x.length).toArray();
        double[] factors = new double[30];
        double[] scaledX = x.clone();
        for (int spike = 0; spike < 30; spike++) {
            factors[spike] = random.nextInt(8);
            x[sources[spike]]++;
            scaledX[sources[spike]] += factors[spike];
        }
        double[] sums = new double[targets];
        float[] single = new float[targets + 3];
        double[] scaled = new double[targets];
        rows.add(sources, 0, 30, sums, 0);
        rows.add(sources, 0, 30, single, 3);
        rows.addScaled(sources, factors, 0, 30, scaled, 0);
        double[] expected = convolve(kernels, x);
        assertArrayEquals(expected, sums);
        assertArrayEquals(convolve(kernels, scaledX), scaled);
        for (int target = 0; target < targets; target++) {
            assertEquals(expected[target], single[3 + target]);
        }
        assertParts(kernels, sources, expected, rows.synapses(sources, 0, 30));
    }

    /** Weights that round: the same bits only if each target gets them in the order of the sources, onto what is there. */
    @Test
    void theOrderOfTheSourcesIsThatOfUnrolledRows() {
        for (int groups : new int[] {1, 2, 4}) {
            KernelConnectivity round = kernels(WINDOWS[1], groups, 32);
            for (int i = 0; i < round.weights().length; i++) {
                round.weights()[i] = (float) random.nextGaussian();
            }
            int targets = round.output().size();
            SynapseRows rows = SynapseLayout.rows(round, new int[] {0, targets})[0];
            SynapseRows unrolled = SynapseLayout.rows(unrolled(round), new int[] {0, targets})[0];
            int[] sources = random.ints(200, 0, round.input().size()).toArray();
            double[] factors = random.doubles(200).toArray();
            double[] before = random.doubles(targets).toArray();
            float[] single = new float[targets];
            float[] expectedSingle = new float[targets];
            for (int i = 0; i < targets; i++) {
                single[i] = (float) before[i];
                expectedSingle[i] = single[i];
            }
            float[] scaledSingle = single.clone();
            float[] expectedScaledSingle = single.clone();
            double[] sums = before.clone();
            double[] expected = before.clone();
            double[] scaled = before.clone();
            double[] expectedScaled = before.clone();
            rows.add(sources, 1, 190, sums, 0);
            unrolled.add(sources, 1, 190, expected, 0);
            rows.add(sources, 1, 190, single, 0);
            unrolled.add(sources, 1, 190, expectedSingle, 0);
            rows.addScaled(sources, factors, 1, 190, scaled, 0);
            unrolled.addScaled(sources, factors, 1, 190, expectedScaled, 0);
            rows.addScaled(sources, factors, 1, 190, scaledSingle, 0);
            unrolled.addScaled(sources, factors, 1, 190, expectedScaledSingle, 0);
            assertArrayEquals(expected, sums);
            assertArrayEquals(expectedSingle, single);
            assertArrayEquals(expectedScaled, scaled);
            assertArrayEquals(expectedScaledSingle, scaledSingle);
            assertEquals(unrolled.synapses(sources, 1, 190), rows.synapses(sources, 1, 190));
        }
    }

    /** Every synapse by itself, found by sending one spike through each source. */
    private static Connectivity.Sparse unrolled(KernelConnectivity kernels) {
        int targets = kernels.output().size();
        int[] rowStart = new int[kernels.input().size() + 1];
        int[] target = new int[(int) kernels.synapses()];
        float[] weights = new float[target.length];
        int count = 0;
        for (int source = 0; source < rowStart.length - 1; source++) {
            double[] x = new double[kernels.input().size()];
            x[source] = 1;
            double[] y = convolve(kernels, x);
            for (int t = 0; t < targets; t++) {
                if (y[t] != 0) {
                    target[count] = t;
                    weights[count++] = (float) y[t];
                }
            }
            rowStart[source + 1] = count;
        }
        return new Connectivity.Sparse(targets, rowStart, target, weights);
    }

    private static void assertParts(KernelConnectivity kernels, int[] sources, double[] expected, long synapses) {
        int targets = expected.length;
        double[] sums = new double[targets];
        long total = 0;
        int marked = 0;
        for (SynapseRows part : SynapseLayout.rows(kernels, new int[] {0, targets / 3, targets / 2, targets})) {
            part.add(sources, 0, sources.length, sums, 0);
            total += part.synapses(sources, 0, sources.length);
            TouchedNeurons touched = new TouchedNeurons(targets);
            part.mark(sources, 0, sources.length, touched);
            marked += touched.take();
        }
        assertArrayEquals(expected, sums);
        assertEquals(synapses, total);
        TouchedNeurons touched = new TouchedNeurons(targets);
        SynapseLayout.rows(kernels, new int[] {0, targets})[0].mark(sources, 0, sources.length, touched);
        assertEquals(touched.take(), marked);
    }

    @Test
    void allSourcesTogetherHaveAllSynapses() {
        for (Window window : WINDOWS) {
            KernelConnectivity kernels = kernels(window, 2);
            int[] sources = new int[kernels.input().size()];
            for (int i = 0; i < sources.length; i++) {
                sources[i] = i;
            }
            SynapseRows rows =
                    SynapseLayout.rows(kernels, new int[] {0, kernels.output().size()})[0];
            assertEquals(kernels.synapses(), rows.synapses(sources, 0, sources.length), window.toString());
        }
    }

    @Test
    void anAveragePoolIsTheMean() {
        KernelConnectivity pool = KernelConnectivity.averagePool(new Shape(2, 4, 4), Window.square(2, 2));
        double[] sums = new double[8];
        SynapseLayout.rows(pool, new int[] {0, 8})[0].add(new int[] {0, 1, 5, 31}, 0, 4, sums, 0);
        assertArrayEquals(new double[] {0.75, 0, 0, 0, 0, 0, 0, 0.25}, sums);
    }

    @Test
    void wrongKernelsAreRefused() {
        Shape shape = new Shape(3, 4, 4);
        Window window = Window.square(2, 2);
        assertThrows(IllegalArgumentException.class, () -> new KernelConnectivity(shape, 4, 2, window, new float[1]));
        assertThrows(IllegalArgumentException.class, () -> new KernelConnectivity(shape, 4, 1, window, new float[47]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new KernelConnectivity(shape, 1, 1, Window.square(5, 1), new float[75]));
    }
}
