package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BlockPartitionerTest {

    @Test
    void blocksOfAFullCoreAreFound() {
        assertEquals(
                List.of(CoreGroup.range(1, 0, 40), CoreGroup.range(1, 40, 40), CoreGroup.range(1, 80, 40)),
                partition(Nets.blocks(3, 256, 40), 3 * 256, 120));
    }

    @Test
    void smallBlocksShareACoreAndAreNotCutApart() {
        // 64 axons and 100 neurons a block: two fit by neurons, four would by axons
        assertEquals(
                List.of(CoreGroup.range(1, 0, 200), CoreGroup.range(1, 200, 200), CoreGroup.range(1, 400, 100)),
                partition(Nets.blocks(5, 64, 100), 5 * 64, 500));
        assertEquals(
                List.of(CoreGroup.range(1, 0, 40), CoreGroup.range(1, 40, 20)),
                partition(Nets.blocks(6, 64, 10), 6 * 64, 60));
    }

    @Test
    void neuronsWithCommonInputsAreCutOnlyWhereACoreIsFull() {
        assertEquals(
                List.of(CoreGroup.range(1, 0, 256), CoreGroup.range(1, 256, 44)),
                partition(Nets.blocks(1, 10, 300), 10, 300));
    }

    @Test
    void overlappingWindowsOpenACoreEach() {
        // windows of 256 inputs with stride 128, 16 neurons each
        int neurons = 48;
        float[] weights = new float[512 * neurons];
        for (int source = 0; source < 512; source++) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                int first = neuron / 16 * 128;
                weights[source * neurons + neuron] = source >= first && source < first + 256 ? 1 : 0;
            }
        }
        assertEquals(
                List.of(CoreGroup.range(1, 0, 16), CoreGroup.range(1, 16, 16), CoreGroup.range(1, 32, 16)),
                partition(new Connectivity.Dense(512, neurons, weights), 512, neurons));
    }

    @Test
    void anOutsideInputToAllDoesNotTearBlocksApart() {
        Network network = Nets.network(
                List.of(
                        Nets.source("in", 1),
                        Nets.memoryless("hidden", 3 * 150),
                        Nets.memoryless("out", 3 * 100),
                        Nets.source("bias", 1)),
                new Projection("hidden", "out", Nets.blocks(3, 150, 100), 1),
                new Projection("bias", "out", allTo(300), 0));
        InputIndex index = new InputIndex(network);
        LayerInputs layer = new LayerInputsBuilder(network, CoreLimits.TRUENORTH, index).build(2);
        assertEquals(
                List.of(CoreGroup.range(2, 0, 100), CoreGroup.range(2, 100, 100), CoreGroup.range(2, 200, 100)),
                new BlockPartitioner().partition(2, layer, CoreLimits.TRUENORTH));
    }

    @Test
    void aNeuronWithTooManyInputsIsNamed() {
        MappingException wide = assertThrows(MappingException.class, () -> partition(Nets.blocks(1, 300, 2), 300, 2));
        assertEquals("hidden", wide.population());
        assertEquals(0, wide.neuron());
        assertEquals(300, wide.needed());
        assertEquals(256, wide.allowed());
        assertTrue(wide.getMessage().contains("blocks"));
    }

    private static Connectivity allTo(int targets) {
        float[] ones = new float[targets];
        Arrays.fill(ones, 1);
        return new Connectivity.Dense(1, targets, ones);
    }

    private static List<CoreGroup> partition(Connectivity connectivity, int sources, int targets) {
        Network network = Nets.network(
                List.of(Nets.source("in", sources), Nets.memoryless("hidden", targets)),
                new Projection("in", "hidden", connectivity, 0));
        InputIndex index = new InputIndex(network);
        LayerInputs layer = new LayerInputsBuilder(network, CoreLimits.TRUENORTH, index).build(1);
        return new BlockPartitioner().partition(1, layer, CoreLimits.TRUENORTH);
    }
}
