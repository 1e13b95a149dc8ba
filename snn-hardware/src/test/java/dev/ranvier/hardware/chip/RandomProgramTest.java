package dev.ranvier.hardware.chip;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Property: 200 random programs do on the chip what they do on a chip written for its clearness only. */
class RandomProgramTest {

    /** Threads that wait and masks of JDK 17 are slow on a busy machine, so those ways get fewer programs. */
    @ParameterizedTest
    @CsvSource({"plain, 200", "plain on three threads, 25", "vector, 60"})
    void everyPotentialSpikeLinkAndCountIsTheSame(String how, int programs) {
        CoreKernel kernel = how.startsWith("plain") ? CoreKernels.plain() : CoreKernels.vectorOrPlain();
        long spikes = 0;
        try (ChipTeam team = new ChipTeam(how.contains("three") ? 3 : 1)) {
            for (long seed = 1; seed <= programs; seed++) {
                RandomProgram random = RandomProgram.of(seed);
                ChipSimulator chip = new ChipSimulator(random.program(), team, true, kernel);
                compare(random, chip, how + ", seed " + seed);
                ChipActivity first = chip.activity();
                spikes += first.spikes();
                if (seed % 10 == 0) {
                    chip.reset();
                    compare(random, chip, how + ", again, seed " + seed);
                    assertEquals(first, chip.activity(), "again, seed " + seed);
                }
            }
        }
        assertTrue(spikes > 1000L * programs, "only " + spikes + " spikes");
    }

    private static void compare(RandomProgram random, ChipSimulator chip, String what) {
        ReferenceChip reference = new ReferenceChip(random.program());
        List<CoreProgram> cores = random.program().cores();
        long[][][] loads = new long[4][6][6];
        int next = 0;
        for (int tick = 0; tick < random.ticks(); tick++) {
            for (; next < random.inputs().size() && random.inputs().get(next)[0] == tick; next++) {
                int[] input = random.inputs().get(next);
                chip.inject(tick, input[1], input[2]);
                reference.inject(tick, input[1], input[2]);
            }
            chip.tick();
            reference.tick();
            String when = what + ", tick " + tick;
            for (int core = 0; core < cores.size(); core++) {
                int[] potential = new int[cores.get(core).neurons().size()];
                for (int neuron = 0; neuron < potential.length; neuron++) {
                    potential[neuron] = chip.potential(core, neuron);
                    assertEquals(reference.fired[core].get(neuron), chip.fired(core, neuron), when);
                }
                assertArrayEquals(reference.potential[core], potential, when + ", core " + core);
            }
            assertArrayEquals(reference.outputs.stream().toArray(), chip.outputs(), when);
            add(reference.links, loads);
        }
        assertEquals(reference.spikes, chip.activity().spikes(), what);
        assertEquals(reference.hops, chip.activity().hops(), what);
        assertEquals(reference.hops, chip.linkLoads().hops(), what);
        assertEquals(reference.events, chip.activity().synapticEvents(), what);
        checkLoads(loads, chip.linkLoads(), cores, what);
    }

    private static void add(int[][][] links, long[][][] loads) {
        for (int direction = 0; direction < 4; direction++) {
            for (int y = 0; y < 6; y++) {
                for (int x = 0; x < 6; x++) {
                    loads[direction][y][x] += links[direction][y][x];
                }
            }
        }
    }

    private static void checkLoads(long[][][] expected, LinkLoads found, List<CoreProgram> cores, String what) {
        for (CoreProgram core : cores) {
            long[] ofCore = new long[4];
            Arrays.setAll(ofCore, direction -> found.spikes(core.x(), core.y(), direction));
            for (int direction = 0; direction < 4; direction++) {
                assertEquals(expected[direction][core.y() + 1][core.x() + 1], ofCore[direction], what);
            }
        }
    }
}
