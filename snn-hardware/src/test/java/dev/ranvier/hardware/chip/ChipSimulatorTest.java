package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipSimulatorTest {

    @Test
    void inputOfATickActsInThatTickAndOutputsAreNotDelayed() {
        TestCore core = new TestCore(2, 3, 3, 2).synapse(1, 0).toOutput(0, -3, -3, 69);
        core.delay[0] = 15;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(1, 0, 1);
        chip.tick();
        assertArrayEquals(new int[0], chip.outputs());
        chip.tick();
        assertArrayEquals(new int[] {69}, chip.outputs());
        assertTrue(chip.output(69));
        assertFalse(chip.output(68));
        chip.tick();
        assertArrayEquals(new int[0], chip.outputs());
        assertEquals(new ChipActivity(1, 3, 6, 1, 1, 0, 1, 1, 6, 768, 0), chip.activity());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 14, 15})
    void aSpikeArrivesExactlyItsDelayLater(int delay) {
        TestCore sender = new TestCore(0, 0, 1, 1).synapse(0, 0).toAxon(0, 1, 2, 4, delay);
        TestCore receiver = new TestCore(1, 2, 5, 1).synapse(4, 0).toOutput(0, -2, -2, 7);
        ChipSimulator chip = new ChipSimulator(TestCore.program(sender, receiver));
        for (int start = 0; start < 40; start += 17) { // so that slots wrap around
            chip.inject(chip.nextTick(), 0, 0);
            chip.tick();
            for (int tick = 1; tick < 17; tick++) {
                chip.tick();
                assertArrayEquals(tick == delay ? new int[] {7} : new int[0], chip.outputs(), "tick " + tick);
            }
        }
        assertEquals(3 * (3 + 4), chip.activity().hops());
        assertEquals(3, chip.activity().axonDeliveries());
    }

    @Test
    void spikesOfOneTickToOneAxonMerge() {
        TestCore core = new TestCore(0, 0, 3, 3).synapse(0, 0).synapse(0, 1).synapse(2, 2);
        core.toAxon(0, 0, 0, 2, 3).toAxon(1, 0, 0, 2, 3);
        core.threshold[2] = 100;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(0, 0, 0);
        chip.inject(3, 0, 2);
        run(chip, 4);
        assertEquals(1, chip.potential(0, 2));
        ChipActivity activity = chip.activity();
        assertEquals(2, activity.axonDeliveries());
        assertEquals(2, activity.externalDeliveries());
        assertEquals(3, activity.synapticEvents(), "two in tick 0, one merged in tick 3");
        assertEquals(0, activity.hops());
    }

    @Test
    void twoSpikesToOneOutputLineMergeAndBothCount() {
        TestCore core = new TestCore(0, 0, 1, 2).synapse(0, 0).synapse(0, 1);
        core.toOutput(0, -1, 0, 5).toOutput(1, -1, 0, 5);
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(0, 0, 0);
        chip.tick();
        assertArrayEquals(new int[] {5}, chip.outputs());
        assertEquals(2, chip.activity().outputSpikes());
        assertEquals(2, chip.activity().hops());
    }

    @Test
    void aNeuronWithThresholdZeroFiresEveryTickWithoutInput() {
        TestCore core = new TestCore(0, 0, 1, 3).toOutput(0, -1, 0, 0).toOutput(1, -1, 0, 1);
        core.threshold[0] = 0;
        core.threshold[1] = 0;
        core.leak[1] = -1; // below 0 in every tick, reset to 0 by the negative threshold
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        for (int tick = 0; tick < 20; tick++) {
            chip.tick();
            assertArrayEquals(new int[] {0}, chip.outputs());
        }
        assertEquals(20, chip.activity().spikes());
        assertEquals(60, chip.activity().neuronUpdates());
        assertEquals(0, chip.activity().synapticEvents());
    }

    @Test
    void aLeakFiresASettledCoreLater() {
        TestCore core = new TestCore(0, 0, 1, 1).toOutput(0, -1, 0, 0);
        core.leak[0] = 2;
        core.threshold[0] = 7;
        core.resetPotential[0] = -3;
        core.negativeThreshold[0] = 50;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        StringBuilder spikes = new StringBuilder();
        for (int tick = 0; tick < 14; tick++) {
            chip.tick();
            spikes.append(chip.outputs().length);
        }
        assertEquals("00010000100001", spikes.toString()); // 2 4 6 8!, -1 1 3 5 7!
    }

    @Test
    void aSettledCoreWakesUpOnInput() {
        TestCore core = new TestCore(0, 0, 1, 1).synapse(0, 0).toOutput(0, -1, 0, 0);
        core.threshold[0] = 2;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(0, 0, 0);
        run(chip, 10);
        assertEquals(0, chip.activity().spikes());
        chip.inject(10, 0, 0);
        chip.tick();
        assertArrayEquals(new int[] {0}, chip.outputs());
        assertEquals(11, chip.activity().neuronUpdates());
    }

    @Test
    void resetModes() {
        assertEquals(-4, after(Reset.TO_VALUE, -4, 13), "R");
        assertEquals(3, after(Reset.BY_SUBTRACTION, -4, 13), "V - alpha");
        assertEquals(13, after(Reset.NONE, -4, 13), "V");
        assertEquals(10, after(Reset.NONE, 0, 10), "fires at the threshold itself");
    }

    @Test
    void negativeThresholdIsStrictAndResetsByTheMode() {
        assertEquals(-20, after(Reset.TO_VALUE, -4, -20), "not below -beta");
        assertEquals(4, after(Reset.TO_VALUE, -4, -21), "-R");
        assertEquals(-1, after(Reset.BY_SUBTRACTION, -4, -21), "V + beta");
        assertEquals(-21, after(Reset.NONE, -4, -21), "V");
        TestCore core = neuron(Reset.TO_VALUE, -4, -21);
        core.saturating[0] = true;
        assertEquals(-20, afterOneTick(core), "-beta");
    }

    @Test
    void leakReversalFollowsTheSignAfterIntegration() {
        assertEquals(5 - 2, reversed(5, -2));
        assertEquals(-5 + 2, reversed(-5, -2));
        assertEquals(0, reversed(0, -2));
        assertEquals(-5 - 3, reversed(-5, 3));
        assertEquals(1, reversed(-1, -2), "may cross 0");
    }

    @Test
    void potentialsAreClampedTo20Bits() {
        TestCore core = new TestCore(0, 0, 1, 3).synapse(0, 0).synapse(0, 1);
        int max = IntegerNeuron.MAX_POTENTIAL;
        core.weights[0][0] = 255;
        core.weights[0][1] = -255;
        core.reset[0] = Reset.NONE;
        core.initial[0] = max - 10;
        core.leak[0] = -1;
        core.reset[1] = Reset.NONE;
        core.initial[1] = -max + 10;
        core.resetPotential[2] = -max - 1;
        core.initial[2] = -1;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(0, 0, 0);
        chip.tick();
        assertEquals(max - 1, chip.potential(0, 0), "clamped after integration, then the leak");
        assertEquals(-max - 1, chip.potential(0, 1));
        assertEquals(max, chip.potential(0, 2), "-R of the most negative R");
    }

    @Test
    void eachAxonTypeHasItsWeight() {
        TestCore core = new TestCore(0, 0, 4, 65);
        for (int axon = 0; axon < 4; axon++) {
            core.axonTypes[axon] = (byte) (3 - axon);
            core.weights[axon][64] = 1 << 2 * axon;
            core.synapse(axon, 64);
        }
        core.threshold[64] = 1000;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(0, 0, 0);
        chip.inject(0, 0, 2);
        chip.tick();
        assertEquals(64 + 4, chip.potential(0, 64));
    }

    @Test
    void resetGivesTheSameRunAgain() {
        TestCore core = new TestCore(0, 0, 2, 2).synapse(0, 0).synapse(1, 1).toAxon(0, 0, 0, 1, 9);
        core.toOutput(1, -1, 0, 3);
        core.initial[1] = -1;
        core.negativeThreshold[1] = 9;
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.inject(0, 0, 0);
        chip.inject(2, 0, 0);
        run(chip, 6); // both spikes are still under way
        chip.reset();
        assertEquals(-1, chip.potential(0, 1));
        assertEquals(ChipActivity.none(1), chip.activity());
        run(chip, 16);
        assertEquals(-1, chip.potential(0, 1));
        assertEquals(0, chip.activity().spikes());
    }

    @Test
    void inputOutsideIsRefused() {
        ChipSimulator chip = new ChipSimulator(TestCore.program(new TestCore(0, 0, 2, 2)));
        chip.tick();
        assertThrows(IllegalArgumentException.class, () -> chip.inject(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> chip.inject(17, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> chip.inject(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> chip.inject(1, 0, 2));
        chip.inject(16, 0, 1);
        assertEquals(1, chip.activity().externalDeliveries());
    }

    @Test
    void activitiesAddUp() {
        ChipActivity a = new ChipActivity(2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertEquals(new ChipActivity(2, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20), a.plus(a));
        assertThrows(IllegalArgumentException.class, () -> a.plus(ChipActivity.none(3)));
    }

    private static TestCore neuron(Reset reset, int resetPotential, int initial) {
        TestCore core = new TestCore(0, 0, 1, 1);
        core.threshold[0] = 10;
        core.negativeThreshold[0] = 20;
        core.reset[0] = reset;
        core.resetPotential[0] = resetPotential;
        core.initial[0] = initial;
        return core;
    }

    private static int after(Reset reset, int resetPotential, int initial) {
        return afterOneTick(neuron(reset, resetPotential, initial));
    }

    private static int reversed(int initial, int leak) {
        TestCore core = neuron(Reset.TO_VALUE, 0, initial);
        core.leak[0] = leak;
        core.leakReversal[0] = true;
        return afterOneTick(core);
    }

    private static int afterOneTick(TestCore core) {
        ChipSimulator chip = new ChipSimulator(TestCore.program(core));
        chip.tick();
        return chip.potential(0, 0);
    }

    private static void run(ChipSimulator chip, int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            chip.tick();
        }
    }
}
