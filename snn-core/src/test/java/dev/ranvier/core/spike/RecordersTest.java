package dev.ranvier.core.spike;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RecordersTest {

    @Test
    void severalRecordersHearTheSame() {
        SpikeLog first = new SpikeLog(2);
        SpikeLog second = new SpikeLog(2, 1);
        SpikeRecorder both = SpikeRecorder.all(first, second);
        both.spike(0, 3, 1);
        both.spike(1, 4, 2);
        assertEquals(1, first.spikes(0).size());
        assertEquals(first.spikes(1), second.spikes(1));
        assertEquals(0, second.spikes(0).size(), "population 0 was not chosen");
    }

    @Test
    void ratesAreCountsOverNeuronsAndTime() {
        RateLog log = new RateLog(new int[] {2, 5}, 10);
        log.spike(0, 0, 0);
        log.spike(0, 1, 9.9);
        log.spike(0, 1, 30 * 0.99999999999); // rounding below the border
        log.spike(1, 1, 2_000);
        assertEquals(201, log.bins());
        double[] rates = log.ratesHz(0);
        assertEquals(100, rates[0], 1e-9);
        assertEquals(0, rates[2]);
        assertEquals(50, rates[3], 1e-9);
        assertEquals(201, rates.length, "as long as the other population's");
        assertEquals(20, log.ratesHz(1)[200], 1e-9);
        log.clear();
        assertEquals(0, log.ratesHz(0).length);
        assertThrows(IllegalArgumentException.class, () -> new RateLog(new int[] {1}, 0));
    }

    @Test
    void potentialsAreKeptByNeuron() {
        PotentialLog log = new PotentialLog(2);
        double[] sample = new double[2];
        for (int i = 0; i < 100; i++) {
            sample[0] = i;
            sample[1] = -i;
            log.sample(0.5 * i, sample); // the array is reused, as an engine's is
        }
        assertEquals(100, log.samples());
        assertEquals(49.5, log.timesMs()[99]);
        assertEquals(99, log.potentials(0)[99]);
        assertEquals(-3, log.potentials(1)[3]);
        log.clear();
        assertEquals(0, log.potentials(0).length);
    }

    @Test
    void weightsThatStayCostNothing() {
        WeightLog log = new WeightLog(1_000);
        float[] weights = new float[1_000];
        for (int i = 0; i < 200; i++) {
            weights[i % 3] += 1;
            log.sample(i, weights);
        }
        assertEquals(200, log.samples());
        assertEquals(199, log.changes(), "one a sample after the first");
        assertArrayEquals(weights, log.weights(199));
        float[] early = log.weights(1);
        assertEquals(1, early[0]);
        assertEquals(1, early[1]);
        assertEquals(0, early[2]);
        assertEquals(1, log.timeMs(1));
        assertArrayEquals(new float[] {0, 1, 1, 1, 2}, java.util.Arrays.copyOf(log.trace(1), 5));
    }

    @Test
    void weightsInAnotherOrderOfTimeAreRefused() {
        WeightLog log = new WeightLog(2);
        log.sample(5, new float[2]);
        assertThrows(IllegalArgumentException.class, () -> log.sample(4, new float[2]));
        assertThrows(IllegalArgumentException.class, () -> log.sample(6, new float[3]));
        assertThrows(IndexOutOfBoundsException.class, () -> log.weights(1));
    }

    @Test
    void aRecordingFitsItsPopulations() {
        SpikeBatch batch = new SpikeBatch(new int[] {4}, new double[] {7});
        assertThrows(IllegalArgumentException.class, () -> new RecordedPopulation("a", 4, batch));
        RecordedPopulation a = new RecordedPopulation("a", 5, batch);
        assertThrows(IllegalArgumentException.class, () -> new SpikeRecording(List.of(a), 6.9, false));
        SpikeRecording recording = new SpikeRecording(List.of(a), 7, false);
        assertEquals(1, recording.spikes());
        assertEquals(a, recording.population("a"));
        String message = assertThrows(IllegalArgumentException.class, () -> recording.population("b"))
                .getMessage();
        assertTrue(message.contains("[a]"), message);
    }
}
