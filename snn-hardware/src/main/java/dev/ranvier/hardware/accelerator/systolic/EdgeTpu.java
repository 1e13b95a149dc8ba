package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A weight-stationary systolic array whose weights stay on the chip as far as they fit, in the manner of the Edge TPU
 * (Google, coral.ai). The layers take the cache in their order; what does not fit comes over the link to the host for
 * every batch, while the array computes:
 *
 * <pre>  cycles of a layer = max(R + tiles max(T, R) - (max(T, R) - T) + R + C - 2, streamed bytes / bytes a cycle)</pre>
 *
 * The first R cycles load the first tile; the others load while the one before computes.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code wordBits}, {@code clockHertz},
 * {@code parameterCacheBytes}, {@code linkBytesPerSecond}. Actions: those of {@link SystolicArray} and
 * {@code link.byte} of weights. Not modelled: inputs and results on the link, activation functions and pooling.
 */
public final class EdgeTpu implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final Map<String, Long> residentBytes; // of a prepared workload, by layer

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public EdgeTpu(MachineSheet sheet, EnergyTable energies) {
        this(sheet, energies, Map.of());
    }

    private EdgeTpu(MachineSheet sheet, EnergyTable energies, Map<String, Long> residentBytes) {
        sheet.whole("rows");
        sheet.whole("columns");
        sheet.whole("wordBits");
        sheet.value("clockHertz");
        sheet.value("parameterCacheBytes");
        sheet.value("linkBytesPerSecond");
        this.sheet = sheet;
        this.energies = energies;
        this.residentBytes = residentBytes;
    }

    /** The machine with the sheet and constants that come with the program. */
    public static EdgeTpu coral() {
        return new EdgeTpu(
                MachineSheet.resource(EdgeTpu.class, "edge-tpu.json"),
                EnergyTable.resource(EdgeTpu.class, "edge-tpu-energy.json"));
    }

    @Override
    public MachineSheet sheet() {
        return sheet;
    }

    @Override
    public EnergyTable energies() {
        return energies;
    }

    @Override
    public EdgeTpu withEnergies(EnergyTable changed) {
        return new EdgeTpu(sheet, changed, residentBytes);
    }

    @Override
    public EdgeTpu withSheet(MachineSheet changed) {
        return new EdgeTpu(changed, energies);
    }

    /** The weights of the layers take the cache in their order; the last that takes some may get a part. */
    @Override
    public EdgeTpu preparedFor(Workload workload) {
        Map<String, Long> resident = new LinkedHashMap<>();
        long free = (long) sheet.value("parameterCacheBytes");
        for (WorkloadLayer layer : workload.layers()) {
            long taken = Math.min(free, weightBytes(layer));
            resident.put(layer.name(), taken);
            free -= taken;
        }
        return new EdgeTpu(sheet, energies, resident);
    }

    @Override
    public long processingElements() {
        return (long) sheet.whole("rows") * sheet.whole("columns");
    }

    @Override
    public int wordBits() {
        return sheet.whole("wordBits");
    }

    /** Weights of a layer that the machine was not prepared for have the whole cache to themselves. */
    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int rows = sheet.whole("rows");
        int columns = sheet.whole("columns");
        long steps = operation.outputPixels() * batch;
        SystolicSchedule schedule = SystolicSchedule.of(
                steps,
                operation.filtersPerGroup(),
                operation.reduction(),
                rows,
                columns,
                Dataflow.WEIGHT_STATIONARY,
                OutputDrain.PAPER);
        long tiles = operation.groups() * schedule.folds();
        long slot = Math.max(steps, rows);
        long computed = rows + tiles * slot - (slot - steps) + rows + columns - 2;
        long cached = residentBytes.getOrDefault(layer.name(), (long) sheet.value("parameterCacheBytes"));
        long streamedBytes = Math.max(0, weightBytes(layer) - cached);
        long streamed =
                (long) Math.ceil(streamedBytes / (sheet.value("linkBytesPerSecond") / sheet.value("clockHertz")));
        ActionCounts counts = SystolicArray.arrayCounts(
                        operation.groups() * schedule.multiplyAccumulates(),
                        operation.groups() * schedule.inputReads(),
                        operation.groups() * schedule.outputWrites(),
                        operation.outputWords() * batch)
                .plus(ActionCounts.builder().add("link", "byte", streamedBytes).build());
        return new LayerCounts(
                Math.max(computed, streamed),
                counts,
                schedule.mappingEfficiency() * schedule.elements(),
                streamed > computed ? "parameter streaming" : steps >= rows ? "compute" : "weight shift",
                List.of());
    }

    private long weightBytes(WorkloadLayer layer) {
        return (layer.operation().weightWords() * wordBits() + 7) / 8;
    }
}
