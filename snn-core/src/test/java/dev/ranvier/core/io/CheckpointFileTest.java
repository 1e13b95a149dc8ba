package dev.ranvier.core.io;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.MixedNetworks;
import dev.ranvier.core.engine.RandomCircuits;
import dev.ranvier.core.engine.RandomKinds;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.SpikeWeighting;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import dev.ranvier.core.spike.SpikeBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Written, restored in another engine, and gone on with: the bits are those of a run that was never stopped. */
class CheckpointFileTest {

    private static final StopRule NEVER = new StopRule.Never();

    @TempDir
    private Path folder;

    private void assertSameBits(String what, Supplier<Engine> engines, Stimulus stimulus, double atMs, double untilMs)
            throws IOException {
        Path file = folder.resolve("run.checkpoint");
        Engine whole = engines.get();
        whole.stimulate(stimulus);
        whole.advance(atMs, NEVER);
        CheckpointFile.write(whole, file);
        List<Circuit.Spike> expected = Circuit.record(whole);
        whole.advance(untilMs, NEVER);

        Engine resumed = engines.get();
        resumed.advance(3, NEVER); // what an engine did before is forgotten
        CheckpointFile.restore(resumed, file);
        assertEquals(atMs, resumed.timeMs());
        List<Circuit.Spike> given = Circuit.record(resumed);
        resumed.advance(untilMs, NEVER);

        assertTrue(expected.size() > 3, what + ": too quiet to tell");
        assertEquals(expected, given, what);
        assertEquals(whole.activity(), resumed.activity(), what);
        for (int population = 0; population < whole.network().populations(); population++) {
            double[] potentials =
                    new double[whole.network().population(population).size()];
            double[] again = new double[potentials.length];
            whole.potentials(population, potentials);
            resumed.potentials(population, again);
            assertArrayEquals(potentials, again, what + ", population " + population);
        }
    }

    @Test
    void bothEnginesOnClockedNetworksOfManyKinds() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            CompiledNetwork network = CompiledNetwork.of(RandomKinds.network(seed, TimeBase.clocked(1), 1));
            Stimulus stimulus = new RandomCircuits(seed).stimulus(50, 1, 6);
            assertSameBits("event, seed " + seed, () -> new EventEngine(network), stimulus, 25, 60);
            assertSameBits("tick, seed " + seed, () -> new TickEngine(network), stimulus, 25, 60);
            assertSameBits("single, seed " + seed, () -> new TickEngine(network, Precision.SINGLE), stimulus, 25, 60);
        }
    }

    @Test
    void bothEnginesOnContinuousNetworksOfManyKinds() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            CompiledNetwork network = CompiledNetwork.of(RandomKinds.network(seed, TimeBase.continuous(), 1));
            Stimulus stimulus = new RandomCircuits(seed).stimulus(50, 1, 6);
            assertSameBits("event, seed " + seed, () -> new EventEngine(network), stimulus, 25.25, 60);
            assertSameBits("grid, seed " + seed, () -> new TickEngine(network, 0.5), stimulus, 25.25, 60);
        }
    }

    @Test
    void drawnDelaysAndDrivesOnEachEngineAndSeveralThreads() throws IOException {
        Network drawn = MixedNetworks.balanced(true);
        Stimulus none = new Stimulus(Map.of());
        CompiledNetwork exact = CompiledNetwork.of(drawn);
        assertSameBits("event", () -> new EventEngine(exact), none, 31.7, 60);
        for (int threads = 1; threads <= 2; threads++) {
            CompiledNetwork grid = CompiledNetwork.onGrid(drawn, 0.1, threads);
            assertSameBits("tick", () -> new TickEngine(grid), none, 31.7, 60);
            assertSameBits("single", () -> new TickEngine(grid, Precision.SINGLE), none, 31.7, 60);
        }
    }

    @Test
    void gradedSpikesGatesAndNeuronsThatOnlyLiveOnSteps() throws IOException {
        Values one = Values.uniform(1);
        Values zero = Values.uniform(0);
        Values drive = Values.uniform(0.11);
        CompiledNetwork network = new Circuit()
                .neurons("in", 4, new SpikeSource(true))
                .neurons("driven", 4, Circuit.plain(1, new ResetRule.BySubtraction(), 0.05, 2))
                .denseTo(IntegrateAndFire.DRIVE, "in", "driven", 1, new float[] {
                    .1f, 0, 0, .2f, 0, .1f, 0, 0, 0, 0, .3f, 0, .1f, 0, 0, .1f
                })
                .neurons("gate", 4, new MaxGate(true))
                .oneToOne("in", "gate", 1, 1)
                .neurons("burst", 4, new WeightedIntegrateAndFire(one, new SpikeWeighting.Burst(2), zero, drive))
                .oneToOne("driven", "burst", 1, 0.3f)
                .neurons("phase", 4, new WeightedIntegrateAndFire(one, new SpikeWeighting.Phase(5), zero, drive))
                .oneToOne("burst", "phase", 2, 0.3f)
                .neurons("trial", 4, new SelfCorrecting(one, zero, drive, 15, 2, 1, SelfCorrecting.Correction.SHIFT))
                .oneToOne("driven", "trial", 1, -0.2f)
                .neurons(
                        "few",
                        4,
                        new FewSpike(
                                28,
                                List.of(1.0, 0.5, 0.25),
                                List.of(1.0, 0.5, 0.25),
                                List.of(4.0, 2.0, 1.0),
                                false,
                                zero))
                .oneToOne("gate", "few", 3, 0.4f)
                .compile(TimeBase.clocked(1));
        Random random = new Random(4);
        double[] timesMs = new double[100];
        double[] strengths = new double[100];
        int[] neurons = new int[100];
        for (int i = 0; i < neurons.length; i++) {
            timesMs[i] = i / 2;
            neurons[i] = random.nextInt(4);
            strengths[i] = random.nextInt(5) - 2;
        }
        Stimulus stimulus = Stimulus.of("in", new SpikeBatch(neurons, timesMs, strengths));
        for (double atMs : new double[] {13, 29, 33}) {
            assertSameBits("event", () -> new EventEngine(network), stimulus, atMs, 50);
            assertSameBits("tick", () -> new TickEngine(network), stimulus, atMs, 50);
            assertSameBits("single", () -> new TickEngine(network, Precision.SINGLE), stimulus, atMs, 50);
        }
    }

    @Test
    void plasticSynapses() throws IOException {
        Projection plastic = new Projection(
                "in",
                "kind",
                new Connectivity.Dense(3, 2, new float[] {0.5f, 0.4f, 0.3f, 0.6f, 0.2f, 0.7f}),
                new Delays.Fixed(1),
                0,
                new Plasticity.PairStdp(20, 20, 0.02, 0.01, false, false, 0, 1));
        Network network = new Network(
                "plastic",
                TimeBase.continuous(),
                List.of(new Population("in", 3, new SpikeSource()), new Population("kind", 2, Circuit.plain(1))),
                List.of(plastic));
        CompiledNetwork compiled = CompiledNetwork.of(network);
        Stimulus stimulus = new RandomCircuits(5).stimulus(80, 1, 3);
        assertSameBits("event", () -> new EventEngine(compiled), stimulus, 40, 90);
        assertSameBits("tick", () -> new TickEngine(compiled, 0.5), stimulus, 40, 90);
    }

    @Test
    void kindsThatOnlyOneEngineCarries() throws IOException {
        Values one = Values.uniform(1);
        Values zero = Values.uniform(0);
        ResetRule toZero = new ResetRule.ToValue(0);
        List<NeuronModel> kinds = List.of(
                new AlphaLif(10, List.of(2.0), 0, one, toZero, zero, Values.uniform(1.2), 2),
                new EscapeRateLif(10, 0, one, 200, 0.2, 0, zero, Values.uniform(1.1), 1, 9),
                new ConductanceLif(10, List.of(new ConductanceLif.Receptor(5, 3, zero)), 0, one, 0, zero, 2),
                new Izhikevich(
                        Values.uniform(0.02),
                        Values.uniform(0.2),
                        Values.uniform(-65),
                        Values.uniform(8),
                        Values.uniform(-65),
                        Values.uniform(14)));
        for (NeuronModel kind : kinds) {
            Network network = new Network(
                    "kind",
                    TimeBase.continuous(),
                    List.of(new Population("n", 4, kind)),
                    List.of(),
                    List.of(new PoissonDrive("n", 0, 500, 0.4f, 3)));
            CompiledNetwork compiled = CompiledNetwork.of(network);
            assertSameBits(
                    kind.getClass().getSimpleName(),
                    () -> new TickEngine(compiled, 0.1),
                    new Stimulus(Map.of()),
                    50,
                    150);
        }
        Network slope = new Circuit()
                .source("in", 6)
                .neurons("n", 6, new ConstantSlope(10, 10, 20, one, zero))
                .oneToOne("in", "n", 0.5, 0.1f)
                .build(TimeBase.continuous());
        CompiledNetwork compiled = CompiledNetwork.of(slope);
        Stimulus early = new RandomCircuits(1).stimulus(9, 1, 6);
        assertSameBits("event", () -> new EventEngine(compiled), early, 12, 20);
        assertSameBits("tick", () -> new TickEngine(compiled, 0.1), early, 12, 20);
    }

    @Test
    void anotherNetworkEngineOrFileIsRefusedAndTheEngineLeftAlone() throws IOException {
        Path file = folder.resolve("a.checkpoint");
        CompiledNetwork one = Circuit.oneNeuron(Circuit.plain(1), 1).compile(TimeBase.continuous());
        CompiledNetwork other = Circuit.oneNeuron(Circuit.plain(1), 1.5f).compile(TimeBase.continuous());
        Engine written = new EventEngine(one);
        written.advance(5, NEVER);
        CheckpointFile.write(written, file);
        assertRefused(new EventEngine(other), file, "another network");
        assertRefused(new TickEngine(one, 0.1), file, "event engine");
        Path grid = folder.resolve("grid.checkpoint");
        CheckpointFile.write(new TickEngine(one, 0.1), grid);
        assertRefused(new TickEngine(one, 0.2), grid, "grid of 0.1 ms");
        assertRefused(new TickEngine(one, 0.1, Precision.SINGLE), grid, "double");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Path damaged = Files.write(folder.resolve("damaged.checkpoint"), bytes);
        assertRefused(new EventEngine(one), damaged, "damaged");
        Path cut = Files.write(folder.resolve("cut.checkpoint"), Arrays.copyOf(bytes, 60));
        assertRefused(new EventEngine(one), cut, "damaged");
        Path text = Files.writeString(folder.resolve("text.checkpoint"), "not a checkpoint, but long enough to be one");
        assertRefused(new EventEngine(one), text, "no file of the format");
        assertRefused(new EventEngine(one), Files.write(folder.resolve("empty"), new byte[0]), "no file of the format");
    }

    private static void assertRefused(Engine engine, Path file, String why) {
        engine.advance(2, NEVER);
        String message = assertThrows(FormatException.class, () -> CheckpointFile.restore(engine, file))
                .getMessage();
        assertTrue(message.contains(why) && message.contains(file.toString()), message);
        assertEquals(2, engine.timeMs());
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
        CompiledNetwork network = Circuit.oneNeuron(Circuit.plain(1), 1).compile(TimeBase.continuous());
        Path missing = folder.resolve("no folder").resolve("a.checkpoint");
        assertThrows(IOException.class, () -> CheckpointFile.write(new EventEngine(network), missing));
        Path file = Files.writeString(folder.resolve("old.checkpoint"), "old");
        CheckpointFile.write(new EventEngine(network), file);
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("old"));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "no staged file is left");
        }
    }
}
