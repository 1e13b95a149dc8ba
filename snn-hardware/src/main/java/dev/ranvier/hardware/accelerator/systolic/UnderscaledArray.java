package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * A systolic array like the first TPU's whose multiply-accumulates run below their nominal supply voltage at the same clock, in
 * the manner of Zhang, Rangineni, Ghodsi, Garg 2018 (DAC, "ThUnderVolt"), doi:10.1109/DAC.2018.8465918. Late results are
 * detected and finished in the next cycle, which they take from the next element of the column: its product is dropped
 * (TE-Drop), and no time is lost. {@link TimingErrors} says how often; what the dropped products do to a network is measured by
 * {@link dev.ranvier.hardware.accelerator.systolic.DroppedProducts}.
 *
 * <p>Parameters of the sheet: those of {@link TpuArray} and of {@link TimingErrors}. Actions: those of {@link TpuArray}, and
 * {@code timing.droppedProduct}, the expected number. The constants of {@code mac} are multiplied by the square of the voltage
 * ratio; memories keep their voltage.
 */
public final class UnderscaledArray implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable nominal;
    private final TpuArray array;
    private final TimingErrors errors;

    /**
     * @param sheet what the machine is
     * @param nominal what its actions cost at the nominal voltage
     * @throws IllegalArgumentException if the sheet lacks a parameter or a voltage is impossible
     */
    public UnderscaledArray(MachineSheet sheet, EnergyTable nominal) {
        this.sheet = sheet;
        this.nominal = nominal;
        this.array = new TpuArray(sheet, nominal);
        this.errors = TimingErrors.of(sheet);
    }

    /** The array of the paper with the sheet and constants that come with the program. */
    public static UnderscaledArray thunderVolt() {
        return new UnderscaledArray(
                MachineSheet.resource(UnderscaledArray.class, "thundervolt.json"),
                EnergyTable.resource(UnderscaledArray.class, "thundervolt-energy.json"));
    }

    /** How often a multiply-accumulate is late. */
    public TimingErrors timingErrors() {
        return errors;
    }

    @Override
    public MachineSheet sheet() {
        return sheet;
    }

    /** Constants at the supply voltage. */
    @Override
    public EnergyTable energies() {
        EnergyTable scaled = nominal;
        for (EnergyEntry entry : nominal.entries()) {
            if (entry.action().part().equals("mac")) {
                scaled = scaled.with(new EnergyEntry(
                        entry.action(),
                        entry.value() * errors.energyShare(),
                        entry.unit(),
                        entry.per(),
                        entry.nodeNanometres(),
                        entry.supplyVolts(),
                        entry.source(),
                        Confidence.DERIVED,
                        "multiplied by (" + errors.supplyVolts() + " V / " + errors.nominalVolts() + " V)^2"));
            }
        }
        return scaled;
    }

    @Override
    public UnderscaledArray withEnergies(EnergyTable changed) {
        return new UnderscaledArray(sheet, changed);
    }

    @Override
    public UnderscaledArray withSheet(MachineSheet changed) {
        return new UnderscaledArray(changed, nominal);
    }

    @Override
    public long processingElements() {
        return array.processingElements();
    }

    @Override
    public int wordBits() {
        return array.wordBits();
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        LayerCounts counted = array.count(layer, batch);
        double late = errors.probability() * counted.counts().count("mac", "multiply");
        return new LayerCounts(
                counted.cycles(),
                counted.counts()
                        .plus(ActionCounts.builder()
                                .add("timing", "droppedProduct", late)
                                .build()),
                counted.activeElements(),
                counted.limitedBy(),
                List.of());
    }
}
