package dev.ranvier.hardware.accelerator.sparse;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import java.util.Locale;

/**
 * A matrix-vector engine for pruned weights in the manner of EIE: Han, Liu, Mao, Pu, Pedram, Horowitz, Dally 2016
 * (ISCA), doi:10.1109/ISCA.2016.30. Inputs that are not zero are sent to all processing elements
 * ({@link BroadcastQueue}); each works through the stored weights of that column ({@link SyntheticMatrix}), one in a
 * cycle. All weights stay on the chip. A convolution is one product for each output pixel; samples of a batch run one
 * after the other.
 *
 * <p>Parameters of the sheet: {@code processingElements}, {@code clockHertz}, {@code wordBits}, {@code queueDepth},
 * {@code runLengthBits}, {@code storedWeightBits}, {@code weightFetchBits}, {@code weightMemoryBytes},
 * {@code pointerMemoryBytes} and {@code activationMemoryBytes} of one element. Actions: {@code mac.multiplyAdd},
 * {@code weight.fetch}, {@code pointer.read}, {@code activation.register}, {@code activation.word},
 * {@code queue.entry}. A layer that does not fit into the memories is timed as if it did; its note says how full they
 * are.
 */
public final class SparseEngine extends SheetMachine<SparseEngine> {

    private static final int SEEDS = 10;
    private static final int POINTER_BYTES = 2;

    private final int firstSeed;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @param firstSeed the first of ten consecutive seeds of synthetic zeros, over which the mean is taken
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public SparseEngine(MachineSheet sheet, EnergyTable energies, int firstSeed) {
        super(sheet, energies);
        this.firstSeed = firstSeed;
        requireWhole(
                "processingElements", "wordBits", "queueDepth", "runLengthBits", "storedWeightBits", "weightFetchBits");
        require("clockHertz", "weightMemoryBytes", "pointerMemoryBytes", "activationMemoryBytes");
    }

    /** EIE with the sheet and constants that come with the program. */
    public static SparseEngine eie() {
        return new SparseEngine(
                MachineSheet.resource(SparseEngine.class, "eie.json"),
                EnergyTable.resource(SparseEngine.class, "eie-energy.json"),
                1);
    }

    @Override
    protected SparseEngine with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new SparseEngine(changedSheet, changedEnergies, firstSeed);
    }

    @Override
    public long processingElements() {
        return sheet().whole("processingElements");
    }

    @Override
    public double usefulShare(WorkloadLayer layer) {
        return density(layer) * (1 - layer.inputZeroShare().orElse(0));
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int elements = sheet().whole("processingElements");
        SparseProduct one = product(layer);
        double products = (double) operation.outputPixels() * operation.groups() * batch;
        SparseProduct all = one.times(products);
        double results = (double) operation.outputWords() * batch;
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", all.steps())
                .add("weight", "fetch", all.fetches())
                .add("pointer", "read", 2 * all.inputs() * elements)
                .add("activation", "register", 2 * all.steps())
                .add("activation", "word", all.inputs() + results)
                .add("queue", "entry", all.inputs() * elements)
                .build();
        return new LayerCounts(
                Math.max(1, (long) Math.ceil(all.cycles())),
                counts,
                Math.min(elements, operation.filtersPerGroup()),
                limit(one, elements),
                List.of(memoryNote(layer, one, elements)));
    }

    /** One product of one group; the mean over the seeds. */
    private SparseProduct product(WorkloadLayer layer) {
        Operation operation = layer.operation();
        int elements = sheet().whole("processingElements");
        double weights = density(layer);
        double inputs = 1 - layer.inputZeroShare().orElse(0);
        int seeds = weights == 1 && inputs == 1 ? 1 : SEEDS;
        SparseProduct sum = new SparseProduct(0, 0, 0, 0, 0);
        for (int s = 0; s < seeds; s++) {
            SyntheticMatrix matrix = new SyntheticMatrix(
                    (long) firstSeed + s,
                    Math.toIntExact(operation.filtersPerGroup()),
                    elements,
                    weights,
                    inputs,
                    sheet().whole("runLengthBits"));
            sum = sum.plus(SparseProduct.run(
                    matrix,
                    Math.toIntExact(operation.reduction()),
                    elements,
                    sheet().whole("queueDepth"),
                    Math.max(1, sheet().whole("weightFetchBits") / sheet().whole("storedWeightBits"))));
        }
        return sum.times(1.0 / seeds);
    }

    private static double density(WorkloadLayer layer) {
        return 1 - layer.weightZeroShare().orElse(0);
    }

    private static String limit(SparseProduct one, int elements) {
        double balanced = one.balancedCycles(elements);
        if (one.inputs() > balanced) {
            return "one input in a cycle";
        }
        return one.cycles() > 1.1 * balanced ? "load imbalance" : "compute";
    }

    private String memoryNote(WorkloadLayer layer, SparseProduct one, int elements) {
        Operation operation = layer.operation();
        double weightBytes = one.stored() * operation.groups() / elements * sheet().whole("storedWeightBits") / 8;
        double pointerBytes = (double) POINTER_BYTES * (operation.reduction() + 1) * operation.groups();
        double activationBytes =
                Math.max(operation.inputWords(), operation.outputWords()) * wordBits() / 8.0 / elements;
        return String.format(
                Locale.ROOT,
                "fills %.1f %% of the weight, %.1f %% of the pointer and %.1f %% of the activation memory",
                100 * weightBytes / sheet().value("weightMemoryBytes"),
                100 * pointerBytes / sheet().value("pointerMemoryBytes"),
                100 * activationBytes / sheet().value("activationMemoryBytes"));
    }
}
