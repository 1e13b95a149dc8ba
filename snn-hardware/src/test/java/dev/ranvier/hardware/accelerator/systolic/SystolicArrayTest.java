package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.Parameter;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SystolicArrayTest extends AcceleratorContract {

    private static final Source SOURCE = new Source("Nobody", 2024, "made up for tests, doi:none");

    @Override
    protected Accelerator machine() {
        return array(16, 16, Dataflow.WEIGHT_STATIONARY);
    }

    /** An array with the constants of the TPU. */
    static SystolicArray array(int rows, int columns, Dataflow dataflow) {
        Map<String, Integer> values = Map.of(
                "rows",
                rows,
                "columns",
                columns,
                "gridRows",
                1,
                "gridColumns",
                1,
                "wordBits",
                8,
                "clockHertz",
                700_000_000);
        return new SystolicArray(
                new MachineSheet(
                        "array of " + rows + "x" + columns,
                        "systolic array",
                        OptionalDouble.of(28),
                        List.of(),
                        Stream.of("rows", "columns", "gridRows", "gridColumns", "wordBits", "clockHertz")
                                .map(key -> new Parameter(key, values.get(key), SOURCE, Confidence.RECALLED, ""))
                                .toList(),
                        List.of()),
                EnergyTable.resource(SystolicArray.class, "tpu-v1-energy.json"),
                dataflow,
                OutputDrain.TOOL);
    }

    @Test
    void a_grouped_convolution_by_hand() {
        // Each of 2 groups: M = 2 images x 9 pixels = 18, N = 3, K = 2 x 9 = 18 on 8 x 2, weights stay.
        // Folds 3 x 2, each 16 + 2 + 18 - 2 = 34 cycles; inputs 18 x 18 x 2, filters 54, partial sums 18 x 3 x 3.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(4, 5, 5, 6, 3, 3, 1, 0, 2), 8, 8);
        LayerCounts counts = array(8, 2, Dataflow.WEIGHT_STATIONARY).count(conv, 2);
        assertEquals(2 * 6 * 34, counts.cycles());
        assertEquals(2 * 18 * 3 * 18, counts.counts().count("mac", "multiply"));
        assertEquals(2 * (648 + 54), counts.counts().count("buffer", "read"));
        assertEquals(2 * 54, counts.counts().count("buffer", "write"));
        assertEquals(2 * 162, counts.counts().count("accumulator", "write"));
        assertEquals(2 * 108, counts.counts().count("accumulator", "read"));
        assertEquals(0, counts.counts().count("dram", "byte"));
        assertEquals("compute", counts.limitedBy());
        assertEquals(
                "array fill and drain",
                array(16, 16, Dataflow.WEIGHT_STATIONARY).count(conv, 1).limitedBy());
    }
}
