package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.hardware.chip.ChipActivity;
import dev.ranvier.hardware.chip.ChipGrid;
import dev.ranvier.hardware.chip.ChipSimulator;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.SpikeTargets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MapperTest {

    private final Mapper mapper = Mapper.trueNorth(1);

    /** Four blocks of 100 inputs and 60 neurons, then two of 120 and 5: 2 cores and 1. */
    @Test
    void aPatchNetworkIsMappedWithCountsByHand() {
        Network network = Nets.network(
                List.of(Nets.source("in", 400), Nets.memoryless("hidden", 240), Nets.memoryless("out", 10)),
                new Projection("in", "hidden", Nets.blocks(4, 100, 60), 0),
                new Projection("hidden", "out", Nets.blocks(2, 120, 5), 2));
        MappedNetwork mapped = mapper.map(network, "out");
        MappingReport report = mapped.report();
        assertEquals(3, report.cores().size());
        assertEquals(250, report.neurons());
        assertEquals(200 + 200 + 240, report.axons());
        assertEquals(400, report.inputDeliveries());
        assertEquals(250, report.spikes());
        assertTrue(report.hops() <= report.sequentialHops());
        // snake: hidden at x = 0 and 1, out at x = 2, port at x = -1: 120 x 2 + 120 x 1 + 10 x 3
        assertEquals(390, report.sequentialHops());
        // best: out at x = 0, the others beside it: 240 x 1 + 10 x 1
        assertEquals(250, report.hops());
        assertEquals(4 * 100 * 60 + 2 * 120 * 5, mapped.program().synapses());
        assertTrue(report.text().contains("hidden: 240 neurons on 2 cores, 200..200 axons a core"), report.text());
        assertEquals(1, mapped.input("in").deliveries(399));
        assertEquals(10, mapped.population("out").neurons());
        CoreProgram first = mapped.program().cores().get(0);
        assertEquals(SpikeTargets.Kind.AXON, first.neurons().targets().kind()[0]);
        assertEquals(2, first.neurons().targets().delay()[0]);
    }

    @Test
    void inputNeededOnSeveralCoresIsBroughtToEachAndCounted() {
        Network network = Nets.network(
                List.of(Nets.source("in", 2), Nets.memoryless("out", 300)),
                new Projection("in", "out", Nets.blocks(1, 2, 300), 3));
        MappedNetwork mapped = mapper.map(network, "out");
        ChipSimulator chip = new ChipSimulator(mapped.program());
        mapped.input("in").deliver(0, 0, chip);
        for (int tick = 0; tick < 4; tick++) {
            assertEquals(0, chip.outputs().length);
            chip.tick();
        }
        assertEquals(300, chip.outputs().length);
        assertEquals(299, chip.outputs()[299], "line i is neuron i");
        ChipActivity activity = chip.activity();
        assertEquals(2, activity.externalDeliveries());
        assertEquals(300, activity.synapticEvents());
    }

    @Test
    void parallelSynapsesAreOneWithTheSum() {
        Connectivity twice =
                new Connectivity.Sparse(1, new int[] {0, 3, 4}, new int[] {0, 0, 0, 0}, new float[] {2, 3, -1, 1});
        Network network = Nets.network(
                List.of(Nets.source("in", 2), Nets.counting("out", 1, 100)),
                new Projection("in", "out", twice, 0),
                new Projection("in", "out", new Connectivity.Dense(2, 1, new float[] {0, -1}), 0));
        MappedNetwork mapped = mapper.map(network, "out");
        assertEquals(1, mapped.report().axons(), "the second input's weights cancel");
        ChipSimulator chip = new ChipSimulator(mapped.program());
        mapped.input("in").deliver(0, 0, chip);
        mapped.input("in").deliver(1, 0, chip);
        chip.tick();
        double[] potential = new double[1];
        mapped.population("out").potentials(chip, potential);
        assertArrayEquals(new double[] {4}, potential);
    }

    @Test
    void neuronsThatReachNothingGoNowhere() {
        Network network = Nets.network(
                List.of(Nets.source("in", 1), Nets.memoryless("lost", 1), Nets.memoryless("out", 1)),
                new Projection("in", "lost", new Connectivity.OneToOne(1, 1), 0),
                new Projection("in", "out", new Connectivity.OneToOne(1, 1), 0));
        MappedNetwork mapped = mapper.map(network, "out");
        assertEquals(1, mapped.report().spikes());
        ChipSimulator chip = new ChipSimulator(mapped.program());
        mapped.input("in").deliver(0, 0, chip);
        chip.tick();
        assertEquals(2, chip.activity().spikes());
        assertEquals(mapped.report().hops(), chip.activity().hops());
    }

    @Test
    void fanOutOverCoresTakesASplitterForEachNeuronAndATick() {
        Network network = Nets.network(
                List.of(Nets.source("in", 4), Nets.memoryless("hidden", 4), Nets.memoryless("out", 600)),
                new Projection("in", "hidden", new Connectivity.OneToOne(4, 1), 0),
                new Projection("hidden", "out", Nets.blocks(1, 4, 600), 1));
        // 256 + 256 + 88 neurons, and the last core has room for the others' 4 + 12
        MappingReport shared = mapper.map(network, "out").report();
        assertEquals(3, shared.cores().size());
        assertEquals(List.of(256, 256, 104), sorted(shared));
        assertEquals(0, shared.splitterCores());
        assertEquals(12, shared.splitterNeurons());
        MappedNetwork mapped = mapper.separate().map(network, "out");
        MappingReport report = mapped.report();
        assertEquals(1 + 3 + 1, report.cores().size());
        assertEquals(1, report.splitterCores());
        assertEquals(4 * 3, report.splitterNeurons());
        assertEquals(4, report.cores().get(4).axons());
        assertEquals(1, mapped.outputLatencyTicks());
        assertEquals(0, mapped.population("hidden").latencyTicks());
        assertEquals(1, mapped.population("out").latencyTicks());
        // 4 to the splitters, 12 from there, 600 to the port
        assertEquals(4 + 12 + 600, report.spikes());
        assertEquals(616, report.interCoreSpikes());
        assertEquals(4 + 4 * 600 + 12, report.synapticEvents());
        ChipSimulator chip = new ChipSimulator(mapped.program());
        for (int neuron = 0; neuron < 4; neuron++) {
            mapped.input("in").deliver(neuron, 0, chip);
        }
        for (int tick = 0; tick < 3; tick++) {
            chip.tick();
        }
        // every second input of blocks is negative: 2 - 2 fires no output, which the report has once each
        assertEquals(report.spikes() - 600, chip.activity().spikes());
        assertEquals(report.synapticEvents(), chip.activity().synapticEvents());
    }

    private static List<Integer> sorted(MappingReport report) {
        return report.cores().stream()
                .map(MappingReport.CoreUse::neurons)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Test
    void whatFiresOftenIsPlacedNear() {
        // eight blocks of a core each, which send to one core; only the last of them fires
        Network network = Nets.network(
                List.of(Nets.source("in", 8 * 256), Nets.memoryless("hidden", 8 * 20), Nets.memoryless("out", 4)),
                new Projection("in", "hidden", Nets.blocks(8, 256, 20), 0),
                new Projection("hidden", "out", Nets.blocks(1, 160, 4), 1));
        double[][] rates = {new double[8 * 256], new double[8 * 20], new double[4]};
        Arrays.fill(rates[1], 140, 160, 1000);
        ExpectedSpikes last = new ExpectedSpikes(rates, 10, "by hand");
        MappingReport report = mapper.map(network, "out", last).report();
        assertEquals(20 * 1000, report.hops(), "one link from the last block to the output");
        assertEquals("by hand", report.basis());
        assertEquals(20 * 1000 * 4, report.synapticEvents());
        ExpectedSpikes other = new ExpectedSpikes(new double[3][1], 10, "wrong");
        assertThrows(IllegalArgumentException.class, () -> mapper.map(network, "out", other));
    }

    @Test
    void aLongerDelayHasRoomForTheSplitter() {
        Network network = Nets.network(
                List.of(Nets.source("in", 4), Nets.memoryless("hidden", 4), Nets.memoryless("out", 600)),
                new Projection("in", "hidden", new Connectivity.OneToOne(4, 1), 0),
                new Projection("hidden", "out", Nets.blocks(1, 4, 600), 2));
        assertEquals(0, mapper.map(network, "out").outputLatencyTicks());
    }

    @Test
    void aLoopOfOneTickIsMappedWithCopies() {
        // the output drives an axon as well, and there is no time for a splitter
        Network readLoop = Nets.network(
                List.of(Nets.source("in", 1), Nets.memoryless("out", 1)),
                new Projection("in", "out", new Connectivity.OneToOne(1, 1), 0),
                new Projection("out", "out", new Connectivity.OneToOne(1, 1), 1));
        MappedNetwork mapped = mapper.map(readLoop, "out");
        assertEquals(1, mapped.report().cores().size());
        assertEquals(1, mapped.report().copies());
        assertEquals(2, mapped.report().neurons());
        assertEquals(0, mapped.outputLatencyTicks());
        ChipSimulator chip = new ChipSimulator(mapped.program());
        mapped.input("in").deliver(0, 0, chip);
        for (int tick = 0; tick < 3; tick++) {
            chip.tick();
            assertArrayEquals(new int[] {0}, chip.outputs(), "it keeps itself firing");
        }
    }

    @Test
    void aLoopWithoutTimeForSplittersAndWithoutRoomForCopiesIsRefused() {
        // one neuron of a core that holds two has to reach three cores within a tick
        Network hub = Nets.network(
                List.of(Nets.memoryless("hub", 1), Nets.memoryless("out", 6)),
                new Projection("hub", "out", new Connectivity.Dense(1, 6, new float[] {1, 1, 1, 1, 1, 1}), 1),
                new Projection("out", "hub", new Connectivity.Dense(6, 1, new float[] {1, 1, 1, 1, 1, 1}), 1));
        Mapper small =
                new Mapper(new CoreLimits(8, 2, 4, 255, 15), Mesh.TRUENORTH, new BlockPartitioner(), new SnakePlacer());
        MappingException refused = assertThrows(MappingException.class, () -> small.map(hub, "out"));
        assertEquals("hub", refused.population());
        assertTrue(refused.getMessage().contains("too little delay"), refused.getMessage());
        assertTrue(refused.getMessage().contains("a delay of at least 3 ticks"), refused.getMessage());
    }

    @Test
    void twoDelaysOfANeuronAreTwoWays() {
        Network twoDelays = Nets.network(
                List.of(Nets.source("in", 1), Nets.memoryless("hidden", 1), Nets.memoryless("out", 1)),
                new Projection("in", "hidden", new Connectivity.OneToOne(1, 1), 0),
                new Projection("hidden", "out", new Connectivity.OneToOne(1, 1), 1),
                new Projection("hidden", "out", new Connectivity.OneToOne(1, 1), 4));
        MappedNetwork mapped = mapper.map(twoDelays, "out");
        assertEquals(2, mapped.report().splitterNeurons());
        assertEquals(1, mapped.outputLatencyTicks());
        ChipSimulator chip = new ChipSimulator(mapped.program());
        mapped.input("in").deliver(0, 0, chip);
        StringBuilder fired = new StringBuilder();
        for (int tick = 0; tick < 8; tick++) {
            chip.tick();
            fired.append(chip.outputs().length);
        }
        assertEquals("00100100", fired.toString(), "ticks 1 and 4 of the network, one later");
    }

    @Test
    void weightsOfFreeSignTakeTwoAxonsFromASplitter() {
        // five patterns of signs for four types
        float[][] weights = {{1, 1, 1}, {1, 1, -1}, {1, -1, 1}, {-1, 1, 1}, {1, -1, -1}};
        Network signs = Nets.network(
                List.of(Nets.source("in", 5), Nets.memoryless("hidden", 5), Nets.memoryless("out", 3)),
                new Projection("in", "hidden", new Connectivity.OneToOne(5, 1), 0),
                Nets.dense("hidden", "out", weights, 1));
        MappedNetwork mapped = mapper.separate().map(signs, "out");
        assertEquals(6, mapped.report().cores().get(1).axons());
        assertEquals(2, mapped.report().splitterNeurons());
    }

    @Test
    void whatTheChipDoesNotHaveIsRefused() {
        assertEquals(
                16,
                assertRefused(chain(0, 16, 1), "out", "hidden", "delay of 16 ticks", "1..15")
                        .needed());
        assertRefused(chain(0, 0, 1), "out", "hidden", "delay of 0 ticks", "1..15 between neurons");
        assertRefused(chain(16, 1, 1), "out", "in", "delay of 16 ticks", "0..15 for input");
        assertRefused(
                chain(0, 1, 256), "out", "hidden", "neuron 0 of population hidden", "weight 256 ", "+-255", "quantise");
        Mapper oneCore =
                new Mapper(CoreLimits.TRUENORTH, new Mesh(1, 1), new BlockPartitioner(), new SnakePlacer(), false);
        MappingException room = assertThrows(MappingException.class, () -> oneCore.map(chain(0, 1, 1), "out"));
        assertEquals(2, room.needed());
        assertEquals(1, room.allowed());
        Network wide = Nets.network(
                List.of(Nets.source("in", 300), Nets.memoryless("out", 2)),
                new Projection("in", "out", Nets.blocks(1, 300, 2), 0));
        assertEquals(
                300,
                assertRefused(wide, "out", "out", "300 inputs", "256 axons").needed());
    }

    @Test
    void coresThatDoNotWorkAreAvoidedAndTold() {
        Set<ChipGrid.Place> disabled = Set.of(new ChipGrid.Place(0, 0), new ChipGrid.Place(1, 1));
        Network network = chain(0, 1, 1);
        for (Placer placer : List.of(new SnakePlacer(), new SwapPlacer(1))) {
            MappedNetwork mapped = new Mapper(
                            CoreLimits.TRUENORTH, new Mesh(2, 2, disabled), new BlockPartitioner(), placer, false)
                    .map(network, "out");
            assertEquals(2, mapped.program().cores().size());
            for (CoreProgram core : mapped.program().cores()) {
                assertFalse(disabled.contains(new ChipGrid.Place(core.x(), core.y())), core.name());
            }
            assertEquals(disabled, mapped.program().grid().disabled());
            Stimulus stimulus = new Stimulus(Map.of("in", new SpikeBatch(new int[] {0}, new double[] {0})));
            ChipVerification found = ChipVerification.run(network, mapped, stimulus, 4);
            assertEquals("", found.difference());
            assertEquals(2, found.spikes());
        }
        Mapper oneLeft = new Mapper(
                CoreLimits.TRUENORTH,
                new Mesh(1, 2, Set.of(new ChipGrid.Place(0, 1))),
                new BlockPartitioner(),
                new SnakePlacer(),
                false);
        assertEquals(
                1,
                assertThrows(MappingException.class, () -> oneLeft.map(network, "out"))
                        .allowed());
        assertThrows(IllegalArgumentException.class, () -> new Mesh(2, 2, Set.of(new ChipGrid.Place(2, 0))));
        assertThrows(IllegalArgumentException.class, () -> new Mesh(1, 1, Set.of(new ChipGrid.Place(0, 0))));
    }

    @Test
    void networksOfAnotherKindAreRefused() {
        Values zero = Values.uniform(0);
        Population fire = new Population(
                "out", 1, new IntegrateAndFire(Values.uniform(1), new ResetRule.BySubtraction(), zero, zero, 0));
        Network clocked = Nets.network(List.of(fire));
        assertThrows(IllegalArgumentException.class, () -> mapper.map(clocked, "out"));
        Network continuous = new Network("c", TimeBase.continuous(), List.of(fire), List.of());
        assertThrows(IllegalArgumentException.class, () -> mapper.map(continuous, "out"));
        assertThrows(IllegalArgumentException.class, () -> mapper.map(chain(0, 1, 1), "in"));
        assertThrows(IllegalArgumentException.class, () -> mapper.map(chain(0, 1, 1), "nowhere"));
    }

    private static Network chain(int inputDelay, int delay, float weight) {
        return Nets.network(
                List.of(Nets.source("in", 1), Nets.memoryless("hidden", 1), Nets.memoryless("out", 1)),
                new Projection("in", "hidden", new Connectivity.OneToOne(1, weight), inputDelay),
                new Projection("hidden", "out", new Connectivity.OneToOne(1, 1), delay));
    }

    private MappingException assertRefused(Network network, String output, String population, String... parts) {
        MappingException refused = assertThrows(MappingException.class, () -> mapper.map(network, output));
        assertEquals(population, refused.population());
        for (String part : parts) {
            assertTrue(
                    refused.getMessage().contains(part),
                    "'" + refused.getMessage() + "' should contain '" + part + "'");
        }
        return refused;
    }
}
