package dev.ranvier.core.engine;

import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.ResetValues;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import dev.ranvier.core.network.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The random parts of the integer neuron by their distribution, and each option by hand. */
class IntegerRuleTest {

    private static final int TRIALS = 40_000;
    private static final int FAR = 100_000; // a threshold that is not reached

    private static IntegerNeuron neuron(
            int leak, boolean reversal, int alpha, int beta, Reset reset, boolean saturates) {
        return new IntegerNeuron(
                Values.uniform(leak),
                reversal,
                Values.uniform(alpha),
                Values.uniform(beta),
                reset,
                Values.uniform(3),
                saturates,
                Values.uniform(0));
    }

    private static IntegerOptions options(NegativeTest test, Ringing ringing, Overflow overflow) {
        return new IntegerOptions(test, ringing, overflow, ResetValues.ANY, DrawGenerator.COUNTER, 0);
    }

    private static int after(IntegerNeuron model, int potential, int input) {
        return IntegerRule.potential(new IntegerRule(model, 0, 1).tick(0, 0, potential, input));
    }

    private static boolean fires(IntegerNeuron model, int potential, int input) {
        return IntegerRule.fires(new IntegerRule(model, 0, 1).tick(0, 0, potential, input));
    }

    private static void assertShare(double expected, int count) {
        double fiveSigma = 5 * Math.sqrt(expected * (1 - expected) / TRIALS);
        assertEquals(expected, count / (double) TRIALS, fiveSigma);
    }

    @ParameterizedTest
    @EnumSource(DrawGenerator.class)
    void aStochasticSynapseAddsItsSignWithItsProbability(DrawGenerator generator) {
        IntegerOptions options = new IntegerOptions(
                NegativeTest.BELOW, Ringing.AS_PRINTED, Overflow.CLAMP, ResetValues.ANY, generator, 77);
        IntegerRule rule = new IntegerRule(
                neuron(0, false, FAR, FAR, Reset.NONE, false)
                        .withNoise(new IntegerNoise(true, false, 0))
                        .withOptions(options),
                3,
                5);
        int positive = 0;
        int negative = 0;
        for (int tick = 0; tick < TRIALS; tick++) {
            positive += rule.stochasticInput(4, tick, 63, 0);
            negative += rule.stochasticInput(4, tick, -191, 2);
            assertEquals(0, rule.stochasticInput(4, tick, 0, 0));
            assertEquals(1, rule.stochasticInput(4, tick, 255, 0));
        }
        assertShare(64 / 256.0, positive);
        assertShare(192 / 256.0, -negative);
    }

    @Test
    void aStochasticLeakAddsItsSignWithItsProbability() {
        IntegerNeuron model =
                neuron(-127, false, FAR, FAR, Reset.NONE, false).withNoise(new IntegerNoise(false, true, 0));
        IntegerRule rule = new IntegerRule(model, 0, 1);
        int steps = 0;
        for (int tick = 0; tick < TRIALS; tick++) {
            int v = IntegerRule.potential(rule.tick(0, tick, 10, 0));
            assertTrue(v == 10 || v == 9);
            steps += 10 - v;
        }
        assertShare(0.5, steps);
    }

    @Test
    void aStochasticReversedLeakFollowsTheSignOfV() {
        IntegerNeuron model =
                neuron(-255, true, FAR, FAR, Reset.NONE, false).withNoise(new IntegerNoise(false, true, 0));
        assertEquals(9, after(model, 10, 0));
        assertEquals(-9, after(model, -10, 0));
        assertEquals(0, after(model, 0, 0));
    }

    @Test
    void theMaskRaisesTheThresholdByAUniformNumber() {
        IntegerNeuron model =
                neuron(0, false, 10, FAR, Reset.BY_SUBTRACTION, false).withNoise(new IntegerNoise(false, false, 2));
        IntegerRule rule = new IntegerRule(model, 0, 1);
        int[] spikesAt = new int[5];
        int[] left = new int[4];
        for (int tick = 0; tick < TRIALS; tick++) {
            for (int above = 0; above < 5; above++) {
                spikesAt[above] += IntegerRule.fires(rule.tick(0, tick, 9 + above, 0)) ? 1 : 0;
            }
            left[IntegerRule.potential(rule.tick(0, tick, 13, 0))]++;
        }
        assertEquals(0, spikesAt[0]);
        for (int eta = 0; eta < 4; eta++) {
            assertShare((eta + 1) / 4.0 * 0.9999999, spikesAt[eta + 1]);
            assertShare(0.25, left[3 - eta]);
        }
    }

    @Test
    void theMaskMovesTheNegativeThresholdUnlessItSaturates() {
        IntegerNoise mask = new IntegerNoise(false, false, 1);
        IntegerRule resets =
                new IntegerRule(neuron(0, false, FAR, 10, Reset.TO_VALUE, false).withNoise(mask), 0, 1);
        IntegerRule saturates =
                new IntegerRule(neuron(0, false, FAR, 10, Reset.TO_VALUE, true).withNoise(mask), 0, 1);
        int reset = 0;
        for (int tick = 0; tick < TRIALS; tick++) {
            int v = IntegerRule.potential(resets.tick(0, tick, -11, 0));
            assertTrue(v == -11 || v == -3);
            reset += v == -3 ? 1 : 0;
            assertEquals(-10, IntegerRule.potential(saturates.tick(0, tick, -11, 0)));
        }
        assertShare(0.5, reset);
    }

    @Test
    void theNegativeThresholdIsStrictOrNot() {
        IntegerNeuron strict = neuron(0, false, 9, 5, Reset.TO_VALUE, false);
        IntegerNeuron wide = strict.withOptions(options(NegativeTest.AT_OR_BELOW, Ringing.AS_PRINTED, Overflow.CLAMP));
        assertEquals(-5, after(strict, -5, 0));
        assertEquals(-3, after(wide, -5, 0));
        assertEquals(-3, after(strict, -6, 0));
    }

    @Test
    void aReversedLeakRingsOrStops() {
        IntegerNeuron printed = neuron(-4, true, 9, 50, Reset.TO_VALUE, false);
        IntegerNeuron stops = printed.withOptions(options(NegativeTest.BELOW, Ringing.STOPS_AT_ZERO, Overflow.CLAMP));
        assertEquals(-1, after(printed, 3, 0));
        assertEquals(0, after(stops, 3, 0));
        assertEquals(1, after(stops, 5, 0));
        assertEquals(0, after(stops, -3, 0));
    }

    @Test
    void anOverflowClampsOrAlsoSpikes() {
        IntegerNeuron clamps = neuron(0, false, 7, IntegerNeuron.MAX_THRESHOLD, Reset.NONE, false);
        IntegerNeuron spikes =
                clamps.withOptions(options(NegativeTest.BELOW, Ringing.AS_PRINTED, Overflow.CLAMP_AND_SPIKE));
        assertEquals(524_287, after(clamps, 524_000, 1000));
        assertEquals(393_216, after(spikes, 393_000, 1000));
        assertTrue(fires(spikes, 393_000, 1000));
        assertEquals(-524_288, after(clamps, -524_000, -1000));
        assertEquals(-393_216, after(spikes, -393_000, -1000));
        assertFalse(fires(spikes, -393_000, -1000));
    }

    @Test
    void resetPotentialsCanBeHeldToWhatTheFilesStore() {
        IntegerOptions powers = new IntegerOptions(
                NegativeTest.BELOW,
                Ringing.AS_PRINTED,
                Overflow.CLAMP,
                ResetValues.SIGNED_POWERS,
                DrawGenerator.COUNTER,
                0);
        assertEquals(
                powers,
                neuron(0, false, 1, 1, Reset.TO_VALUE, false)
                        .withOptions(powers)
                        .options()); // R = 3
        IntegerNeuron four = new IntegerNeuron(
                Values.uniform(0),
                false,
                Values.uniform(1),
                Values.uniform(1),
                Reset.TO_VALUE,
                Values.uniform(4),
                false,
                Values.uniform(0));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> four.withOptions(powers));
        assertTrue(refused.getMessage().contains("2^k - 1"), refused.getMessage());
    }

    @Test
    void drawsDependOnSeedTickStreamAndUse() {
        for (DrawGenerator generator : DrawGenerator.values()) {
            int rho = generator.threshold(1, 2, 3);
            assertEquals(rho, generator.threshold(1, 2, 3));
            assertNotEquals(rho, generator.threshold(2, 2, 3));
            assertNotEquals(rho, generator.threshold(1, 3, 3));
            assertNotEquals(rho, generator.threshold(1, 2, 4));
            assertNotEquals(rho >> 10, generator.leak(1, 2, 3));
        }
    }

    @Test
    void aMaskTooWideIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new IntegerNoise(false, false, 19));
    }
}
