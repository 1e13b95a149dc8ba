package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ResistiveCrossbarTest extends AcceleratorContract {

    /** 4 x 8 cells, 6 arrays; 4-bit inputs in 2 reads, 3-bit weights in differential pairs of one 2-bit cell each. */
    private static final MachineSheet TINY = ResistiveCrossbar.resource("crossbar")
            .sheet()
            .with("rows", 4)
            .with("columns", 8)
            .with("arrays", 6)
            .with("inputBits", 4)
            .with("dacBits", 2)
            .with("weightBits", 3)
            .with("adcBits", 4);

    private static final WorkloadLayer DENSE = new WorkloadLayer("dense", new MatrixProduct(10, 6), 3, 4);

    @Override
    protected Accelerator machine() {
        return ResistiveCrossbar.resource("crossbar");
    }

    /** More weights than the machine holds, so that they have to be written. */
    @Override
    protected Workload revealing() {
        return new Workload(
                "revealing",
                4,
                List.of(
                        new WorkloadLayer("conv", new Convolution(96, 27, 27, 256, 5, 5, 1, 2, 2), 8, 8),
                        new WorkloadLayer("dense", new MatrixProduct(4096, 4000), 8, 8)),
                List.of());
    }

    private static ResistiveCrossbar tiny() {
        return new ResistiveCrossbar(
                TINY, ResistiveCrossbar.resource("crossbar").energies());
    }

    @Test
    void a_tiny_layer_by_hand() {
        // 10 inputs in rows of 4: 3 blocks. 6 weights of 2 columns: 12 columns, 2 arrays of 8. Batch 5, 2 reads each.
        LayerCounts counted = tiny().count(DENSE, 5);
        ActionCounts counts = counted.counts();
        assertEquals(5 * 2 + 6, counted.cycles());
        assertEquals("array read", counted.limitedBy());
        assertEquals(60, counted.activeElements());
        assertEquals(10 * 10 * 6 * 2, counts.count("array", "cellRead"));
        assertEquals(10 * 10 * 2, counts.count("dac", "conversion"));
        assertEquals(10 * 3 * 12, counts.count("sampleHold", "sample"));
        assertEquals(10 * 3 * 12 * 16, counts.count("adc", "step"));
        assertEquals(10 * 3 * 12, counts.count("shiftAdd", "add"));
        assertEquals(5 * 10 * 0.5 * 2, counts.count("inputRegister", "byte"));
        assertEquals(5 * 6 * 0.5 * 3, counts.count("outputRegister", "byte"));
        assertEquals(5 * 16 * 0.5, counts.count("buffer", "byte"));
        assertEquals(5 * 10 * 0.5, counts.count("bus", "byte"));
        assertEquals(0, counts.count("write", "pulse"));
        assertEquals(6 * 16 * 1e-7, counts.count("static", "array"), 1e-18);
        // 6 arrays of 4 x 4 weights.
        assertEquals(96, tiny().processingElements());
        assertEquals(48, tiny().peakMultiplyAccumulatesPerCycle());
    }

    @Test
    void the_simulated_network_has_the_cells_and_arrays_that_are_counted() {
        CrossbarDesign design = tiny().design();
        CrossbarSetup setup = new CrossbarSetup(design, CellDevices.IDEAL, WriteScheme.PLAIN, AdcRange.WORST_CASE);
        WeightCodes codes = new WeightCodes(10, 6, new int[60], 1);
        WriteReport written =
                CrossbarMatrix.write(setup, codes, CrossbarMatrixTest.random(1)).report();
        assertEquals(tiny().arraysOf(DENSE.operation()), written.arrays());
        assertEquals(10 * 6 * design.columnsPerWeight(), written.cells());
    }

    @Test
    void what_does_not_fit_is_written_in_passes() {
        // 24 inputs: 6 blocks x 2 arrays on 6: 2 passes of 3 x 2 reads + 6, each after writing 4 rows x 4 x 100 ns.
        WorkloadLayer large = new WorkloadLayer("large", new MatrixProduct(24, 6), 3, 4);
        LayerCounts counted = tiny().count(large, 3);
        assertEquals(2 * (3 * 2 + 6) + 2 * 16, counted.cycles());
        assertEquals("writing", counted.limitedBy());
        assertEquals(24 * 6 * 2 * 4, counted.counts().count("write", "pulse"));
        assertEquals(72, counted.activeElements());
        // Two layers that fit one by one but not together are written, too.
        Workload both = new Workload(
                "both", 3, List.of(DENSE, new WorkloadLayer("other", new MatrixProduct(3, 2), 3, 4)), List.of());
        assertFalse(tiny().plan(both).resident());
        assertEquals((60 + 6) * 2 * 4, tiny().run(both).total().counts().count("write", "pulse"));
        assertThrows(IllegalArgumentException.class, () -> tiny().intervalSeconds(both));
    }

    @Test
    void layers_that_are_written_anew_use_all_arrays() {
        // 40 -> 4 takes 10 of 11 arrays, the convolution 3: both do not fit. Alone the convolution fits 3 times.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(1, 6, 6, 4, 3, 3, 1, 1, 1), 3, 4);
        WorkloadLayer dense = new WorkloadLayer("dense", new MatrixProduct(40, 4), 3, 4);
        ResistiveCrossbar machine = tiny().withSheet(TINY.with("arrays", 11));
        AcceleratorResult result = machine.run(new Workload("net", 1, List.of(conv, dense), List.of()));
        // Each writes 4 rows x 4 x 100 ns first; 36 pixels by 3 copies are 12 vectors of 2 reads.
        assertEquals(16 + 12 * 2 + 6, result.layers().get(0).latency().cycles());
        assertEquals(3 * 9 * 4 * 2 * 4, result.layers().get(0).counts().count("write", "pulse"));
        assertEquals(40 * 4 * 2 * 4, result.layers().get(1).counts().count("write", "pulse"));
    }

    @Test
    void arrays_left_over_hold_copies_of_the_layers_with_most_pixels() {
        // conv: 1 x 3 x 3 by 4 filters: 3 blocks x 1 array, 36 pixels; dense 144 -> 4 would take 36 arrays, so 16 -> 4:
        // 4.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(1, 6, 6, 4, 3, 3, 1, 1, 1), 3, 4);
        WorkloadLayer dense = new WorkloadLayer("dense", new MatrixProduct(16, 4), 3, 4);
        Workload network = new Workload("net", 1, List.of(conv, dense), List.of());
        ResistiveCrossbar machine = tiny().withSheet(TINY.with("arrays", 20));
        CrossbarPlan plan = machine.plan(network);
        // 16 arrays for copies of 3: 5 copies, the slowest of which takes ceil(36 / 5) = 8 pixels; 8 is the smallest T.
        assertTrue(plan.resident());
        assertEquals(5, plan.copies().get("conv"));
        assertEquals(1, plan.copies().get("dense"));
        assertEquals(19, plan.arrays());
        assertEquals(8, plan.slowestVectors());
        assertEquals(8 * 2 * 1e-7, machine.intervalSeconds(network), 1e-15);
        AcceleratorResult result = machine.run(network);
        assertEquals(8 * 2 + 6 + 2 + 6, result.total().latency().cycles());
        assertTrue(
                result.notes().get(result.notes().size() - 1).contains("1.6 us"),
                result.notes().toString());
    }

    @Test
    void writing_a_network_once_by_hand() {
        // 10 x 6 weights of 2 cells, 4 pulses of 10 pJ each; 4 rows of the arrays, 4 times 100 ns.
        WriteCost cost = tiny().writeCost(new Workload("w", 7, List.of(DENSE), List.of()));
        assertEquals(120, cost.cells());
        assertEquals(480, cost.pulses());
        assertEquals(16e-7, cost.seconds(), 1e-18);
        assertEquals(4.8, cost.nanojoules().getAsDouble(), 1e-9);
        Workload same = new Workload("w", 7, List.of(DENSE), List.of());
        assertTrue(ResistiveCrossbar.resource("isaac-ce")
                .writeCost(same)
                .nanojoules()
                .isEmpty());
        String notes = String.join("\n", tiny().run(same).notes());
        assertTrue(notes.contains("writing their 120 cells once"), notes);
    }

    @Test
    void slow_converters_set_the_cycle() {
        // 8 columns at 20 million conversions a second: 400 ns.
        ResistiveCrossbar slow = tiny().withSheet(TINY.with("conversionsPerSecond", 2e7));
        assertEquals(2.5e6, slow.clockHertz(), 1e-3);
        assertEquals("conversion", slow.count(DENSE, 1).limitedBy());
        // A difference before the converter halves what there is to convert.
        assertEquals(
                5e6, slow.withSheet(slow.sheet().with("conversionsPerSlice", 1)).clockHertz(), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isaac-ce",
                "crossbar",
                "prime",
                "ibm-pcm",
                "tsinghua-rram",
                "ucsb-passive",
                "ucsb-flash",
                "stt-mram-crossbar"
            })
    void every_sheet_runs_and_says_what_is_not_priced(String name) {
        Workload network = new Workload("net", 2, List.of(DENSE), List.of());
        AcceleratorResult result = ResistiveCrossbar.resource(name).run(network);
        assertTrue(result.total().latency().seconds() > 0);
        assertTrue(result.total().utilisation() > 0 && result.total().utilisation() <= 1);
        String notes = String.join("\n", result.notes());
        assertEquals(result.total().energy().complete(), !notes.contains("is not included"), notes);
        assertEquals(name.equals("crossbar"), result.total().energy().missing().size() == 1);
    }

    @Test
    void a_sheet_without_a_parameter_is_refused() {
        MachineSheet sheet = MachineSheet.resource(TpuArray.class, "tpu-v1.json");
        assertThrows(IllegalArgumentException.class, () -> tiny().withSheet(sheet));
        assertThrows(IllegalArgumentException.class, () -> tiny().withSheet(TINY.with("cellBits", 9)));
    }
}
