package dev.ranvier.core.spike;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SpikeTest {

    static Stream<Arguments> badBatches() {
        return Stream.of(
                arguments("2 neurons but 1 times", new int[] {1, 2}, new double[] {0}),
                arguments("spike 0 is at -1.0 ms", new int[] {1}, new double[] {-1}),
                arguments("spike 1 is at NaN ms", new int[] {1, 1}, new double[] {0, Double.NaN}),
                arguments("spike 0 is at Infinity ms", new int[] {1}, new double[] {Double.POSITIVE_INFINITY}),
                arguments("spike 1 at 2.0 ms comes before the one ahead", new int[] {1, 1}, new double[] {3, 2}),
                arguments("spike 1 is of neuron -4", new int[] {1, -4}, new double[] {3, 3}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBatches")
    void wrongBatchesAreRefused(String message, int[] neurons, double[] timesMs) {
        String given = assertThrows(IllegalArgumentException.class, () -> new SpikeBatch(neurons, timesMs))
                .getMessage();
        assertTrue(given.contains(message), given);
    }

    @Test
    void aBatchCountsItsSpikes() {
        SpikeBatch batch = new SpikeBatch(new int[] {2, 0, 2}, new double[] {0, 1, 1});
        assertEquals(3, batch.size());
        assertEquals(2, batch.maxNeuron());
        assertEquals(-1, SpikeBatch.EMPTY.maxNeuron());
        assertArrayEquals(new int[] {1, 0, 2, 0}, batch.counts(4));
        assertEquals("3 spikes", batch.toString());
        assertEquals(batch, new SpikeBatch(new int[] {2, 0, 2}, new double[] {0, 1, 1}));
        assertEquals(batch.hashCode(), new SpikeBatch(new int[] {2, 0, 2}, new double[] {0, 1, 1}).hashCode());
        assertNotEquals(batch, new SpikeBatch(new int[] {2, 0, 1}, new double[] {0, 1, 1}));
        assertNotEquals(batch, new SpikeBatch(new int[] {2, 0, 2}, new double[] {0, 1, 2}));
    }

    @Test
    void aLogKeepsTheChosenPopulations() {
        SpikeLog log = new SpikeLog(3, 1);
        for (int i = 0; i < 200; i++) {
            log.spike(i % 3, i, i / 2.0);
        }
        assertEquals(0, log.spikes(0).size());
        SpikeBatch kept = log.spikes(1);
        assertEquals(67, kept.size());
        assertEquals(199, kept.neurons()[66]);
        assertEquals(99.5, kept.timesMs()[66]);
        log.clear();
        assertEquals(SpikeBatch.EMPTY, log.spikes(1));
        assertEquals(67, kept.size(), "what was handed out stays");
    }

    @Test
    void aLogOfAllKeepsAll() {
        SpikeLog log = new SpikeLog(2);
        log.spike(0, 5, 1);
        log.spike(1, 6, 2);
        assertArrayEquals(new int[] {5}, log.spikes(0).neurons());
        assertArrayEquals(new double[] {2}, log.spikes(1).timesMs());
    }
}
