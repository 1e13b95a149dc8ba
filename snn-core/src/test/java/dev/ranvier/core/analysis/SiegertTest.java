package dev.ranvier.core.analysis;

import dev.ranvier.core.random.RandomStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Against mpmath with 30 digits (siegert_reference.py beside the test's resources), limits, and a simulation. */
class SiegertTest {

    /**
     * mu, sigma, tauMembraneMs, refractoryMs, threshold, reset, tauSynapseMs, rate in Hz, CV of the white-noise case.
     */
    private static final double[][] REFERENCE = {
        {15, 5, 20, 2, 20, 10, 0, 9.46079980575913, 0.814757211659},
        {20, 5, 20, 2, 20, 10, 0, 27.3405673530773, 0.582635839933},
        {25, 5, 20, 2, 20, 10, 0, 47.2174433041381, 0.43635441438},
        {14, 3, 20, 2, 20, 10, 0, 0.861026618472704, 0.963185375646},
        {10, 5, 10, 2, 15, 0, 0, 16.7602092466843, 0.724880190131},
        {10, 5, 10, 2, 15, 0, 0.5, 11.6571269013131, 0.724880190131},
        {15, 5, 10, 2, 15, 0, 0.5, 37.0212611043524, 0.471923024986},
        {0, 1, 10, 2, 5, -1, 0, 3.83585659832592e-9, 0.999999999877},
        {40, 1, 10, 2, 15, 0, 0, 149.307151034053, 0.0329204239155},
        {30, 0.1, 10, 0, 15, 0, 0, 144.271238511634, 0.00588964415672},
    };

    @Test
    void specialFunctions() {
        double[][] erfcx = {
            {0, 1},
            {0.3, 0.73459933456765514},
            {1.9999, 0.25540635637473408},
            {2, 0.25539567631050574},
            {5, 0.11070463773306863},
            {30, 0.018795888861416751},
            {1000, 0.00056418930145338765}
        };
        for (double[] row : erfcx) {
            assertEquals(row[1], ErrorFunctions.erfcx(row[0]), 1e-12 * row[1], "erfcx " + row[0]);
        }
        double[][] dawson = {
            {0, 0},
            {0.1, 0.099335992397852861},
            {1, 0.53807950691276842},
            {4.5, 0.11408861022682498},
            {9.9999, 0.050254354887129681},
            {10, 0.050253847187598528},
            {25, 0.020016038554466408}
        };
        for (double[] row : dawson) {
            assertEquals(row[1], ErrorFunctions.dawson(row[0]), 1e-12 * row[1], "dawson " + row[0]);
            assertEquals(-row[1], ErrorFunctions.dawson(-row[0]), 1e-12 * row[1]);
        }
    }

    @Test
    void ratesAgreeWithTheReference() {
        for (double[] row : REFERENCE) {
            Siegert neuron = new Siegert(row[2], row[3], row[4], row[5]);
            assertEquals(row[7], neuron.rateHz(row[0], row[1], row[6]), 1e-9 * row[7], "mu " + row[0]);
        }
    }

    @Test
    void variationAgreesWithTheReference() {
        for (double[] row : REFERENCE) {
            Siegert neuron = new Siegert(row[2], row[3], row[4], row[5]);
            assertEquals(row[8], neuron.cv(row[0], row[1]), 1e-8, "mu " + row[0] + " sigma " + row[1]);
        }
    }

    @Test
    void withoutNoiseItIsTheClosedForm() {
        Siegert neuron = new Siegert(10, 2, 15, 0);
        double expected = 1e3 / (2 + 10 * Math.log(20.0 / 5));
        assertEquals(expected, neuron.rateHz(20, 0), 1e-12);
        assertEquals(expected, neuron.rateHz(20, 1e-3), 1e-6);
        assertEquals(0, neuron.rateHz(15, 0));
        assertEquals(0, neuron.rateHz(10, 0));
    }

    @Test
    void farBelowThresholdTheRateVanishesWithoutOverflow() {
        Siegert neuron = new Siegert(10, 2, 15, 0);
        assertEquals(0, neuron.rateHz(0, 0.1));
        assertTrue(neuron.rateHz(0, 2) > 0);
        assertEquals(1, neuron.cv(0, 0.5));
        assertEquals(1e3 / 2, neuron.rateHz(1e9, 5), 1e-4, "strong drive: the refractory period alone");
    }

    @Test
    void aSteppedSimulationAgreesWithTheShiftedThreshold() {
        // Exact steps of the free potential, threshold tested at each: mu 20, sigma 5, tau 20, t_ref 2, step 0.1
        Siegert neuron = new Siegert(20, 2, 20, 10);
        double stepMs = 0.1;
        double decay = Math.exp(-stepMs / 20);
        double noise = 5 * Math.sqrt(0.5 * (1 - decay * decay));
        RandomStream stream = new RandomStream(17);
        int neurons = 40;
        int steps = 500_000;
        long spikes = 0;
        for (int n = 0; n < neurons; n++) {
            double v = 10;
            int rest = 0;
            for (int step = 0; step < steps; step++) {
                if (rest > 0) {
                    rest--;
                    continue;
                }
                v = 20 + (v - 20) * decay + noise * stream.nextGaussian();
                if (v >= 20) {
                    v = 10;
                    spikes++;
                    rest = 20;
                }
            }
        }
        double rate = spikes / (neurons * steps * stepMs * 1e-3);
        Siegert shifted = new Siegert(20, 2, 20 + neuron.stepShift(5, stepMs), 10);
        // 2000 s at 26 Hz and CV 0.58: standard error 0.58 sqrt(26 / 2000) = 0.066
        assertEquals(shifted.rateHz(20, 5), rate, 0.25);
        assertTrue(neuron.rateHz(20, 5) - rate > 0.7, "without the shift the theory is visibly too fast");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new Siegert(0, 2, 15, 0));
        assertThrows(IllegalArgumentException.class, () -> new Siegert(10, -1, 15, 0));
        assertThrows(IllegalArgumentException.class, () -> new Siegert(10, 2, 15, 15));
        assertThrows(IllegalArgumentException.class, () -> new Siegert(10, 2, 15, 0).rateHz(10, -1));
        assertThrows(IllegalArgumentException.class, () -> new Siegert(10, 2, 15, 0).cv(10, 0));
    }
}
