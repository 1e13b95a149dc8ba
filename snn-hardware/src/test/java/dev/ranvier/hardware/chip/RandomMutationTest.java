package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Random programs with one crossbar bit, threshold or delay changed: whenever the chip written for clearness puts out
 * something else, the simulator does, and only then.
 */
class RandomMutationTest {

    private static final int PROGRAMS = 30;
    private static final int MUTATIONS = 9; // a program

    @Test
    void everyChangeThatAffectsAnOutputIsFound() {
        int[] affected = new int[3]; // [kind]
        for (long seed = 1; seed <= PROGRAMS; seed++) {
            RandomProgram original = RandomProgram.of(seed);
            List<int[]> firing = new ArrayList<>();
            List<int[]> expected = reference(original, firing);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            for (int i = 0; i < MUTATIONS; i++) {
                int kind = i % 3;
                RandomProgram mutated = mutate(original, kind, firing.get(random.nextInt(firing.size())), random);
                boolean differs = differ(expected, reference(mutated, new ArrayList<>()));
                boolean found = differ(expected, simulate(mutated));
                assertEquals(differs, found, "seed " + seed + ", mutation " + i);
                affected[kind] += differs ? 1 : 0;
            }
        }
        assertTrue(Arrays.stream(affected).min().orElseThrow() > 0, Arrays.toString(affected));
        assertTrue(Arrays.stream(affected).sum() > 20, Arrays.toString(affected));
    }

    /** Changes something about a neuron, {core, neuron}, that fires in the original. */
    private static RandomProgram mutate(RandomProgram original, int kind, int[] place, RandomGenerator random) {
        List<CoreProgram> cores = new ArrayList<>(original.program().cores());
        int c = place[0];
        CoreProgram core = cores.get(c);
        CoreNeurons n = core.neurons();
        int neuron = place[1];
        Crossbar crossbar = core.crossbar();
        int[] threshold = n.threshold().clone();
        int[] delay = n.targets().delay().clone();
        switch (kind) {
            case 0 -> {
                int axon = random.nextInt(core.axons());
                boolean bit = crossbar.connected(axon, neuron);
                crossbar = crossbar.toBuilder().set(axon, neuron, !bit).build();
            }
            case 1 -> threshold[neuron] += threshold[neuron] == 0 || random.nextBoolean() ? 1 : -1;
            default -> delay[neuron] = delay[neuron] % 15 + 1;
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
        ChipProgram p = original.program();
        CoreLimits limits = p.limits();
        return new RandomProgram(
                new ChipProgram(p.name(), limits, p.outputPort(), cores, p.options(), p.grid()),
                original.inputs(),
                original.ticks());
    }

    /** Outputs by tick; adds {core, neuron} of each spike to the list. */
    private static List<int[]> reference(RandomProgram random, List<int[]> firing) {
        ReferenceChip chip = new ReferenceChip(random.program());
        List<int[]> outputs = new ArrayList<>();
        int next = 0;
        for (int tick = 0; tick < random.ticks(); tick++) {
            for (; next < random.inputs().size() && random.inputs().get(next)[0] == tick; next++) {
                chip.inject(tick, random.inputs().get(next)[1], random.inputs().get(next)[2]);
            }
            chip.tick();
            outputs.add(chip.outputs.stream().toArray());
            for (int core = 0; core < chip.fired.length; core++) {
                int c = core;
                chip.fired[core].stream().forEach(neuron -> firing.add(new int[] {c, neuron}));
            }
        }
        return outputs;
    }

    private static List<int[]> simulate(RandomProgram random) {
        ChipSimulator chip = new ChipSimulator(random.program());
        List<int[]> outputs = new ArrayList<>();
        int next = 0;
        for (int tick = 0; tick < random.ticks(); tick++) {
            for (; next < random.inputs().size() && random.inputs().get(next)[0] == tick; next++) {
                chip.inject(tick, random.inputs().get(next)[1], random.inputs().get(next)[2]);
            }
            chip.tick();
            outputs.add(chip.outputs());
        }
        return outputs;
    }

    private static boolean differ(List<int[]> a, List<int[]> b) {
        return !Arrays.deepEquals(a.toArray(), b.toArray());
    }
}
