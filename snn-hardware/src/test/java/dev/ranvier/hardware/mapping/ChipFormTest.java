package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipFormTest {

    private static final CoreLimits SMALL = new CoreLimits(16, 16, 4, 255, 15);

    @Test
    void aNetworkThatFitsStaysAsItIs() {
        Network network = Nets.network(
                List.of(Nets.source("in", 4), Nets.memoryless("out", 4)),
                new Projection("in", "out", new Connectivity.OneToOne(4, 1), 0));
        AdaptedNetwork adapted = ChipForm.trueNorth(WeightLevels.exact()).adapt(network, "out");
        assertEquals(network, adapted.network());
        assertEquals(List.of(), adapted.changes());
        assertTrue(adapted.exact());
        assertEquals(0, adapted.outputLatencyTicks());
    }

    /** Weights in quarters, threshold 1, drive 1/8: all times 8. */
    @Test
    void binaryFractionsBecomeWholeNumbersExactly() {
        for (long seed = 0; seed < 20; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            float[] weights = new float[12 * 5];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (random.nextInt(9) - 3) / 4f;
            }
            ResetRule reset = seed % 2 == 0 ? new ResetRule.BySubtraction() : new ResetRule.ToValue(-0.5);
            IntegrateAndFire model = new IntegrateAndFire(
                    Values.uniform(1), reset, Values.uniform(0.25), Values.uniform(seed % 3 == 0 ? 0.125 : 0), 0);
            Network network = Nets.network(
                    List.of(Nets.source("in", 12), new Population("out", 5, model)),
                    new Projection("in", "out", new Connectivity.Dense(12, 5, weights), 0));
            AdaptedNetwork adapted = ChipForm.trueNorth(WeightLevels.exact()).adapt(network, "out");
            assertTrue(adapted.exact());
            assertEquals(1, adapted.changes().size());
            Stimulus stimulus = stimulus(random, 12, 60);
            SpikeBatch before = spikes(network, stimulus, 60);
            assertEquals(before, spikes(adapted.network(), stimulus, 60), "seed " + seed);
            assertTrue(before.size() > 20, "seed " + seed);
            MappedNetwork mapped = Mapper.trueNorth(1).map(adapted.network(), "out");
            ChipComparison.compare(adapted.network(), mapped, stimulus, 60, "seed " + seed);
        }
    }

    @Test
    void ternaryWeightsByHand() {
        // magnitudes 1, 0.1, 0.6, 0.5: mean 0.55, cut 0.385; step 0.7, as 255 whole; threshold 2.1 / 0.7 steps
        Network network = fire(new float[] {1, 0.1f, -0.6f, 0.5f}, 2.1);
        AdaptedNetwork adapted = ChipForm.trueNorth(WeightLevels.ternary()).adapt(network, "out");
        assertWeights(adapted.network(), 255, 0, -255, 255);
        IntegerNeuron model =
                (IntegerNeuron) adapted.network().population("out").model();
        assertEquals(765, model.threshold().at(0));
        assertFalse(adapted.exact());
        double squares = 1 + 0.01 + 0.36 + 0.25;
        double missed = 0.09 + 0.01 + 0.01 + 0.04;
        assertEquals(Math.sqrt(missed / squares), adapted.changes().get(0).worstError(), 1e-6);
    }

    @Test
    void roundedWeightsByHand() {
        // 3 bits: largest weight 3 steps of 1/3, as 85 whole each: 0.5 is 1.5 steps, rounded to the even 2
        Network network = fire(new float[] {1, 0.1f, -0.6f, 0.5f}, 2);
        AdaptedNetwork adapted = ChipForm.trueNorth(WeightLevels.bits(3)).adapt(network, "out");
        assertWeights(adapted.network(), 255, 0, -170, 170);
        IntegerNeuron model =
                (IntegerNeuron) adapted.network().population("out").model();
        assertEquals(510, model.threshold().at(0));
        MappedNetwork mapped = Mapper.trueNorth(1).map(adapted.network(), "out");
        assertEquals(3, mapped.report().axons());
    }

    @Test
    void whatHasNoIntegerFormIsRefusedByPopulation() {
        ChipForm exact = ChipForm.trueNorth(WeightLevels.exact());
        assertRefused(() -> exact.adapt(fire(new float[] {0.1f}, 1), "out"), "neuron 0 of population out", "ternary");
        Values zero = Values.uniform(0);
        Population leaky =
                new Population("out", 2, new Lif(10, 0, Values.uniform(1), new ResetRule.ToValue(0), zero, zero, 0));
        assertRefused(() -> exact.adapt(Nets.network(List.of(leaky)), "out"), "population out (2 Lif", "constant");
        Population tired = new Population(
                "out", 1, new IntegrateAndFire(Values.uniform(1), new ResetRule.BySubtraction(), zero, zero, 3));
        assertRefused(() -> exact.adapt(Nets.network(List.of(tired)), "out"), "refractory period of 3.0 ms");
        Population driven = new Population(
                "out", 1, new IntegrateAndFire(Values.uniform(1e6), new ResetRule.BySubtraction(), zero, zero, 0));
        Network tooHigh = Nets.network(
                List.of(Nets.source("in", 1), driven), new Projection("in", "out", new Connectivity.OneToOne(1, 1), 0));
        assertRefused(
                () -> ChipForm.trueNorth(WeightLevels.ternary()).adapt(tooHigh, "out"), "threshold", "normalised");
        Network continuous = new Network("c", TimeBase.continuous(), List.of(driven), List.of());
        assertRefused(() -> exact.adapt(continuous, "out"), "continuous time");
        assertThrows(IllegalArgumentException.class, () -> WeightLevels.bits(9));
        assertThrows(IllegalArgumentException.class, () -> WeightLevels.parse("some"));
        assertEquals(WeightLevels.bits(4), WeightLevels.parse("4"));
        assertEquals(WeightLevels.ternary(), WeightLevels.parse("ternary"));
    }

    @Test
    void aNeuronThatFiresAtAnySpikeIsSplitExactly() {
        // 40 inputs on cores of 16 axons: three parts of 13 or 14, one neuron each
        float[][] weights = new float[40][2];
        for (float[] row : weights) {
            Arrays.fill(row, 1);
        }
        Network network = Nets.network(
                List.of(Nets.source("in", 40), Nets.memoryless("out", 2)), Nets.dense("in", "out", weights, 0));
        AdaptedNetwork adapted = new ChipForm(SMALL, WeightLevels.exact(), 16, 0.2).adapt(network, "out");
        assertTrue(adapted.exact());
        assertEquals(6, adapted.network().population("out" + FanInSplit.SUFFIX).size());
        assertEquals(1, adapted.outputLatencyTicks());
        assertEquals(
                "fan-in in up to 3 partial sums, exactly",
                adapted.changes().get(0).what());
    }

    /** Without negative weights and with a reset to a value, sums beyond what fires need not be told apart. */
    @Test
    void partialSumsThatAreExactFireTheSameTickByTick() {
        int exact = 0;
        for (long seed = 0; seed < 60; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int inputs = 36 + random.nextInt(20);
            float[][] weights = new float[inputs][6];
            for (float[] row : weights) {
                for (int neuron = 0; neuron < row.length; neuron++) {
                    row[neuron] = random.nextInt(3) == 0 ? 0 : 2;
                }
            }
            int delay = random.nextInt(3);
            Network network = Nets.network(
                    List.of(Nets.source("in", inputs), integrating(random, 6)),
                    Nets.dense("in", "out", weights, delay));
            AdaptedNetwork adapted = new ChipForm(SMALL, WeightLevels.exact(), 16, 0.2).adapt(network, "out");
            Stimulus stimulus = stimulus(random, inputs, 40);
            if (adapted.exact()) {
                exact++;
                int later = adapted.outputLatencyTicks();
                assertEquals(delay == 0 ? 1 : 0, later, "seed " + seed);
                SpikeBatch before = spikes(network, stimulus, 40);
                assertTrue(before.size() > 5, "seed " + seed);
                assertEquals(before, earlier(spikes(adapted.network(), stimulus, 40 + later), later), "seed " + seed);
            }
            Mapper mapper = new Mapper(SMALL, Mesh.TRUENORTH, new HypergraphPartitioner(), new SnakePlacer());
            MappedNetwork mapped = mapper.map(adapted.network(), "out");
            ChipComparison.compare(adapted.network(), mapped, stimulus, 40, "seed " + seed);
        }
        assertTrue(exact > 20, "only " + exact + " exact");
    }

    @Test
    void lossyPartialSumsSayByHowMuchAndGetBetterWithMoreAxons() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        float[][] weights = new float[600][20];
        for (float[] row : weights) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] = random.nextInt(3) - 1;
            }
        }
        Network network = Nets.network(
                List.of(Nets.source("in", 600), Nets.memoryless("out", 20)), Nets.dense("in", "out", weights, 0));
        Stimulus stimulus = stimulus(random, 600, 200);
        SpikeBatch right = spikes(network, stimulus, 200);
        double lastError = Double.POSITIVE_INFINITY;
        double lastWrong = Double.POSITIVE_INFINITY;
        for (int axons : new int[] {10, 40, 200}) {
            AdaptedNetwork adapted =
                    new ChipForm(CoreLimits.TRUENORTH, WeightLevels.exact(), axons, 0.25).adapt(network, "out");
            assertFalse(adapted.exact());
            double error = adapted.changes().get(0).meanError();
            assertTrue(error < lastError, axons + " axons: error " + error);
            double wrong = differences(right, earlier(spikes(adapted.network(), stimulus, 201), 1)) / 4000.0;
            assertTrue(wrong < lastWrong, axons + " axons: " + wrong + " of the answers differ");
            lastError = error;
            lastWrong = wrong;
        }
        assertTrue(lastWrong < 0.05, "with 200 axons " + lastWrong + " of the answers differ");
        Network blocks = Nets.network(
                List.of(Nets.source("in", 4), Nets.memoryless("out", 1)),
                new Projection("in", "out", Nets.blocks(1, 4, 1), 0));
        assertSame(
                blocks.populations().get(1),
                ChipForm.trueNorth(WeightLevels.exact())
                        .adapt(blocks, "out")
                        .network()
                        .populations()
                        .get(1));
    }

    @Test
    void aLoopWithoutTimeForPartialSumsIsRefused() {
        float[][] weights = new float[20][20];
        for (float[] row : weights) {
            Arrays.fill(row, 1);
        }
        Network loop = Nets.network(List.of(Nets.memoryless("out", 20)), Nets.dense("out", "out", weights, 1));
        ChipForm form = new ChipForm(SMALL, WeightLevels.exact(), 8, 0.2);
        assertRefused(() -> form.adapt(loop, "out"), "population out", "at least 2 ticks");
        Network slow = Nets.network(List.of(Nets.memoryless("out", 20)), Nets.dense("out", "out", weights, 2));
        assertEquals(0, form.adapt(slow, "out").outputLatencyTicks());
    }

    private static Population integrating(RandomGenerator random, int size) {
        double[] threshold = new double[size];
        for (int i = 0; i < size; i++) {
            threshold[i] = 2 + random.nextInt(7);
        }
        Values zero = Values.uniform(0);
        return new Population(
                "out",
                size,
                new IntegerNeuron(
                        zero, false, Values.of(threshold), zero, IntegerNeuron.Reset.TO_VALUE, zero, true, zero));
    }

    private static Network fire(float[] weights, double threshold) {
        return Nets.network(
                List.of(
                        Nets.source("in", weights.length),
                        new Population("out", 1, IntegrateAndFire.withThreshold(threshold))),
                new Projection("in", "out", new Connectivity.Dense(weights.length, 1, weights), 0));
    }

    private static void assertWeights(Network network, int... expected) {
        int[] found = new int[expected.length];
        Synapses.forEach(network.projections().get(0), (source, target, weight) -> found[source] = (int) weight);
        assertEquals(Arrays.toString(expected), Arrays.toString(found));
    }

    private static void assertRefused(Runnable slip, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, slip::run).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + message + "' should contain '" + part + "'");
        }
    }

    private static Stimulus stimulus(RandomGenerator random, int neurons, int ticks) {
        int[] neuron = new int[neurons * ticks];
        double[] times = new double[neurons * ticks];
        int size = 0;
        for (int tick = 0; tick < ticks; tick++) {
            for (int i = 0; i < neurons; i++) {
                if (random.nextInt(5) == 0) {
                    neuron[size] = i;
                    times[size++] = tick;
                }
            }
        }
        return new Stimulus(Map.of("in", new SpikeBatch(Arrays.copyOf(neuron, size), Arrays.copyOf(times, size))));
    }

    private static SpikeBatch spikes(Network network, Stimulus stimulus, int ticks) {
        TickEngine engine = new TickEngine(CompiledNetwork.of(network));
        SpikeLog log = new SpikeLog(network.populations().size());
        engine.recordTo(log);
        engine.run(stimulus, ticks);
        return log.spikes(network.indexOf("out"));
    }

    private static SpikeBatch earlier(SpikeBatch spikes, int ticks) {
        double[] times = spikes.timesMs().clone();
        for (int i = 0; i < times.length; i++) {
            times[i] -= ticks;
        }
        return new SpikeBatch(spikes.neurons(), times);
    }

    private static long differences(SpikeBatch a, SpikeBatch b) {
        Set<String> of = new HashSet<>();
        for (int i = 0; i < a.size(); i++) {
            of.add(a.neurons()[i] + "@" + a.timesMs()[i]);
        }
        long differences = of.size();
        for (int i = 0; i < b.size(); i++) {
            differences += of.contains(b.neurons()[i] + "@" + b.timesMs()[i]) ? -1 : 1;
        }
        return differences;
    }
}
