package dev.ranvier.core.coding;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EncoderTest {

    private static final double NAN = Double.NaN;

    private static Arguments bad(String message, Executable building) {
        return arguments(message, building);
    }

    private static SpikingClassifier classifier(String input, String output, double durationMs) {
        Network network =
                new Network("n", TimeBase.continuous(), List.of(new Population("in", 1, new SpikeSource())), List.of());
        return new SpikingClassifier(
                network, input, output, new LatencyEncoder(1), new FirstSpikeDecoder(), durationMs, "ttfs");
    }

    static Stream<Arguments> badCodes() {
        return Stream.of(
                bad("ink threshold must be above 0 and at most 1, got 0.0", () -> new BinaryEncoder(0)),
                bad("got 1.5", () -> new BinaryEncoder(1.5f)),
                bad("input window must be positive and finite, got 0.0 ms", () -> new LatencyEncoder(0)),
                bad("got Infinity ms", () -> new LatencyEncoder(Double.POSITIVE_INFINITY)),
                bad("at least 1 step of positive length, got 0 of 1.0 ms", () -> new RegularRateEncoder(0, 1)),
                bad("got 4 of NaN ms", () -> new RegularRateEncoder(4, NAN)),
                bad("at least 1 step of positive length, got 0 of 1.0 ms", () -> new PoissonEncoder(0, 1, 100, 1)),
                bad("at most one spike a step (500.0 Hz), got 501.0 Hz", () -> new PoissonEncoder(9, 2, 501, 1)),
                bad("at least 2 classes, got 1", () -> new CountDecoder(1, 0)),
                bad("at least 2 classes, got 1", () -> new PotentialDecoder(1)),
                bad("counted from 0 ms or later, got -1.0 ms", () -> new CountDecoder(2, -1)),
                bad("has no population 'x'", () -> classifier("x", "in", 1)),
                bad("has no population 'y'", () -> classifier("in", "y", 1)),
                bad("duration must be positive and finite, got 0.0 ms", () -> classifier("in", "in", 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCodes")
    void wrongCodesAreRefused(String message, Executable building) {
        String given = assertThrows(IllegalArgumentException.class, building).getMessage();
        assertTrue(given.contains(message), given);
    }

    static Stream<Encoder> encoders() {
        return Stream.of(
                new BinaryEncoder(0.5f),
                new LatencyEncoder(4),
                new RegularRateEncoder(4, 1),
                new PoissonEncoder(4, 1, 1000, 1),
                new PhaseEncoder(8, 2, 1));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void valuesOutsideTheUnitIntervalAreRefused(Encoder encoder) {
        for (float wrong : new float[] {-0.1f, 1.1f, 255, Float.NaN}) {
            String message = assertThrows(IllegalArgumentException.class, () -> encoder.encode(new float[] {0, wrong}))
                    .getMessage();
            assertTrue(message.contains("value 1 is " + wrong) && message.contains("divided by 255"), message);
        }
    }

    @Test
    void directInputIsOneGradedSpikeAValue() {
        SpikeBatch spikes = new DirectEncoder().encode(new float[] {0.25f, 0, -3, 0});
        assertEquals(new SpikeBatch(new int[] {0, 2}, new double[2], new double[] {0.25, -3}), spikes);
        assertThrows(IllegalArgumentException.class, () -> new DirectEncoder().encode(new float[] {Float.NaN}));
    }

    @Test
    void phasesAreTheBitsOfTheValueInEveryPeriod() {
        // Of 7: 5 = 101 and 2.1 -> 2 = 010.
        SpikeBatch spikes = new PhaseEncoder(3, 2, 0.5).encode(new float[] {5 / 7f, 0.3f, 0});
        assertEquals(
                new SpikeBatch(new int[] {0, 1, 0, 0, 1, 0}, new double[] {0, 0.5, 1, 1.5, 2, 2.5}, new double[] {
                    4 / 7.0, 2 / 7.0, 1 / 7.0, 4 / 7.0, 2 / 7.0, 1 / 7.0
                }),
                spikes);
        assertEquals(16, new PhaseEncoder(8, 2, 1).encode(new float[] {1}).size());
        assertThrows(IllegalArgumentException.class, () -> new PhaseEncoder(31, 1, 1));
    }

    @Test
    void poissonRatesAreThoseAskedForAndSamplesDiffer() {
        Encoder encoder = new PoissonEncoder(20_000, 0.5, 400, 5);
        float[] values = {0.5f, 0, 1};
        int[] counts = encoder.encode(values, 3).counts(3);
        // Chances 0.1 and 0.2 a step: 2000 and 4000, standard deviations 42 and 57.
        assertEquals(2000, counts[0], 5 * 42);
        assertEquals(0, counts[1]);
        assertEquals(4000, counts[2], 5 * 57);
        assertEquals(encoder.encode(values, 3), encoder.encode(values, 3));
        assertNotEquals(encoder.encode(values, 3), encoder.encode(values, 4));
        assertEquals(encoder.encode(values), encoder.encode(values, 0));
        assertNotEquals(new PoissonEncoder(20_000, 0.5, 400, 6).encode(values), encoder.encode(values));
        assertEquals(
                40, new PoissonEncoder(40, 1, 1000, 5).encode(new float[] {1}).size());
    }

    @Test
    void blackAndWhiteFiresAtZero() {
        SpikeBatch spikes = new BinaryEncoder(0.5f).encode(new float[] {0, 0.5f, 0.49f, 1});
        assertEquals(new SpikeBatch(new int[] {1, 3}, new double[] {0, 0}), spikes);
    }

    @Test
    void latencyPutsBrightFirstAndZeroNever() {
        SpikeBatch spikes = new LatencyEncoder(8).encode(new float[] {0.25f, 0, 1, 0.75f, 1});
        assertEquals(new SpikeBatch(new int[] {2, 4, 3, 0}, new double[] {0, 0, 2, 6}), spikes);
    }

    @Test
    void regularRateFiresAtTheStepsOfTheRunningSum() {
        // floor(T x + 1/2): 0.25 -> 0 1 1 1 1 1 2 2; 0.5 -> 1 1 2 2 3 3 4 4; 1 -> every step; 0.0625 -> at step 8.
        SpikeBatch spikes = new RegularRateEncoder(8, 0.5).encode(new float[] {0.25f, 0.5f, 1, 0, 0.0625f});
        assertArrayEquals(new int[] {2, 4, 8, 0, 1}, spikes.counts(5));
        assertArrayEquals(new double[] {0.5, 2.5}, timesOf(spikes, 0));
        assertArrayEquals(new double[] {0, 1, 2, 3}, timesOf(spikes, 1));
        assertArrayEquals(new double[] {3.5}, timesOf(spikes, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 17})
    void aShortRateCodeIsTheStartOfALongOne(int steps) {
        float[] values = {0.1f, 0.33f, 0.999f, 0.5f};
        SpikeBatch shorter = new RegularRateEncoder(steps, 1).encode(values);
        SpikeBatch longer = new RegularRateEncoder(32, 1).encode(values);
        for (int spike = 0; spike < shorter.size(); spike++) {
            assertEquals(longer.neurons()[spike], shorter.neurons()[spike]);
            assertEquals(longer.timesMs()[spike], shorter.timesMs()[spike]);
        }
        assertTrue(longer.size() == shorter.size() || longer.timesMs()[shorter.size()] >= steps);
    }

    private static double[] timesOf(SpikeBatch spikes, int neuron) {
        return java.util.stream.IntStream.range(0, spikes.size())
                .filter(i -> spikes.neurons()[i] == neuron)
                .mapToDouble(i -> spikes.timesMs()[i])
                .toArray();
    }
}
