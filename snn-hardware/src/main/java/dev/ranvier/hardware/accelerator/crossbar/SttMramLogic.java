package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * A magnetic memory that opens two word lines at once and senses a logic function or the sum of the two words: digital,
 * not an analogue product (Jain, Ranjan, Roy, Raghunathan 2018, IEEE TVLSI 26:470, doi:10.1109/TVLSI.2017.2776954). The
 * source runs general programs; how a product of a matrix and a vector is laid on it is ours: bit i of all weights of
 * an output and bit j of the inputs are two lines, their AND is one access for each {@code accessBits} of them, and a
 * counter of ones beside the array adds up. For V vectors of K inputs by N outputs
 *
 * <pre>  accesses = V x N x ceil(K / accessBits) x weight bits x input bits / banks.</pre>
 *
 * <p>Parameters of the sheet: {@code accessBits}, {@code banks}, {@code accessSeconds}, {@code weightBits},
 * {@code inputBits}. Actions: {@code logic.access}, {@code counter.add}, {@code memory.writeBit} of the inputs,
 * {@code static.idle}. Not counted: writing the weights, which are taken to be there, and the processor beside the
 * memory.
 */
public final class SttMramLogic implements Accelerator {

    /** The name of the machine that comes with the program. */
    public static final String NAME = "stt-cim";

    private final MachineSheet sheet;
    private final EnergyTable energies;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public SttMramLogic(MachineSheet sheet, EnergyTable energies) {
        for (String key : List.of("accessBits", "banks", "weightBits", "inputBits")) {
            sheet.whole(key);
        }
        sheet.value("accessSeconds");
        this.sheet = sheet;
        this.energies = energies;
    }

    /** The machine with the sheet and constants that come with the program. */
    public static SttMramLogic jain() {
        return new SttMramLogic(
                MachineSheet.resource(SttMramLogic.class, NAME + ".json"),
                EnergyTable.resource(SttMramLogic.class, NAME + "-energy.json"));
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
    public SttMramLogic withEnergies(EnergyTable changed) {
        return new SttMramLogic(sheet, changed);
    }

    @Override
    public SttMramLogic withSheet(MachineSheet changed) {
        return new SttMramLogic(changed, energies);
    }

    /** Bits that all banks combine at once. */
    @Override
    public long processingElements() {
        return (long) sheet.whole("accessBits") * sheet.whole("banks");
    }

    @Override
    public double peakMultiplyAccumulatesPerCycle() {
        return (double) processingElements() / bitProducts();
    }

    /** Accesses of one bank in a second. */
    @Override
    public double clockHertz() {
        return 1 / sheet.value("accessSeconds");
    }

    @Override
    public int wordBits() {
        return Math.min(sheet.whole("weightBits"), sheet.whole("inputBits"));
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        long vectors = operation.groups() * operation.outputPixels() * batch;
        long outputs = vectors * operation.filtersPerGroup();
        long parts = ceil(operation.reduction(), sheet.whole("accessBits"));
        long accesses = Math.multiplyExact(outputs * parts, bitProducts());
        ActionCounts counts = ActionCounts.builder()
                .add("logic", "access", accesses)
                .add("counter", "add", accesses)
                .add("memory", "writeBit", vectors * operation.reduction() * sheet.whole("inputBits"))
                .build();
        long cycles = ceil(accesses, sheet.whole("banks"));
        double active = (double) operation.reduction() / parts * accesses / cycles;
        return new LayerCounts(cycles, counts, active, "access", List.of());
    }

    private long bitProducts() {
        return (long) sheet.whole("weightBits") * sheet.whole("inputBits");
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
