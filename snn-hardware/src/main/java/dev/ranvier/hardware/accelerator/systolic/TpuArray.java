package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * A weight-stationary systolic array in the manner of the TPU of Jouppi et al. 2017 (ISCA),
 * doi:10.1145/3079856.3080246: weights come tile by tile from a memory off the chip and are double-buffered,
 * activations stay in a buffer on the chip.
 *
 * <p>A tile holds R x C weights. The {@code output pixels x batch} rows of a layer are cut into as many equal parts as
 * the accumulators need to hold one; every part fetches all tiles again. While one tile computes the T rows of a part,
 * the next is fetched and shifted in, so that n tiles of one part take
 *
 * <pre>
 *   load + (n - 1) max(T, load) + T + R + C - 2 cycles,   load = max(R, tile bytes / bytes a cycle)
 * </pre>
 *
 * where {@code R + C - 2} is the way of the last row through the array: a layer waits for the one before. In the steady
 * state that is max(T, R, tile bytes / bytes a cycle) for each tile. Tiles are fetched whole even if partly filled.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code wordBits}, {@code clockHertz},
 * {@code weightBytesPerSecond}, {@code accumulatorRows}. Actions: those of {@link SystolicArray} without filter reads,
 * and {@code dram.byte} of weights. Not counted: forwarding between processing elements and the weight queue (no
 * sourced constant at hand), the host link, activation functions and pooling.
 */
public final class TpuArray implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public TpuArray(MachineSheet sheet, EnergyTable energies) {
        sheet.whole("rows");
        sheet.whole("columns");
        sheet.whole("wordBits");
        sheet.whole("accumulatorRows");
        sheet.value("clockHertz");
        sheet.value("weightBytesPerSecond");
        this.sheet = sheet;
        this.energies = energies;
    }

    /** The first TPU with the sheet and constants that come with the program. */
    public static TpuArray tpuV1() {
        return new TpuArray(
                MachineSheet.resource(TpuArray.class, "tpu-v1.json"),
                EnergyTable.resource(TpuArray.class, "tpu-v1-energy.json"));
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
    public TpuArray withEnergies(EnergyTable changed) {
        return new TpuArray(sheet, changed);
    }

    @Override
    public TpuArray withSheet(MachineSheet changed) {
        return new TpuArray(changed, energies);
    }

    @Override
    public long processingElements() {
        return (long) sheet.whole("rows") * sheet.whole("columns");
    }

    @Override
    public int wordBits() {
        return sheet.whole("wordBits");
    }

    /** Cycles in which the weight memory delivers one tile. */
    public long tileFetchCycles() {
        double bytesPerCycle = sheet.value("weightBytesPerSecond") / sheet.value("clockHertz");
        return (long) Math.ceil(tileBytes() / bytesPerCycle);
    }

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
        long parts = (steps + sheet.whole("accumulatorRows") - 1) / sheet.whole("accumulatorRows");
        long lastPart = steps / parts;
        long fetch = tileFetchCycles();
        long load = Math.max(rows, fetch);
        // Over the parts of one tile, the sum of max(T, load) is max(steps, parts x load), because the parts are equal.
        long cycles = load
                + tiles * Math.max(steps, parts * load)
                - (Math.max(lastPart, load) - lastPart)
                + rows
                + columns
                - 2;
        ActionCounts counts = SystolicArray.arrayCounts(
                        operation.groups() * schedule.multiplyAccumulates(),
                        operation.groups() * schedule.inputReads(),
                        operation.groups() * schedule.outputWrites(),
                        operation.outputWords() * batch)
                .plus(ActionCounts.builder()
                        .add("dram", "byte", parts * tiles * tileBytes())
                        .build());
        return new LayerCounts(
                cycles,
                counts,
                schedule.mappingEfficiency() * schedule.elements(),
                limit(lastPart, rows, fetch),
                List.of());
    }

    private static String limit(long steps, int rows, long fetch) {
        if (steps >= Math.max(rows, fetch)) {
            return "compute";
        }
        return fetch >= rows ? "weight fetch" : "weight shift";
    }

    private long tileBytes() {
        return (processingElements() * wordBits() + 7) / 8;
    }
}
