package dev.ranvier.hardware.accelerator.vector;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * Cores with vector units and a shared scratchpad, in the manner of Myriad 2: Barry, Brick, Connor et al. 2015 (IEEE
 * Micro), doi:10.1109/MM.2015.10. The lanes of a vector take either neighbouring output pixels of a row or neighbouring
 * filters, whichever needs fewer vector instructions; a core takes one row of results of one vector of filters (or one
 * filter) at a time. One instruction multiplies and adds in all lanes; loads run beside it. Weights that exceed half of
 * the scratchpad are worked on in parts, and either the inputs come again for each part or the weights for each sample.
 *
 * <p>Parameters of the sheet: {@code cores}, {@code vectorBits}, {@code wordBits}, {@code clockHertz},
 * {@code scratchpadBytes}, {@code dramBytesPerSecond}. Actions: {@code vector.instruction} and {@code dram.byte},
 * priced at nothing where {@code static.idle} is the power of the whole.
 */
public final class VectorProcessor extends SheetMachine<VectorProcessor> {

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public VectorProcessor(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("cores", "vectorBits", "wordBits");
        require("clockHertz", "scratchpadBytes", "dramBytesPerSecond");
    }

    /** Myriad 2 with the sheet and constants that come with the program. */
    public static VectorProcessor myriad2() {
        return new VectorProcessor(
                MachineSheet.resource(VectorProcessor.class, "myriad-2.json"),
                EnergyTable.resource(VectorProcessor.class, "myriad-2-energy.json"));
    }

    @Override
    protected VectorProcessor with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new VectorProcessor(changedSheet, changedEnergies);
    }

    /** Lanes of all cores. */
    @Override
    public long processingElements() {
        return (long) sheet().whole("cores") * lanes();
    }

    private int lanes() {
        return Math.max(1, sheet().whole("vectorBits") / sheet().whole("wordBits"));
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int lanes = lanes();
        long rows = operation instanceof Convolution conv ? conv.outputHeight() : 1;
        long columns = operation.outputPixels() / rows;
        long overPixels = cycles(operation, rows * operation.filtersPerGroup() * batch, ceil(columns, lanes));
        long overFilters = cycles(operation, rows * ceil(operation.filtersPerGroup(), lanes) * batch, columns);
        long compute = Math.min(overPixels, overFilters);
        double bytes = bytes(operation, batch);
        long link = (long) Math.ceil(bytes / (sheet().value("dramBytesPerSecond") / clockHertz()));
        long vectors = overPixels <= overFilters
                ? rows * operation.filtersPerGroup() * ceil(columns, lanes)
                : operation.outputPixels() * ceil(operation.filtersPerGroup(), lanes);
        ActionCounts counts = ActionCounts.builder()
                .add("vector", "instruction", (double) operation.groups() * vectors * operation.reduction() * batch)
                .add("dram", "byte", bytes)
                .build();
        double active = (double) operation.multiplyAccumulates() * batch / compute;
        return new LayerCounts(
                Math.max(compute, link), counts, active, link > compute ? "memory link" : "compute", List.of());
    }

    private long cycles(Operation operation, long tasks, long vectorsPerTask) {
        return operation.groups() * ceil(tasks, sheet().whole("cores")) * vectorsPerTask * operation.reduction();
    }

    private double bytes(Operation operation, int batch) {
        double wordBytes = wordBits() / 8.0;
        double weights = operation.weightWords() * wordBytes;
        double inputs = operation.inputWords() * wordBytes;
        double parts = Math.ceil(weights / (sheet().value("scratchpadBytes") / 2));
        double inputsAgain = weights + inputs * parts * batch;
        double weightsAgain = (weights + inputs) * batch;
        return Math.min(inputsAgain, weightsAgain) + operation.outputWords() * wordBytes * batch;
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
