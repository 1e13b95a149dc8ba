package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.SharedReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Against SCALE-Sim v3 (main, August 2025), run layer by layer; see {@link SharedReference}. */
@Tag("reference")
class SystolicReferenceTest {

    @Test
    void every_layer_agrees_with_scale_sim() throws IOException {
        List<Map<String, String>> rows = SharedReference.csv("scalesim/layers.csv");
        assertEquals(222, rows.size());
        for (Map<String, String> row : rows) {
            Dataflow dataflow =
                    switch (row.get("dataflow")) {
                        case "ws" -> Dataflow.WEIGHT_STATIONARY;
                        case "os" -> Dataflow.OUTPUT_STATIONARY;
                        case "is" -> Dataflow.INPUT_STATIONARY;
                        default -> throw new AssertionError(row);
                    };
            SystolicSchedule schedule = SystolicSchedule.of(
                    whole(row, "M"),
                    whole(row, "N"),
                    whole(row, "K"),
                    (int) whole(row, "rows"),
                    (int) whole(row, "cols"),
                    dataflow,
                    OutputDrain.TOOL);
            assertEquals(whole(row, "cycles_exact"), schedule.cycles(), row::toString);
            assertEquals(whole(row, "reported_cycles"), schedule.lastCycleIndex(), row::toString);
            assertEquals(whole(row, "sram_ifmap_reads"), schedule.inputReads(), row::toString);
            assertEquals(whole(row, "sram_filter_reads"), schedule.filterReads(), row::toString);
            assertEquals(whole(row, "sram_ofmap_writes"), schedule.outputWrites(), row::toString);
            assertEquals(
                    Double.parseDouble(row.get("overall_util_pct")),
                    schedule.toolUtilisationPercent(),
                    1e-6,
                    row::toString);
            assertEquals(
                    Double.parseDouble(row.get("mapping_eff_pct")),
                    100 * schedule.mappingEfficiency(),
                    1e-6,
                    row::toString);
        }
    }

    private static long whole(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }
}
