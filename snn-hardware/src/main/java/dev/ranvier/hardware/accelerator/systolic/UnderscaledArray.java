package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * A systolic array like the first TPU's whose multiply-accumulates run below their nominal supply voltage at the same
 * clock, in the manner of Zhang, Rangineni, Ghodsi, Garg 2018 (DAC, "ThUnderVolt"), doi:10.1109/DAC.2018.8465918. Late
 * results are detected and finished in the next cycle, which they take from the next element of the column: its product
 * is dropped (TE-Drop), and no time is lost. {@link TimingErrors} says how often; what the dropped products do to a
 * network is measured by {@link UnderscaledNetwork}.
 *
 * <p>Parameters of the sheet: those of {@link TpuArray} and of {@link TimingErrors}. Actions: those of
 * {@link TpuArray}, and {@code timing.droppedProduct}, the expected number. The constants of {@code mac} are multiplied
 * by the square of the voltage ratio; memories keep their voltage.
 */
public final class UnderscaledArray implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final TpuArray array;
    private final TimingErrors errors;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost at the supply voltage, see {@link #atSupply}
     * @throws IllegalArgumentException if the sheet lacks a parameter or a voltage is impossible
     */
    public UnderscaledArray(MachineSheet sheet, EnergyTable energies) {
        this.sheet = sheet;
        this.energies = energies;
        this.array = new TpuArray(sheet, energies);
        this.errors = TimingErrors.of(sheet);
    }

    /** The array of the paper with the sheet and constants that come with the program. */
    public static UnderscaledArray thunderVolt() {
        MachineSheet sheet = MachineSheet.resource(UnderscaledArray.class, "thundervolt.json");
        EnergyTable nominal = EnergyTable.resource(UnderscaledArray.class, "thundervolt-energy.json");
        return new UnderscaledArray(sheet, atSupply(nominal, 1, TimingErrors.of(sheet)));
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
        return energies;
    }

    /**
     * Constants of arithmetic at a lower voltage; memories keep theirs.
     *
     * @param table constants
     * @param tableShare energy share at which they hold, 1 for the nominal voltage
     * @param wanted the supply voltage
     */
    static EnergyTable atSupply(EnergyTable table, double tableShare, TimingErrors wanted) {
        EnergyTable scaled = table;
        for (EnergyEntry entry : table.entries()) {
            if (entry.action().part().equals("mac")) {
                scaled = scaled.times(
                        entry.action(),
                        wanted.energyShare() / tableShare,
                        "multiplied by (" + wanted.supplyVolts() + " V / " + wanted.nominalVolts() + " V)^2");
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
        TimingErrors wanted = TimingErrors.of(changed);
        return new UnderscaledArray(changed, atSupply(energies, errors.energyShare(), wanted));
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
