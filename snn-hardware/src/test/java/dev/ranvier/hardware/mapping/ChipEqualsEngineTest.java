package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.spike.SpikeBatch;
import org.junit.jupiter.api.Test;

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
            MappedNetwork mapped = Mapper.trueNorth(1).map(random.network(), random.output());
            SpikeBatch found =
                    ChipComparison.compare(random.network(), mapped, random.stimulus(), random.ticks(), "seed " + seed);
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

    /** Small cores, weights of free sign and size, any neuron to any: splitters, copies, digits, latencies. */
    @Test
    void networksThatNeedSplittersAndCopiesSpikeTheSameTickByTick() {
        Tally tally = new Tally();
        for (long seed = 1; seed <= NETWORKS; seed++) {
            RandomTangle random = RandomTangle.of(seed);
            Mapper mapper = new Mapper(
                    new CoreLimits(random.axons(), random.neurons(), 4, 255, 15),
                    Mesh.TRUENORTH,
                    seed % 2 == 0 ? new BlockPartitioner() : new HypergraphPartitioner(),
                    new SnakePlacer(),
                    seed % 3 > 0);
            MappedNetwork mapped;
            try {
                mapped = mapper.map(random.network(), random.output());
            } catch (MappingException e) {
                tally.refused++;
                continue;
            }
            MappingReport report = mapped.report();
            tally.split += report.splitterCores() > 0 ? 1 : 0;
            tally.copied += report.copies() > 0 ? 1 : 0;
            tally.late += mapped.outputLatencyTicks() > 0 ? 1 : 0;
            tally.outputSpikes += ChipComparison.compare(
                            random.network(), mapped, random.stimulus(), random.ticks(), "seed " + seed)
                    .size();
        }
        tally.check();
    }

    private static final class Tally {
        private int refused;
        private int split;
        private int copied;
        private int late;
        private long outputSpikes;

        void check() {
            String all = refused + " refused, " + split + " split, " + copied + " copied, " + late + " late, "
                    + outputSpikes + " output spikes";
            assertTrue(refused < NETWORKS / 4, all);
            assertTrue(split > NETWORKS / 4 && copied > NETWORKS / 20 && late > NETWORKS / 10, all);
            assertTrue(outputSpikes > 20L * NETWORKS, all);
        }
    }
}
