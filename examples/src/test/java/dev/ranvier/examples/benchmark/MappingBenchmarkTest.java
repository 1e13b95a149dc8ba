package dev.ranvier.examples.benchmark;

import dev.ranvier.hardware.mapping.Mesh;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MappingBenchmarkTest {

    @Test
    void aLocallyConnectedSheetPassesFewerLinksThanTheSequentialBaseline() {
        MappingBenchmark.Result result = new MappingBenchmark(100, 60, Mesh.TRUENORTH, 1).run();
        assertEquals(6000, result.neurons());
        // 3 x 3 synapses, fewer at the edges: (3 w - 2) (3 h - 2), and 16 that are read out
        assertEquals(298 * 178 + 16, result.synapses());
        assertTrue(2 * result.hops() <= result.samePartitionSequentialHops(), result.toString());
        assertTrue(2 * result.hops() <= result.baselineHops(), result.toString());
        assertTrue(result.cores() < result.baselineCores(), result.toString());
        MappingBenchmark.Result again = new MappingBenchmark(100, 60, Mesh.TRUENORTH, 1).run();
        assertEquals(result.hops(), again.hops(), "same seed, same places");
    }
}
