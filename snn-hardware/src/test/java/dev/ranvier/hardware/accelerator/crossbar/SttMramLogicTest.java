package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.Parameter;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SttMramLogicTest {

    private static final WorkloadLayer LAYER = new WorkloadLayer("fc", new MatrixProduct(600, 10), 8, 8);

    @Test
    void a_small_layer_by_hand() {
        // 600 inputs in lines of 256: 3; 10 outputs, 8 x 8 bit products, 2 vectors.
        LayerCounts counted = SttMramLogic.jain().count(LAYER, 2);
        assertEquals(2 * 10 * 3 * 64, counted.counts().count("logic", "access"));
        assertEquals(2 * 10 * 3 * 64, counted.counts().count("counter", "add"));
        assertEquals(2 * 600 * 8, counted.counts().count("memory", "writeBit"));
        assertEquals(2 * 10 * 3 * 64, counted.cycles());
        assertEquals(200, counted.activeElements());
    }

    @Test
    void nothing_is_priced_and_the_result_says_so() {
        AcceleratorResult result = SttMramLogic.jain().run(new Workload("w", 1, List.of(LAYER), List.of()));
        assertEquals(0, result.energyPerSampleNanojoules());
        assertEquals(4, result.total().energy().missing().size());
        assertTrue(result.total().utilisation() > 0.7 && result.total().utilisation() < 0.8);
    }

    @Test
    void every_parameter_moves_the_counts_or_the_clock() {
        SttMramLogic machine = SttMramLogic.jain();
        for (Parameter parameter : machine.sheet().parameters()) {
            SttMramLogic changed = machine.withSheet(machine.sheet().with(parameter.key(), parameter.value() * 2));
            assertNotEquals(
                    List.of(machine.count(LAYER, 2), machine.clockHertz()),
                    List.of(changed.count(LAYER, 2), changed.clockHertz()),
                    parameter.key());
        }
    }
}
