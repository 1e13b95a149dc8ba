package dev.ranvier.hardware.accelerator.addertree;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class StreamingAdderTreeTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return StreamingAdderTree.dianNao();
    }

    /** 2 inputs by 3 outputs a cycle, 1 word a cycle from memory, 24 words of weight buffer. */
    private static StreamingAdderTree tiny() {
        StreamingAdderTree chip = StreamingAdderTree.dianNao();
        return chip.with(
                chip.sheet()
                        .with("inputLanes", 2)
                        .with("outputLanes", 3)
                        .with("clockHertz", 1e9)
                        .with("weightBufferBytes", 48)
                        .with("dramBytesPerSecond", 2e9),
                chip.energies());
    }

    @Test
    void a_dense_layer_by_hand() {
        // 5 -> 4: 3 steps of inputs, 2 sets of outputs: 6 cycles. Memory: 20 weights, 5 inputs for each of 2 sets, 4
        // results.
        LayerCounts counts = tiny().count(new WorkloadLayer("fc", new MatrixProduct(5, 4), 16, 16), 1);
        assertEquals(34, counts.cycles());
        assertEquals("memory link", counts.limitedBy());
        assertEquals(6, counts.counts().count("tile", "cycle"));
        assertEquals(34, counts.counts().count("dram", "word"));
        assertEquals(20 / 6.0, counts.activeElements(), 1e-12);
    }

    @Test
    void a_convolution_by_hand() {
        // 3 channels of 3x3, 2x2 filters, 4 filters: 4 pixels, 4 places x 2 steps of channels, 2 sets: 64 cycles. A
        // set's
        // 3 x 12 weights exceed 24 words, so the 48 weights come for each of the 4 pixels; 27 inputs twice; 16 results.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(3, 3, 3, 4, 2, 2, 1, 0, 1), 16, 16);
        LayerCounts counts = tiny().count(conv, 2);
        assertEquals(2 * 64, counts.counts().count("tile", "cycle"));
        assertEquals(2 * (192 + 54 + 16), counts.counts().count("dram", "word"));
        assertEquals(2 * 262, counts.cycles());
        // With room for them they come once.
        StreamingAdderTree roomy = tiny();
        roomy = roomy.with(roomy.sheet().with("weightBufferBytes", 72), roomy.energies());
        assertEquals(48 + 54 + 16, roomy.count(conv, 1).counts().count("dram", "word"));
    }

    @Test
    void energy_by_hand() {
        // pJ: 6 cycles x 495, 34 words x 386.
        Workload workload =
                new Workload("w", 1, List.of(new WorkloadLayer("fc", new MatrixProduct(5, 4), 16, 16)), List.of());
        assertEquals(
                (6 * 495 + 34 * 386) / 1e3,
                tiny().run(workload).total().energy().totalNanojoules(),
                1e-9);
    }
}
