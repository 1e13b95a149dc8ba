package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.ChipSimulator;
import dev.ranvier.hardware.chip.CoreNeurons;
import dev.ranvier.hardware.chip.CoreProgram;
import dev.ranvier.hardware.chip.Crossbar;
import dev.ranvier.hardware.chip.SpikeTargets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Property: verification passes for random networks with splitters and latencies, and finds what was changed. */
class ChipVerificationTest {

    private static final int NETWORKS = 200;

    @Test
    void randomNetworksPassAndChangesThatReachAnOutputAreFound() {
        int verified = 0;
        int affecting = 0;
        long spikes = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            RandomTangle random = RandomTangle.of(seed);
            MappedNetwork mapped;
            try {
                mapped = new Mapper(
                                new CoreLimits(random.axons(), random.neurons(), 4, 255, 15),
                                Mesh.TRUENORTH,
                                new BlockPartitioner(),
                                new SnakePlacer())
                        .map(random.network(), random.output());
            } catch (MappingException e) {
                continue; // does not fit such small cores
            }
            ChipVerification found = verify(random, mapped);
            assertEquals("", found.difference(), "seed " + seed);
            assertEquals(random.ticks(), found.ticks());
            verified++;
            spikes += found.spikes();
            RandomGenerator changes =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            for (int kind = 0; kind < 3; kind++) {
                MappedNetwork changed = change(mapped, kind, changes);
                if (!outputs(random, changed).equals(outputs(random, mapped))) {
                    assertFalse(verify(random, changed).same(), "seed " + seed + ", kind " + kind);
                    affecting++;
                }
            }
        }
        assertTrue(verified > NETWORKS * 3 / 4, verified + " of " + NETWORKS + " networks fitted");
        assertTrue(affecting > 50 && spikes > 20L * NETWORKS, affecting + " changes, " + spikes + " spikes");
    }

    private static ChipVerification verify(RandomTangle random, MappedNetwork mapped) {
        return ChipVerification.run(random.network(), mapped, random.stimulus(), random.ticks());
    }

    private static List<List<Integer>> outputs(RandomTangle random, MappedNetwork mapped) {
        ChipSimulator chip = new ChipSimulator(mapped.program());
        List<List<Integer>> outputs = new ArrayList<>();
        int[] next = new int[mapped.inputs().size()];
        for (int tick = 0; tick < random.ticks() + mapped.outputLatencyTicks(); tick++) {
            for (int i = 0; i < next.length; i++) {
                InputMap input = mapped.inputs().get(i);
                var batch = random.stimulus().spikes().get(input.population());
                while (next[i] < batch.size() && Math.round(batch.timesMs()[next[i]]) == tick) {
                    input.deliver(batch.neurons()[next[i]++], tick, chip);
                }
            }
            chip.tick();
            outputs.add(Arrays.stream(chip.outputs()).boxed().toList());
        }
        return outputs;
    }

    private static MappedNetwork change(MappedNetwork mapped, int kind, RandomGenerator random) {
        ChipProgram p = mapped.program();
        List<CoreProgram> cores = new ArrayList<>(p.cores());
        int c = random.nextInt(cores.size());
        CoreProgram core = cores.get(c);
        CoreNeurons n = core.neurons();
        int neuron = random.nextInt(n.size());
        Crossbar crossbar = core.crossbar();
        int[] threshold = n.threshold().clone();
        int[] delay = n.targets().delay().clone();
        if (kind == 0) {
            int axon = random.nextInt(core.axons());
            boolean bit = crossbar.connected(axon, neuron);
            crossbar = crossbar.toBuilder().set(axon, neuron, !bit).build();
        } else if (kind == 1) {
            threshold[neuron] += threshold[neuron] == 0 ? 1 : -1;
        } else {
            delay[neuron] = delay[neuron] % 15 + 1;
        }
        SpikeTargets t = n.targets();
        CoreNeurons neurons = new CoreNeurons(
                n.index(),
                n.weights(),
                n.leak(),
                n.leakReversal(),
                threshold,
                n.negativeThreshold(),
                n.reset(),
                n.resetPotential(),
                n.saturating(),
                n.initialPotential(),
                new SpikeTargets(t.kind(), t.dx(), t.dy(), t.line(), delay),
                n.noise());
        cores.set(c, new CoreProgram(core.x(), core.y(), core.axonTypes(), crossbar, neurons));
        ChipProgram changed = new ChipProgram(p.name(), p.limits(), p.outputPort(), cores, p.options(), p.grid());
        return new MappedNetwork(
                changed,
                mapped.inputs(),
                mapped.neurons(),
                mapped.output(),
                mapped.outputLatencyTicks(),
                mapped.report());
    }
}
