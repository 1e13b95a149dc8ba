package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Pooling;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * An image sensor that runs the first layers of a network on charge, before its converters (LiKamWa et al. 2016, ISCA,
 * doi:10.1109/ISCA.2016.31). Noise on a capacitor is kT/C, so its energy grows with the ratio of signal to noise:
 *
 * <pre>  energy of a multiply-accumulate = constant x 10^((signal-to-noise dB - reference dB) / 10)</pre>
 *
 * and that of a conversion with 2^bits. Columns work in parallel, each on one multiply-accumulate after the other. What
 * it runs is the part of the network before the cut: of a whole {@link Workload}, only the last layer's results are
 * converted; a layer alone converts its own. {@link SensorNetwork} measures the accuracy that the two settings leave.
 *
 * <p>Parameters of the sheet: {@code columns}, {@code multiplyAccumulatesPerSecond} of a column, {@code
 * signalToNoiseDecibels}, {@code referenceDecibels} (for which the constant holds), {@code adcBits}. Actions: {@code
 * charge.multiplyAccumulate} (as many as would cost the same at the reference), {@code
 * comparator.compare} of pooling, {@code adc.step}, {@code static.idle}. Not
 * counted: analogue memories, control, the pixels.
 */
public final class RedEye implements Accelerator {

    /** The name of the machine that comes with the program. */
    public static final String NAME = "redeye";

    private static final double DECIBELS_PER_BIT = 6.02;
    private static final double DECIBELS_OF_SINE = 1.76;

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final String cut; // name of the layer behind which the converters stand; empty: behind each
    private final long valuesAtCut; // 0: the results of that layer

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public RedEye(MachineSheet sheet, EnergyTable energies) {
        this(sheet, energies, "", 0);
        sheet.whole("columns");
        sheet.whole("adcBits");
        for (String key : List.of("multiplyAccumulatesPerSecond", "signalToNoiseDecibels", "referenceDecibels")) {
            sheet.value(key);
        }
    }

    private RedEye(MachineSheet sheet, EnergyTable energies, String cut, long valuesAtCut) {
        this.sheet = sheet;
        this.energies = energies;
        this.cut = cut;
        this.valuesAtCut = valuesAtCut;
    }

    /** The sensor with the sheet and constants that come with the program. */
    public static RedEye likamwa() {
        return new RedEye(
                MachineSheet.resource(RedEye.class, NAME + ".json"),
                EnergyTable.resource(RedEye.class, NAME + "-energy.json"));
    }

    /** The same sensor with other settings. */
    public RedEye withSettings(double signalToNoiseDecibels, int adcBits) {
        return withSheet(
                sheet.with("signalToNoiseDecibels", signalToNoiseDecibels).with("adcBits", adcBits));
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
    public RedEye withEnergies(EnergyTable changed) {
        return new RedEye(sheet, changed);
    }

    @Override
    public RedEye withSheet(MachineSheet changed) {
        return new RedEye(changed, energies);
    }

    /** Columns. */
    @Override
    public long processingElements() {
        return sheet.whole("columns");
    }

    /** Multiply-accumulates of a column in a second. */
    @Override
    public double clockHertz() {
        return sheet.value("multiplyAccumulatesPerSecond");
    }

    /** Bits of a quantiser with the same noise, at least 1. */
    @Override
    public int wordBits() {
        double bits = (sheet.value("signalToNoiseDecibels") - DECIBELS_OF_SINE) / DECIBELS_PER_BIT;
        return (int) Math.max(1, bits);
    }

    /** Weights and pooling run here; sums of branches do not. */
    @Override
    public boolean runs(Operation operation) {
        return operation.multiplyAccumulates() > 0 || operation instanceof Pooling;
    }

    @Override
    public AcceleratorResult run(Workload workload) {
        return run(workload, 0);
    }

    /**
     * Runs the part of a network before a cut that goes through several branches.
     *
     * @param workload that part
     * @param values results of one sample that cross the cut; 0 for those of the last layer
     */
    public AcceleratorResult run(Workload workload, long values) {
        List<WorkloadLayer> layers = new ArrayList<>(workload.layers());
        layers.removeIf(layer -> !runs(layer.operation()));
        String last = layers.isEmpty() ? "" : layers.get(layers.size() - 1).name();
        return new RedEye(sheet, energies, last, values).runPlanned(workload);
    }

    private AcceleratorResult runPlanned(Workload workload) {
        return Accelerator.super.run(workload);
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        long products = Math.multiplyExact(operation.multiplyAccumulates(), batch);
        long comparisons = Math.multiplyExact(operation.simpleOperations(), batch);
        double decibels = sheet.value("signalToNoiseDecibels") - sheet.value("referenceDecibels");
        ActionCounts counts = ActionCounts.builder()
                .add("charge", "multiplyAccumulate", products * Math.pow(10, decibels / 10))
                .add("comparator", "compare", comparisons)
                .add("adc", "step", converted(layer) * batch * Math.scalb(1.0, sheet.whole("adcBits")))
                .build();
        long columns = sheet.whole("columns");
        long cycles = (products + comparisons + columns - 1) / columns;
        return new LayerCounts(
                cycles,
                counts,
                (double) (products + comparisons) / cycles,
                products > 0 ? "multiply-accumulate" : "comparison",
                List.of());
    }

    private long converted(WorkloadLayer layer) {
        if (!cut.isEmpty() && !cut.equals(layer.name())) {
            return 0;
        }
        return valuesAtCut > 0 ? valuesAtCut : layer.operation().outputWords();
    }
}
