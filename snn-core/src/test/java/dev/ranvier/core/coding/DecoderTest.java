package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DecoderTest {

    private static final double END_MS = 10;

    private static SpikeBatch spikes(int[] neurons, double... timesMs) {
        return new SpikeBatch(neurons, timesMs);
    }

    private static Decision first(SpikeBatch spikes, double... potentials) {
        return new FirstSpikeDecoder().decode(spikes, potentials, END_MS);
    }

    private static Decision count(SpikeBatch spikes, double... potentials) {
        return new CountDecoder(3, 0).decode(spikes, potentials, END_MS);
    }

    @Test
    void theFirstSpikeDecidesAndLeadsByItsDistance() {
        assertEquals(new Decision(2, 0.3, 4), first(spikes(new int[] {2, 2, 0}, 4, 5, 7), 9, 0, 0));
        assertEquals(new Decision(1, 1, 4), first(spikes(new int[] {1, 1}, 4, 6), 9, 0, 0));
    }

    @Test
    void equallyEarlySpikesGoToTheLowerIndex() {
        assertEquals(new Decision(1, 0, 4), first(spikes(new int[] {2, 1}, 4, 4), 0, 0, 0));
        assertEquals(new Decision(0, 0, 4), first(spikes(new int[] {2, 1, 0}, 4, 4, 4), 0, 0, 0));
        assertEquals(new Decision(2, 0.1, 4), first(spikes(new int[] {2, 1}, 4, 5), 0, 0, 0));
    }

    @Test
    void withoutASpikeTheLargestPotentialDecidesAtTheEnd() {
        assertEquals(new Decision(1, 0, 10), first(SpikeBatch.EMPTY, -3, -1, -2));
        assertEquals(new Decision(0, 0, 10), first(SpikeBatch.EMPTY, 2, 2, 1));
    }

    @Test
    void mostSpikesWinFromWhenTheyLeadForGood() {
        // 0: 1 and 2 ms, 1: 1, 4, 5, 6 ms; class 1 is level at 4 and leads from 5 on. Lead 2 of 6 spikes.
        SpikeBatch spikes = spikes(new int[] {0, 1, 0, 1, 1, 1}, 1, 1, 2, 4, 5, 6);
        assertEquals(new Decision(1, 2.0 / 6, 5), count(spikes, 9, 0, 0));
    }

    @Test
    void spikesOfOneInstantCountTogether() {
        assertEquals(new Decision(0, 0, 10), count(spikes(new int[] {1, 0}, 3, 3), 1, 0, 0));
        assertEquals(new Decision(1, 0.5, 3), count(spikes(new int[] {1, 0, 1, 1}, 3, 3, 3, 7), 0, 0, 0));
    }

    @Test
    void aLeadThatIsLostCountsFromItsLastBeginning() {
        // Class 0 leads at 1, is level at 2, leads again at 3.
        assertEquals(new Decision(0, 1.0 / 3, 3), count(spikes(new int[] {0, 1, 0}, 1, 2, 3), 0, 0, 0));
    }

    @Test
    void equalCountsAreRankedByPotentialsThenIndex() {
        SpikeBatch level = spikes(new int[] {0, 2}, 3, 4);
        assertEquals(new Decision(2, 0, 10), count(level, 0.1, 9, 0.2));
        assertEquals(new Decision(0, 0, 10), count(level, 0.2, 9, 0.2));
        assertEquals(new Decision(1, 0, 10), count(SpikeBatch.EMPTY, -1, 2, 1));
    }

    @Test
    void severalNeuronsVoteForAClass() {
        // Neurons 1, 4 and 7 vote for class 1, 2 and 5 for class 2.
        assertEquals(
                new Decision(1, 1.0 / 5, 6), count(spikes(new int[] {1, 2, 4, 5, 7}, 1, 2, 3, 4, 6), new double[9]));
        double[] potentials = {0, 1, 2, 0, 0, 2, 0, 4, 0};
        assertEquals(new Decision(1, 0, 10), count(SpikeBatch.EMPTY, potentials));
    }

    @Test
    void spikesBeforeTheStartOfCountingAreNotHeard() {
        CountDecoder decoder = new CountDecoder(2, 3);
        SpikeBatch spikes = spikes(new int[] {0, 0, 0, 1, 1, 0}, 1, 2, 2.5, 3, 4, 5);
        assertEquals(new Decision(1, 1.0 / 3, 3), decoder.decode(spikes, new double[2], END_MS));
    }
}
