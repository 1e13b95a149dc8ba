package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * A static memory that multiplies on its bit lines: one access applies up to so many inputs to the weights of up to so
 * many outputs and gives their sums (Zhang, Wang, Verma 2017, IEEE JSSC 52:915, doi:10.1109/JSSC.2016.2642198; Kang et
 * al. 2018, IEEE JSSC 53:642, doi:10.1109/JSSC.2017.2782087). For V vectors of K inputs by N outputs
 *
 * <pre>  accesses = V x ceil(K / inputs of an access) x ceil(N / outputs of an access),  one in each cycle.</pre>
 *
 * If the weights of the workload fit into the memory they are taken to be there; else every layer is written for every
 * batch, line by line.
 *
 * <p>Parameters of the sheet: {@code inputsPerAccess}, {@code outputsPerAccess}, {@code weightBits},
 * {@code accessSeconds}, {@code memoryBits}, {@code lineBits}, {@code lineWriteSeconds}. Actions: {@code mac.access}
 * (whole, also where a layer fills only part of it), {@code memory.writeBit}, {@code static.idle}. Not counted: what
 * adds up sums of several accesses, and everything outside the memory.
 */
public final class InSramMultiplier implements Accelerator {

    /** The machines of this kind that come with the program. */
    public static final List<String> NAMES = List.of("sram-classifier", "sram-dima");

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final boolean everythingFits;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public InSramMultiplier(MachineSheet sheet, EnergyTable energies) {
        this(sheet, energies, true);
        for (String key : List.of("inputsPerAccess", "outputsPerAccess", "weightBits", "memoryBits", "lineBits")) {
            sheet.whole(key);
        }
        sheet.value("accessSeconds");
        sheet.value("lineWriteSeconds");
    }

    private InSramMultiplier(MachineSheet sheet, EnergyTable energies, boolean everythingFits) {
        this.sheet = sheet;
        this.energies = energies;
        this.everythingFits = everythingFits;
    }

    /**
     * A machine that comes with the program.
     *
     * @param name one of {@link #NAMES}
     * @throws IllegalArgumentException if there is none of that name
     */
    public static InSramMultiplier resource(String name) {
        return new InSramMultiplier(
                MachineSheet.resource(InSramMultiplier.class, name + ".json"),
                EnergyTable.resource(InSramMultiplier.class, name + "-energy.json"));
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
    public InSramMultiplier withEnergies(EnergyTable changed) {
        return new InSramMultiplier(sheet, changed);
    }

    @Override
    public InSramMultiplier withSheet(MachineSheet changed) {
        return new InSramMultiplier(changed, energies);
    }

    /** Products of one access. */
    @Override
    public long processingElements() {
        return (long) sheet.whole("inputsPerAccess") * sheet.whole("outputsPerAccess");
    }

    /** Accesses in a second. */
    @Override
    public double clockHertz() {
        return 1 / sheet.value("accessSeconds");
    }

    /** Bits of a weight. */
    @Override
    public int wordBits() {
        return sheet.whole("weightBits");
    }

    @Override
    public AcceleratorResult run(Workload workload) {
        long bits = 0;
        for (WorkloadLayer layer : workload.layers()) {
            if (runs(layer.operation())) {
                bits += weightBits(layer.operation());
            }
        }
        return new InSramMultiplier(sheet, energies, bits <= sheet.whole("memoryBits")).runPlanned(workload);
    }

    private AcceleratorResult runPlanned(Workload workload) {
        return Accelerator.super.run(workload);
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        long vectors = operation.groups() * operation.outputPixels() * batch;
        long inputParts = ceil(operation.reduction(), sheet.whole("inputsPerAccess"));
        long outputParts = ceil(operation.filtersPerGroup(), sheet.whole("outputsPerAccess"));
        long accesses = vectors * inputParts * outputParts;
        long bits = weightBits(operation);
        boolean resident = everythingFits && bits <= sheet.whole("memoryBits");
        long lines = resident ? 0 : ceil(bits, sheet.whole("lineBits"));
        long writeCycles = (long) Math.ceil(lines * sheet.value("lineWriteSeconds") * clockHertz() - 1e-9);
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "access", accesses)
                .add("memory", "writeBit", resident ? 0 : bits)
                .build();
        double perAccess = (double) operation.reduction() * operation.filtersPerGroup() / (inputParts * outputParts);
        return new LayerCounts(
                accesses + writeCycles,
                counts,
                perAccess,
                writeCycles > accesses ? "writing weights" : "access",
                resident ? List.of() : List.of("weights are written for every batch: they do not all fit"));
    }

    private long weightBits(Operation operation) {
        return Math.multiplyExact(operation.weightWords(), sheet.whole("weightBits"));
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
