package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Property: spikes pass no more links than with the sequential baseline. */
class BaselineTest {

    private static final int NETWORKS = 100;

    @Test
    void networksThatFitWell() {
        for (long seed = 1; seed <= NETWORKS; seed++) {
            RandomNetwork random = RandomNetwork.of(seed);
            check(random.network(), random.output(), CoreLimits.TRUENORTH, "seed " + seed);
        }
    }

    @Test
    void networksThatNeedSplittersAndCopies() {
        int mapped = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            RandomTangle random = RandomTangle.of(seed);
            CoreLimits limits = new CoreLimits(random.axons(), random.neurons(), 4, 255, 15);
            mapped += check(random.network(), random.output(), limits, "tangle " + seed) ? 1 : 0;
        }
        assertTrue(mapped > NETWORKS / 2, "only " + mapped + " were mapped by both");
    }

    private static boolean check(Network network, String output, CoreLimits limits, String what) {
        MappingReport baseline;
        MappingReport ours;
        try {
            baseline = new Mapper(limits, Mesh.TRUENORTH, new SequentialPartitioner(), new SnakePlacer(), false)
                    .map(network, output)
                    .report();
            ours = new Mapper(limits, Mesh.TRUENORTH, new HypergraphPartitioner(), new SwapPlacer(1))
                    .map(network, output)
                    .report();
        } catch (MappingException e) {
            return false;
        }
        assertTrue(ours.hops() <= baseline.hops(), what + ": " + ours.hops() + " hops, baseline " + baseline.hops());
        return true;
    }
}
