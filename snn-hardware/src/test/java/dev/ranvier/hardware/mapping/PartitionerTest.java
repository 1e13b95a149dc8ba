package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PartitionerTest {

    @Nested
    class Sequential extends PartitionerContract {
        @Override
        Partitioner partitioner() {
            return new SequentialPartitioner();
        }
    }

    @Nested
    class Blocks extends PartitionerContract {
        @Override
        Partitioner partitioner() {
            return new BlockPartitioner();
        }
    }

    @Nested
    class Hypergraph extends PartitionerContract {
        @Override
        Partitioner partitioner() {
            return new HypergraphPartitioner();
        }
    }

    /** Four blocks of 200 inputs and 20 neurons, dealt out like cards. */
    @Test
    void interleavedBlocksAreFoundAgain() {
        float[] weights = new float[800 * 80];
        for (int source = 0; source < 800; source++) {
            for (int neuron = 0; neuron < 80; neuron++) {
                weights[source * 80 + neuron] = source % 4 == neuron % 4 ? 1 : 0;
            }
        }
        LayerInputs layer = PartitionerContract.layer(new Connectivity.Dense(800, 80, weights), 800, 80);
        assertEquals(
                80,
                new SequentialPartitioner()
                        .partition(1, layer, CoreLimits.TRUENORTH)
                        .size());
        List<CoreGroup> grown = new HypergraphPartitioner().partition(1, layer, CoreLimits.TRUENORTH);
        assertEquals(4, grown.size());
        for (int block = 0; block < 4; block++) {
            assertEquals(20, grown.get(block).size());
            for (int neuron : grown.get(block).neurons()) {
                assertEquals(block, neuron % 4);
            }
        }
    }

    /** A sheet of 40 x 40 neurons with 3 x 3 windows: tiles need fewer cores than strips. */
    @Test
    void aSheetIsCutIntoTilesNotStrips() {
        int side = 40;
        float[] weights = new float[side * side * side * side];
        for (int source = 0; source < side * side; source++) {
            for (int neuron = 0; neuron < side * side; neuron++) {
                boolean near =
                        Math.abs(source % side - neuron % side) <= 1 && Math.abs(source / side - neuron / side) <= 1;
                weights[source * side * side + neuron] = near ? 1 : 0;
            }
        }
        LayerInputs layer = PartitionerContract.layer(
                new Connectivity.Dense(side * side, side * side, weights), side * side, side * side);
        int strips = new SequentialPartitioner()
                .partition(1, layer, CoreLimits.TRUENORTH)
                .size();
        int tiles = new HypergraphPartitioner()
                .partition(1, layer, CoreLimits.TRUENORTH)
                .size();
        // a tile of 14 x 14 has 16 x 16 inputs: 8.2 of them; 4 rows of 40 have 6 x 40 inputs: 10 strips
        assertTrue(tiles <= 10, tiles + " tiles, " + strips + " strips");
        assertTrue(tiles <= strips, tiles + " tiles, " + strips + " strips");
    }
}
