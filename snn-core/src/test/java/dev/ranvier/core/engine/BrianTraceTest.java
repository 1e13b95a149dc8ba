package dev.ranvier.core.engine;

import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpzFile;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Membrane traces of single neurons on a grid of 0.1 ms beside those of Brian 2 ({@code brian2-traces.py} beside the data),
 * to a millionth of the threshold after every one of 2,000 steps.
 */
class BrianTraceTest {

    private static final double STEP_MS = 0.1;
    private static final Values ONE = Values.uniform(1);
    private static final Values ZERO = Values.uniform(0);
    private static final ResetRule TO_ZERO = new ResetRule.ToValue(0);

    private static Map<String, NpyArray> data;

    @BeforeAll
    static void read() throws Exception {
        data = NpzFile.read(
                Path.of(BrianTraceTest.class.getResource("brian2-traces.npz").toURI()));
    }

    /** Each input spike has a source neuron of its own, so that each can have its own weight. */
    private static Network network(NeuronModel model, int takes) {
        float[] weights = data.get("inputWeight").floats();
        int[] receptors = data.get("inputReceptor").ints();
        List<Projection> projections = new ArrayList<>();
        for (int receptor = 0; receptor < takes; receptor++) {
            float[] own = new float[weights.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = receptors[i] == receptor ? weights[i] : 0;
            }
            projections.add(new Projection(
                    "in", "n", new Connectivity.Dense(own.length, 1, own), new Delays.Fixed(0), receptor));
        }
        return new Network(
                "one neuron",
                TimeBase.continuous(),
                List.of(new Population("in", weights.length, new SpikeSource()), new Population("n", 1, model)),
                projections);
    }

    private static void assertSameTrace(String name, NeuronModel model, int takes, Precision precision, double within) {
        double[] expected = data.get(name).doubles();
        Engine engine = new TickEngine(CompiledNetwork.of(network(model, takes)), STEP_MS, precision);
        int[] steps = data.get("inputStep").ints();
        int[] sources = new int[steps.length];
        Arrays.setAll(sources, i -> i);
        engine.stimulate(Stimulus.of(
                "in",
                new SpikeBatch(
                        sources,
                        Arrays.stream(steps).mapToDouble(step -> step * STEP_MS).toArray())));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        for (int step = 0; step < expected.length; step++) {
            engine.advance((step + 1) * STEP_MS, new StopRule.Never());
            double given = Circuit.potential(engine, 1);
            assertEquals(expected[step], given, within, name + " after step " + step);
        }
        int[] given = Arrays.stream(Circuit.times(spikes, 1))
                .mapToInt(timeMs -> (int) Math.rint(timeMs / STEP_MS))
                .toArray();
        int[] fired = data.get(name + "_spikes").ints();
        assertTrue(given.length > 3, name + " is too quiet to tell");
        assertArrayEquals(fired.length > given.length ? Arrays.copyOf(fired, given.length) : fired, given, name);
        assertTrue(fired.length - given.length <= 1, name + ": only a spike of step 2,000 may be missing");
    }

    private static void assertSameTrace(String name, NeuronModel model, int takes) {
        assertSameTrace(name, model, takes, Precision.DOUBLE, 1e-6);
    }

    @Test
    void leakyNeuronWithDrive() {
        assertSameTrace("leaky", new Lif(11.3, 0, ONE, TO_ZERO, ZERO, Values.uniform(1.3), 2), 0);
    }

    @Test
    void neuronWithoutLeak() {
        assertSameTrace("integrating", new IntegrateAndFire(ONE, TO_ZERO, ZERO, Values.uniform(0.037), 0), 0);
    }

    @Test
    void twoExponentialCurrents() {
        CurrentLif model = new CurrentLif(20, List.of(5.0, 10.0), 0, ONE, TO_ZERO, ZERO, Values.uniform(0.9), 3);
        assertSameTrace("currents", model, 2);
        assertSameTrace("currents", model, 2, Precision.SINGLE, 1e-5);
    }

    @Test
    void alphaCurrent() {
        assertSameTrace("alpha", new AlphaLif(15, List.of(4.0), 0, ONE, TO_ZERO, ZERO, Values.uniform(0.5), 1), 1);
    }

    @Test
    void adaptiveThreshold() {
        assertSameTrace("adaptive", new AdaptiveLif(10, 0, ONE, 0.25, 60, TO_ZERO, ZERO, Values.uniform(2.5), 2), 0);
    }
}
