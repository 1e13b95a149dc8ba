package dev.ranvier.core.engine.event;

import dev.ranvier.core.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Crossings against closed forms and published figures, units of 250 pF: a current in pA times tau / C is in mV. Values
 * checked by brute force with 40 digits.
 */
class CurrentPathTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static double first(
            double tauM, double tauS, double v, double currentPa, double drivePa, double threshold) {
        double ohm = tauM / 250;
        return new CurrentPath(tauM, List.of(tauS)).first(v, drivePa * ohm, currentPa * ohm, 0, threshold, INFINITE);
    }

    @Test
    void membraneTwiceTheSynapse() {
        assertEquals(2.876820724517809, first(10, 5, 0, 2000, 0, 15), 1e-14);
        assertEquals(6.931471805599453, first(10, 5, 0, 1500, 0, 15), 1e-7); // touches: a double root
        assertEquals(INFINITE, first(10, 5, 0, 1500 * (1 - 1e-9), 0, 15));
        assertEquals(4.158993464674344, first(10, 5, 5, 1000, 200, 15), 1e-14);
        assertEquals(20.10105077484763, first(10, 5, 0, -500, 500, 15), 1e-13);
        assertEquals(INFINITE, first(10, 5, 0, 0, 300, 15));
        assertEquals(10 * Math.log(20 / 5.0), first(10, 5, 0, 0, 500, 15), 1e-14);
    }

    /** NEST's test of crossings within a step: a spike that the ends of the step do not show. */
    @Test
    void crossingsThatAGridMisses() {
        double v = 21 - 0.001 * Math.exp(-0.02);
        assertEquals(INFINITE, first(100, 1, v, 55, 0, 21));
        assertEquals(4.014415460 - 4, first(100, 1, v, 70, 0, 21), 1e-9);
        assertEquals(4.006586386 - 4, first(100, 1, v, 90, 0, 21), 1e-9);
    }

    /** From V = 20.999 the critical current is 57.790613 pA. */
    @Test
    void nearTangencyTheDecisionIsRight() {
        assertEquals(INFINITE, first(100, 1, 20.999, 57.79061, 0, 21));
        double touching = first(100, 1, 20.999, 57.79062, 0, 21);
        assertTrue(touching > 0.09 && touching < 0.1, "it crosses near its maximum, at " + touching);
    }

    /** V = t I / tau exp(-t / tau) from rest; its maximum I / e is reached after tau. */
    @Test
    void equalTimeConstants() {
        CurrentPath path = new CurrentPath(10, List.of(10.0));
        assertEquals(INFINITE, path.first(0, 0, Math.E * (1 - 1e-12), 0, 1, INFINITE));
        double time = path.first(0, 0, 4, 0, 1, INFINITE);
        assertEquals(1, 4 * time / 10 * Math.exp(-time / 10), 1e-14);
        assertTrue(time < 10);
    }

    /** Against a scan in small steps: no crossing is missed, none is made up, and the time is right. */
    @Test
    void randomPathsAgainstAScan() {
        RandomStream random = new RandomStream(12);
        int crossings = 0;
        for (int round = 0; round < 3000; round++) {
            double tauM = 5 + 20 * random.nextDouble();
            double tauA = random.nextInt(4) == 0 ? tauM : 0.5 + 20 * random.nextDouble();
            double tauB = random.nextInt(4) == 0 ? tauA : 0.5 + 20 * random.nextDouble();
            CurrentPath path = new CurrentPath(tauM, List.of(tauA, tauB));
            double v = random.nextDouble() * 1.2 - 0.21;
            double goal = random.nextDouble() * 2 - 0.8;
            double a = 4 * random.nextGaussian();
            double b = 4 * random.nextGaussian();
            double given = path.first(Math.min(v, 0.9999), goal, a, b, 1, INFINITE);
            double scanned = scan(path, Math.min(v, 0.9999), goal, a, b);
            String what = round + ": " + tauM + " " + tauA + " " + tauB + " " + v + " " + goal + " " + a + " " + b;
            if (Double.isInfinite(scanned)) {
                if (given < 200) {
                    path.move(Math.min(v, 0.9999), goal, a, b, given);
                    assertEquals(1, path.potential(), 1e-9, what + ": a crossing between two points of the scan");
                }
            } else {
                crossings++;
                assertTrue(given <= scanned && given > scanned - 0.02, what + ": " + given + " but scan " + scanned);
                path.move(Math.min(v, 0.9999), goal, a, b, given);
                assertEquals(1, path.potential(), 1e-13, what);
            }
        }
        assertTrue(crossings > 500, crossings + " crossings");
    }

    private static double scan(CurrentPath path, double v, double goal, double a, double b) {
        for (int i = 1; i < 20_000; i++) {
            path.move(v, goal, a, b, i * 0.01);
            if (path.potential() >= 1 + 1e-12) {
                return i * 0.01;
            }
        }
        return INFINITE;
    }

    @Test
    void theFastExponentialIsRight() {
        Decay decay = new Decay(1);
        RandomStream random = new RandomStream(3);
        assertEquals(1, decay.over(0));
        for (int i = 0; i < 100_000; i++) {
            double x = 70 * random.nextDouble() * random.nextDouble();
            double expected = Math.exp(-x);
            assertEquals(expected, decay.over(x), 2.5 * Math.ulp(expected), "exp(-" + x + ")");
        }
    }
}
