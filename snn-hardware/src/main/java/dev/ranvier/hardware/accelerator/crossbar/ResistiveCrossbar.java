package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Recurrent;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Crossbars of conductances that multiply a vector by the weights they hold, in the manner of ISAAC (Shafiee et al.
 * 2016, ISCA, doi:10.1109/ISCA.2016.12); {@link CrossbarDesign} says how weights and inputs are cut.
 *
 * <p>A cycle is one read of all arrays at once: the read itself, or the time that the converters of an array need for
 * its columns, whichever is longer. For V vectors (output pixels times batch) that c copies of a layer share,
 *
 * <pre>  cycles = ceil(V / c) x reads + overhead,   reads = ceil(input bits / DAC bits).</pre>
 *
 * {@link #count} takes a layer alone, with one copy; {@link #run} shares the arrays by a {@link CrossbarPlan}. A layer
 * that must be written first adds {@code rows x writes per cell x row write time}, all arrays at once, and one with
 * more arrays than there are is worked off in passes. Layers run one after the other; {@link #intervalSeconds} says how
 * often a sample comes out when they overlap.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code arrays} of a chip, {@code chips},
 * {@code inputBits}, {@code dacBits}, {@code weightBits}, {@code cellBits}, {@code adcBits}, {@code columnsPerSlice}
 * (1: {@link SignEncoding#OFFSET}, 2: {@link SignEncoding#DIFFERENTIAL}), {@code conversionsPerSlice} (1 if a pair is
 * subtracted before the converter), {@code conversionsPerSecond} of all converters of an array, {@code readSeconds},
 * {@code overheadCycles}, {@code rowWriteSeconds}, {@code writesPerCell}. Actions: {@code array.cellRead},
 * {@code dac.conversion}, {@code sampleHold.sample}, {@code adc.step} (2^bits for each conversion),
 * {@code shiftAdd.add}, {@code inputRegister.byte}, {@code outputRegister.byte}, {@code buffer.byte} in and out,
 * {@code bus.byte}, {@code write.pulse}, {@code static.array} (seconds times arrays that hold the layer). Not counted:
 * a reference column, activation functions, pooling, what moves between chips.
 */
public final class ResistiveCrossbar implements Accelerator {

    /** The machines of this kind that come with the program. */
    public static final List<String> NAMES = List.of(
            "isaac-ce",
            "prime",
            "crossbar",
            "ibm-pcm",
            "tsinghua-rram",
            "ucsb-passive",
            "ucsb-flash",
            "stt-mram-crossbar");

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final CrossbarDesign design;
    private final CrossbarPlan plan; // null: a layer alone

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter or one is out of range
     */
    public ResistiveCrossbar(MachineSheet sheet, EnergyTable energies) {
        this(sheet, energies, null);
        for (String key : List.of("conversionsPerSecond", "readSeconds", "rowWriteSeconds", "writesPerCell")) {
            sheet.value(key);
        }
        for (String key : List.of("arrays", "chips", "overheadCycles", "conversionsPerSlice")) {
            sheet.whole(key);
        }
    }

    private ResistiveCrossbar(MachineSheet sheet, EnergyTable energies, CrossbarPlan plan) {
        this.sheet = sheet;
        this.energies = energies;
        this.plan = plan;
        design = new CrossbarDesign(
                sheet.whole("rows"),
                sheet.whole("columns"),
                sheet.whole("inputBits"),
                Math.min(sheet.whole("dacBits"), sheet.whole("inputBits")),
                sheet.whole("weightBits"),
                sheet.whole("cellBits"),
                sheet.whole("adcBits"),
                sheet.whole("columnsPerSlice") == 1 ? SignEncoding.OFFSET : SignEncoding.DIFFERENTIAL);
    }

    /**
     * A machine that comes with the program.
     *
     * @param name one of {@link #NAMES}; its sheet and constants are {@code NAME.json} and {@code NAME-energy.json}
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ResistiveCrossbar resource(String name) {
        return new ResistiveCrossbar(
                MachineSheet.resource(ResistiveCrossbar.class, name + ".json"),
                EnergyTable.resource(ResistiveCrossbar.class, name + "-energy.json"));
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
    public ResistiveCrossbar withEnergies(EnergyTable changed) {
        return new ResistiveCrossbar(sheet, changed, plan);
    }

    @Override
    public ResistiveCrossbar withSheet(MachineSheet changed) {
        return new ResistiveCrossbar(changed, energies);
    }

    /** How weights and inputs are cut; the functional simulation takes the same. */
    public CrossbarDesign design() {
        return design;
    }

    /** Weights that the arrays hold. */
    @Override
    public long processingElements() {
        return arrays() * design.rows() * design.columns() / design.columnsPerWeight();
    }

    @Override
    public double peakMultiplyAccumulatesPerCycle() {
        return (double) arrays() * design.rows() * design.columns() / design.columnsPerWeight() / design.reads();
    }

    /** Reads in a second. */
    @Override
    public double clockHertz() {
        return 1 / Math.max(sheet.value("readSeconds"), conversionSeconds());
    }

    @Override
    public int wordBits() {
        return Math.min(design.weightBits(), design.inputBits());
    }

    /** Arrays of all chips. */
    public long arrays() {
        return (long) sheet.whole("arrays") * sheet.whole("chips");
    }

    /** Arrays that hold the weights of an operation once. */
    public long arraysOf(Operation operation) {
        return operation.groups() * design.arrays(operation.reduction(), operation.filtersPerGroup(), design.columns());
    }

    /** How the layers of a workload share the arrays. */
    public CrossbarPlan plan(Workload workload) {
        Map<String, Long> arrays = new LinkedHashMap<>();
        Map<String, Long> pixels = new LinkedHashMap<>();
        for (WorkloadLayer layer : workload.layers()) {
            if (runs(layer.operation())) {
                Operation step =
                        layer.operation() instanceof Recurrent recurrent ? recurrent.step() : layer.operation();
                arrays.put(layer.name(), arraysOf(step));
                pixels.put(layer.name(), step.outputPixels());
            }
        }
        return CrossbarPlan.of(arrays, pixels, arrays());
    }

    /**
     * Time between two samples when all layers work at once, each on another sample.
     *
     * @throws IllegalArgumentException if the weights do not all fit: layers that are written anew cannot overlap
     */
    public double intervalSeconds(Workload workload) {
        CrossbarPlan shared = plan(workload);
        if (!shared.resident()) {
            throw new IllegalArgumentException(
                    workload.name() + " does not fit into the " + arrays() + " arrays of " + sheet.name());
        }
        return shared.slowestVectors() * design.reads() / clockHertz();
    }

    /**
     * What it takes to write a network once, with the pulses of a mean cell that the sheet gives; how many a tolerance
     * takes is counted by {@link CrossbarNetwork#writes()}.
     */
    public WriteCost writeCost(Workload workload) {
        CrossbarPlan shared = plan(workload);
        double cells = 0;
        long rows = 0;
        for (WorkloadLayer layer : workload.layers()) {
            if (shared.copies().containsKey(layer.name())) {
                cells += (double) shared.copies().get(layer.name())
                        * layer.operation().weightWords()
                        * design.columnsPerWeight();
                rows = Math.max(rows, Math.min(layer.operation().reduction(), design.rows()));
            }
        }
        double pulses = cells * sheet.value("writesPerCell");
        Optional<EnergyEntry> pulse = energies.find(new Action("write", "pulse"));
        return new WriteCost(
                cells,
                pulses,
                rows * sheet.value("writesPerCell") * sheet.value("rowWriteSeconds"),
                pulse.isPresent() ? OptionalDouble.of(pulses * pulse.get().nanojoules()) : OptionalDouble.empty());
    }

    @Override
    public AcceleratorResult run(Workload workload) {
        CrossbarPlan shared = plan(workload);
        AcceleratorResult result = new ResistiveCrossbar(sheet, energies, shared).runPlanned(workload);
        List<String> notes = new ArrayList<>(result.notes());
        notes.add(
                shared.resident()
                        ? residence(shared, workload)
                        : "the weights do not all fit into " + arrays()
                                + " arrays, so every layer is written anew for every batch");
        return new AcceleratorResult(
                result.machine(),
                result.family(),
                result.workload(),
                result.batch(),
                result.layers(),
                result.total(),
                result.areaSquareMillimetres(),
                result.sources(),
                notes);
    }

    private String residence(CrossbarPlan shared, Workload workload) {
        WriteCost once = writeCost(workload);
        String energy = once.nanojoules().isPresent()
                ? (float) once.nanojoules().getAsDouble() + " nJ"
                : "an energy that is not published";
        return "all weights stay in " + shared.arrays() + " of " + arrays() + " arrays; writing their "
                + (long) once.cells()
                + " cells once, which is not in these figures, takes " + (float) (1e6 * once.seconds()) + " us and "
                + energy
                + "; were the layers to overlap, a sample would come out every "
                + (float) (1e6 * shared.slowestVectors() * design.reads() / clockHertz()) + " us";
    }

    private AcceleratorResult runPlanned(Workload workload) {
        return Accelerator.super.run(workload);
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        long arraysOfCopy = arraysOf(operation);
        boolean resident = plan == null ? arraysOfCopy <= arrays() : plan.resident();
        long copies = plan == null ? 1 : plan.copies().get(layer.name());
        long passes = (arraysOfCopy + arrays() - 1) / arrays();
        long vectors = operation.outputPixels() * batch;
        long readCycles = passes * (ceil(vectors, copies) * design.reads() + sheet.whole("overheadCycles"));
        long writeCycles = resident ? 0 : passes * writeCycles(operation);
        long cycles = readCycles + writeCycles;
        double seconds = cycles / clockHertz();
        long cells = copies * operation.weightWords() * design.columnsPerWeight();
        ActionCounts counts = CrossbarReads.count(design, sheet.whole("conversionsPerSlice"), operation, vectors)
                .plus(ActionCounts.builder()
                        .add("write", "pulse", resident ? 0 : cells * sheet.value("writesPerCell"))
                        .add(Action.STATIC, "array", Math.min(arraysOfCopy * copies, arrays()) * seconds)
                        .add(
                                Action.STATIC,
                                "idle",
                                (sheet.whole("chips") - 1) * seconds) // one chip is added by the run
                        .build());
        return new LayerCounts(
                cycles,
                counts,
                (double) operation.weightWords() * copies / passes,
                writeCycles > readCycles ? "writing" : conversionLimits() ? "conversion" : "array read",
                passes == 1 ? List.of() : List.of("takes " + passes + " passes through all arrays"));
    }

    /** Cycles in which the rows that a layer uses are written, all arrays at once. */
    private long writeCycles(Operation operation) {
        long rows = Math.min(operation.reduction(), design.rows());
        return (long)
                Math.ceil(rows * sheet.value("writesPerCell") * sheet.value("rowWriteSeconds") * clockHertz() - 1e-9);
    }

    private boolean conversionLimits() {
        return conversionSeconds() > sheet.value("readSeconds");
    }

    private double conversionSeconds() {
        double conversions =
                (double) design.columns() / design.encoding().columnsPerSlice() * sheet.whole("conversionsPerSlice");
        return conversions / sheet.value("conversionsPerSecond");
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
