package dev.ranvier.core.analysis;

import dev.ranvier.core.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TrainDistancesTest {

    private static final double[] NONE = {};

    @Test
    void vanRossumClosedForms() {
        assertEquals(0, VanRossum.distance(NONE, NONE, 10));
        assertEquals(Math.sqrt(0.5), VanRossum.distance(new double[] {3}, NONE, 10), 1e-15);
        assertEquals(Math.sqrt(1 - Math.exp(-0.7)), VanRossum.distance(new double[] {3}, new double[] {10}, 10), 1e-15);
        // two spikes 5 apart against none: D^2 = (2 + 2 e^-0.5) / 2
        assertEquals(Math.sqrt(1 + Math.exp(-0.5)), VanRossum.distance(NONE, new double[] {5, 10}, 10), 1e-15);
        assertEquals(0, VanRossum.distance(new double[] {1, 2, 9}, new double[] {1, 2, 9}, 10));
    }

    @Test
    void vanRossumLimits() {
        double[] a = {1, 5, 9};
        double[] b = {2, 3, 6, 8, 20};
        assertEquals(2 / Math.sqrt(2), VanRossum.distance(a, b, 1e9), 1e-6, "a long tau compares numbers");
        assertEquals(Math.sqrt(4), VanRossum.distance(a, b, 1e-3), 1e-12, "a short one adds all spikes up");
    }

    @Test
    void vanRossumAgreesWithTheDoubleSum() {
        for (long seed = 1; seed <= 20; seed++) {
            double[] a = Trains.poisson(1, 20, 1_000, seed).timesMs();
            double[] b = Trains.poisson(1, 30, 1_000, seed + 100).timesMs();
            double tau = 3 * seed;
            double squared = 0.5 * (kernels(a, a, tau) + kernels(b, b, tau)) - kernels(a, b, tau);
            assertEquals(Math.sqrt(squared), VanRossum.distance(a, b, tau), 1e-10, "seed " + seed);
            assertEquals(VanRossum.distance(b, a, tau), VanRossum.distance(a, b, tau), 1e-12, "seed " + seed);
        }
    }

    @Test
    void vanRossumKeepsSmallDistances() {
        // 1e-9 ms apart: D = sqrt(1 - exp(-1e-10)) = 1e-5 (1 - 2.5e-11); a sum of kernels would lose half of the digits
        double[] a = {1_000};
        double[] b = {1_000 + 0x1p-30}; // 9.3e-10 ms
        assertEquals(Math.sqrt(-Math.expm1(-0x1p-30 / 10)), VanRossum.distance(a, b, 10), 1e-17);
    }

    @Test
    void victorPurpuraClosedForms() {
        assertEquals(0, VictorPurpura.distance(NONE, NONE, 1));
        assertEquals(3, VictorPurpura.distance(NONE, new double[] {1, 2, 3}, 1));
        assertEquals(0.5, VictorPurpura.distance(new double[] {1}, new double[] {1.5}, 1), 1e-15);
        assertEquals(2, VictorPurpura.distance(new double[] {1}, new double[] {4}, 1), "cheaper to remove and add");
        assertEquals(2, VictorPurpura.distance(new double[] {1}, new double[] {3}, 1));
        assertEquals(2, VictorPurpura.distance(new double[] {1, 2}, new double[] {5, 6, 7, 8}, 0), "counts only");
        // 1 -> 1.2 (0.2), 4 -> 3.5 (0.5), 8 removed
        assertEquals(1.7, VictorPurpura.distance(new double[] {1, 4, 8}, new double[] {1.2, 3.5}, 1), 1e-12);
    }

    @Test
    void victorPurpuraAgreesWithItsDefinition() {
        for (long seed = 1; seed <= 60; seed++) {
            RandomStream stream = new RandomStream(seed);
            double[] a =
                    Trains.poisson(1, 5 + stream.nextInt(60), 600, 2 * seed).timesMs();
            double[] b =
                    Trains.poisson(1, 5 + stream.nextInt(60), 600, 2 * seed + 1).timesMs();
            double cost = Math.pow(10, -3 + 4 * stream.nextDouble());
            double expected = byDefinition(a, b, cost);
            assertEquals(expected, VictorPurpura.distance(a, b, cost), 1e-9 * Math.max(1, expected), "seed " + seed);
            assertEquals(expected, VictorPurpura.distance(b, a, cost), 1e-9 * Math.max(1, expected), "seed " + seed);
        }
    }

    @Test
    void victorPurpuraObeysTheTriangle() {
        for (long seed = 1; seed <= 30; seed++) {
            double[][] trains = new double[3][];
            for (int i = 0; i < 3; i++) {
                trains[i] = Trains.poisson(1, 30, 500, 3 * seed + i).timesMs();
            }
            double ab = VictorPurpura.distance(trains[0], trains[1], 0.2);
            double bc = VictorPurpura.distance(trains[1], trains[2], 0.2);
            double ac = VictorPurpura.distance(trains[0], trains[2], 0.2);
            assertEquals(true, ac <= ab + bc + 1e-9, "seed " + seed);
        }
    }

    @Test
    void longTrainsAreQuickEnough() {
        // 200,000 spikes each, moved by 0.1 ms: the full table would have 4e10 cells
        double[] a = Trains.poisson(1, 50, 4e6, 1).timesMs();
        double[] b = Arrays.stream(a).map(t -> t + 0.1).toArray();
        assertEquals(0.1 * 0.2 * a.length, VictorPurpura.distance(a, b, 0.2), 1e-3 * a.length);
        assertEquals(true, VanRossum.distance(a, b, 10) > 0);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> VanRossum.distance(NONE, NONE, 0));
        assertThrows(IllegalArgumentException.class, () -> VictorPurpura.distance(NONE, NONE, -1));
        assertThrows(IllegalArgumentException.class, () -> VictorPurpura.distance(NONE, NONE, Double.NaN));
    }

    private static double kernels(double[] a, double[] b, double tau) {
        double sum = 0;
        for (double x : a) {
            for (double y : b) {
                sum += Math.exp(-Math.abs(x - y) / tau);
            }
        }
        return sum;
    }

    /** The table of Victor and Purpura: cost of turning the first i spikes into the first j. */
    private static double byDefinition(double[] a, double[] b, double cost) {
        double[][] table = new double[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                double least = i == 0 ? j : j == 0 ? i : Double.POSITIVE_INFINITY;
                if (i > 0 && j > 0) {
                    least = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1);
                    least = Math.min(least, table[i - 1][j - 1] + cost * Math.abs(a[i - 1] - b[j - 1]));
                }
                table[i][j] = least;
            }
        }
        return table[a.length][b.length];
    }
}
