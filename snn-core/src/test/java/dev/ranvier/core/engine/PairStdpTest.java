package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A synapse from a source to a neuron that a teacher makes fire: presynaptic spikes at 10, 30 and 60 ms, postsynaptic ones at 20
 * and 35, both time constants 20 ms. The weights follow from the traces and from the sum over pairs alike.
 */
class PairStdpTest {

    private static final double W0 = 0.5;

    private static Network network(Plasticity plasticity, TimeBase time) {
        Projection learning = new Projection(
                "pre",
                "post",
                new Connectivity.Dense(1, 1, new float[] {(float) W0}),
                new Delays.Fixed(0),
                0,
                plasticity);
        return new Network(
                "stdp",
                time,
                List.of(
                        new Population("pre", 1, new SpikeSource()),
                        new Population("teacher", 1, new SpikeSource()),
                        new Population("post", 1, IntegrateAndFire.withThreshold(100))),
                List.of(learning, new Projection("teacher", "post", new Connectivity.OneToOne(1, 100), 0)));
    }

    private static double weight(Engine engine, double... pre) {
        double[] post = {20, 35};
        engine.run(
                new Stimulus(Map.of(
                        "pre", new SpikeBatch(new int[pre.length], pre), "teacher", new SpikeBatch(new int[2], post))),
                100);
        assertEquals(2, engine.activity().spikes()[2]);
        return engine.plasticSynapses(0).weights()[0];
    }

    private static Engine[] engines(Plasticity plasticity) {
        CompiledNetwork continuous = CompiledNetwork.of(network(plasticity, TimeBase.continuous()));
        CompiledNetwork clocked = CompiledNetwork.of(network(plasticity, TimeBase.clocked(0.5)));
        return new Engine[] {
            new EventEngine(continuous),
            new EventEngine(clocked),
            new TickEngine(clocked),
            new TickEngine(clocked, Precision.SINGLE),
            new TickEngine(continuous, 1)
        };
    }

    private static Plasticity rule(boolean multiplicative, boolean nearest) {
        return new Plasticity.PairStdp(20, 20, 0.01, 0.012, multiplicative, nearest, 0, 1);
    }

    @Test
    void everyEngineFollowsTheTraces() {
        Object[][] cases = {{false, false, 0.504377913519}, {false, true, 0.503136888949}, {true, false, 0.502149765368}
        };
        for (Object[] c : cases) {
            for (Engine engine : engines(rule((boolean) c[0], (boolean) c[1]))) {
                assertEquals(
                        (double) c[2], weight(engine, 10, 30, 60), 2e-7, engine.getClass() + " " + c[0] + " " + c[1]);
                assertEquals((double) c[2], weight(engine, 10, 30, 60), 2e-7, "after a reset");
            }
        }
    }

    /** A spike before and one after at the same instant do not pair; each pairs with the others. */
    @Test
    void spikesOfOneInstantDoNotPair() {
        // pre at 20 and 60, post at 20 and 35: 35 pairs with 20 (+), 60 with both (-).
        double expected = W0 + 0.01 * Math.exp(-15 / 20.0) - 0.012 * (Math.exp(-25 / 20.0) + Math.exp(-40 / 20.0));
        for (Engine engine : engines(rule(false, false))) {
            assertEquals(
                    expected, weight(engine, 20, 60), 2e-7, engine.getClass().toString());
        }
    }

    @Test
    void weightsStayWithinTheirBounds() {
        Plasticity narrow = new Plasticity.PairStdp(20, 20, 5, 0, false, false, 0.25, 0.75);
        Plasticity falling = new Plasticity.PairStdp(20, 20, 0, 5, false, false, 0.25, 0.75);
        for (Engine engine : engines(narrow)) {
            assertEquals(0.75, weight(engine, 10, 30, 60));
        }
        for (Engine engine : engines(falling)) {
            assertEquals(0.25, weight(engine, 10, 30, 60));
        }
    }

    /** Random clocked networks learn the same weights, bit for bit, in both engines. */
    @Test
    void bothEnginesLearnTheSame() {
        RandomStream random = new RandomStream(14);
        Network network = new Network(
                "learning",
                TimeBase.clocked(1),
                List.of(
                        new Population("in", 30, new SpikeSource()),
                        new Population("out", 20, IntegrateAndFire.withThreshold(2))),
                List.of(
                        new Projection(
                                "in",
                                "out",
                                new RandomConnectivity(
                                        30,
                                        20,
                                        new RandomConnectivity.Pairwise(0.4),
                                        new SynapseWeights.Normal(0.5, 0.1),
                                        3),
                                new Delays.Fixed(2),
                                0,
                                rule(false, false)),
                        new Projection(
                                "out",
                                "out",
                                new RandomConnectivity(
                                        20,
                                        20,
                                        new RandomConnectivity.FixedInDegree(3),
                                        new SynapseWeights.Shared(0.3f),
                                        4),
                                new Delays.Fixed(1),
                                0,
                                rule(true, true))));
        int[] neurons = new int[900];
        double[] times = new double[900];
        for (int i = 0; i < 900; i++) {
            neurons[i] = random.nextInt(30);
            times[i] = i / 3;
        }
        Stimulus stimulus = Stimulus.of("in", new SpikeBatch(neurons, times));
        CompiledNetwork compiled = CompiledNetwork.of(network);
        Engine event = new EventEngine(compiled);
        Engine tick = new TickEngine(compiled);
        event.run(stimulus, 320);
        tick.run(stimulus, 320);
        assertTrue(
                tick.activity().spikes()[1] > 200, "spikes " + tick.activity().spikes()[1]);
        for (int projection = 0; projection < 2; projection++) {
            float[] learned = tick.plasticSynapses(projection).weights();
            assertArrayEquals(learned, event.plasticSynapses(projection).weights());
            int changed = 0;
            for (float weight : learned) {
                changed += weight != (projection == 0 ? 0.5f : 0.3f) ? 1 : 0;
            }
            assertTrue(changed > learned.length / 2, changed + " of " + learned.length + " weights changed");
        }
        assertEquals(tick.activity().totalSpikes(), event.activity().totalSpikes());
    }

    @Test
    void whatCannotLearnIsRefused() {
        CompiledNetwork fixed = CompiledNetwork.of(network(new Plasticity.Fixed(), TimeBase.continuous()));
        assertThrows(IllegalArgumentException.class, () -> new EventEngine(fixed).plasticSynapses(0));
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(fixed, 1).plasticSynapses(0));
        Network learning = network(rule(false, false), TimeBase.continuous());
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> CompiledNetwork.of(learning, 2));
        assertTrue(refusal.getMessage().contains("one thread"), refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Plasticity.PairStdp(20, 20, 1, 1, false, false, 1, 1));
    }
}
