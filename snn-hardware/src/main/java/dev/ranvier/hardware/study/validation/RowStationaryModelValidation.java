package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.rowstationary.RowStationaryArray;
import dev.ranvier.hardware.accelerator.rowstationary.WordCounts;
import dev.ranvier.hardware.accelerator.rowstationary.ZeroGating;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The row-stationary model against the one of Chen, Emer, Sze 2016 (ISCA), doi:10.1109/ISCA.2016.40, figure 10: 16 x 16
 * elements, 128 kB of buffer, batch 16, energies in units of one multiply-accumulate. Two models are compared, not a
 * model and a chip.
 */
final class RowStationaryModelValidation implements Validation {

    private static final Source PAPER = new Source("Chen, Emer, Sze", 2016, "doi:10.1109/ISCA.2016.40, figure 10");
    private static final int BATCH = 16;

    /** A layer with energies in 1e9 multiply-accumulates. */
    private record PaperLayer(String name, String paperName, double alu, double dram, double registers) {}

    private static final List<PaperLayer> LAYERS = List.of(
            new PaperLayer("conv1", "conv1", 1.69, 2.46, 6.75),
            new PaperLayer("conv3", "conv3", 2.39, 2.02, 9.57),
            new PaperLayer("conv5", "conv5", 1.20, 1.05, 4.78),
            new PaperLayer("fc7", "fc2", 0.27, 3.39, 1.07));

    @Override
    public List<ValidationRow> rows() {
        MachineSheet sheet = RowStationaryArray.eyeriss()
                .sheet()
                .with("rows", 16)
                .with("columns", 16)
                .with("bufferBytes", 131_072);
        RowStationaryArray array =
                new RowStationaryArray(sheet, RowStationaryArray.eyeriss().energies(), ZeroGating.NONE);
        List<ValidationRow> rows = new ArrayList<>();
        for (PaperLayer layer : LAYERS) {
            WorkloadLayer shape = Networks.named("alexnet").workload().layers().stream()
                    .filter(candidate -> candidate.name().equals(layer.name()))
                    .findFirst()
                    .orElseThrow();
            int groups = shape.operation().groups();
            WordCounts words = array.map(shape, BATCH).words();
            String workload = "AlexNet " + layer.paperName() + ", batch 16, 16 x 16 elements";
            rows.add(ValidationRow.validated(
                    "eyeriss",
                    "multiply-accumulates",
                    workload,
                    new Published(layer.alu(), "1e9", PAPER, Confidence.READ),
                    shape.operation().multiplyAccumulates() * BATCH / 1e9,
                    0.01));
            rows.add(ValidationRow.validated(
                    "eyeriss",
                    "register file energy",
                    workload,
                    new Published(layer.registers(), "1e9 MAC energies", PAPER, Confidence.READ),
                    groups * words.register() / 1e9,
                    0.10));
            rows.add(ValidationRow.reported(
                    "eyeriss",
                    "memory energy",
                    workload,
                    new Published(layer.dram(), "1e9 MAC energies", PAPER, Confidence.READ),
                    200.0 * groups * words.dram() / 1e9,
                    "which mapping the paper took is not published; it optimised energy alone"));
        }
        return rows;
    }
}
