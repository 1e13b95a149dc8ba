package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.hardware.chip.ChipSimulator;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Property: the tick engine and the mapped chip, which share no kernel, do the same tick by tick. */
class ChipEqualsEngineTest {

    private static final int NETWORKS = 250;

    @Test
    void randomNetworksSpikeTheSameTickByTick() {
        long outputSpikes = 0;
        int loops = 0;
        int quiet = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            RandomNetwork random = RandomNetwork.of(seed);
            String what = "seed " + seed;
            SpikeBatch found = compare(random, what);
            outputSpikes += found.size();
            quiet += found.size() == 0 ? 1 : 0;
            loops += random.network().populations().stream()
                            .anyMatch(p -> p.name().equals("loop"))
                    ? 1
                    : 0;
        }
        assertTrue(quiet < NETWORKS / 5, quiet + " networks never fire");
        assertTrue(loops > 10, "only " + loops + " recurrent networks");
        assertTrue(outputSpikes > 50L * NETWORKS, "only " + outputSpikes + " spikes compared");
    }

    private static SpikeBatch compare(RandomNetwork random, String what) {
        Network network = random.network();
        double stepMs = network.timeBase().stepMs();
        MappedNetwork mapped = Mapper.trueNorth(1).map(network, random.output());
        CompiledNetwork compiled = CompiledNetwork.of(network);
        TickEngine engine = new TickEngine(compiled);
        SpikeLog expected = new SpikeLog(compiled.populations());
        engine.recordTo(expected);
        engine.stimulate(random.stimulus());
        ChipSimulator chip = new ChipSimulator(mapped.program());
        SpikeBatch found = run(mapped, chip, random.stimulus(), random.ticks(), stepMs, tick -> {
            engine.advance((tick + 1) * stepMs, new StopRule.Never());
            String when = what + ", tick " + tick;
            ActivityProfile profile = engine.activity();
            long spikes = 0;
            for (NeuronMap map : mapped.neurons()) {
                int population = network.indexOf(map.population());
                spikes += profile.spikes()[population];
                double[] engineV = new double[map.neurons()];
                double[] chipV = new double[map.neurons()];
                engine.potentials(population, engineV);
                map.potentials(chip, chipV);
                assertArrayEquals(engineV, chipV, when + ", potentials of " + map.population());
            }
            assertEquals(spikes, chip.activity().spikes(), when);
        });
        assertEquals(expected.spikes(network.indexOf(random.output())), found, what);
        return found;
    }

    private static SpikeBatch run(
            MappedNetwork mapped,
            ChipSimulator chip,
            Stimulus stimulus,
            int ticks,
            double stepMs,
            IntConsumer afterTick) {
        SpikeLog log = new SpikeLog(1);
        int[] next = new int[mapped.inputs().size()];
        for (int tick = 0; tick < ticks; tick++) {
            for (int i = 0; i < next.length; i++) {
                InputMap input = mapped.inputs().get(i);
                SpikeBatch batch = stimulus.spikes().get(input.population());
                while (next[i] < batch.size() && Math.round(batch.timesMs()[next[i]] / stepMs) == tick) {
                    input.deliver(batch.neurons()[next[i]++], tick, chip);
                }
            }
            chip.tick();
            for (int line : chip.outputs()) {
                log.spike(0, line, tick * stepMs);
            }
            afterTick.accept(tick);
        }
        return log.spikes(0);
    }
}
