package dev.ranvier.hardware.accelerator.spiking;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * Cores of axons by neurons that all take one step in a tick, in the manner of TrueNorth: Merolla et al. 2014,
 * doi:10.1126/science.1254642; Akopyan et al. 2015 (TCAD), doi:10.1109/TCAD.2015.2474396. A layer is one tick for each
 * sample; inputs that are not zero are spikes, and each spike is one synaptic event for every product it is part of. A
 * matrix takes {@code ceil(inputs / axons) x ceil(outputs / neurons)} cores, a convolution so many for each output
 * pixel. A layer that needs more cores than there are takes as many ticks as it would need chips: the energy is that of
 * the chips side by side.
 *
 * <p>Parameters of the sheet: {@code cores}, {@code axons}, {@code neurons}, {@code clockHertz} (ticks in a second),
 * {@code wordBits}. Action: {@code synapse.event}, the way of its spike over the mesh included; {@code static.idle} is
 * drawn by all cores. Layers run one after the other, where the chip has all of them at work in every tick; splitters
 * and sharing of axons are not modelled.
 */
public final class TickedCores extends SheetMachine<TickedCores> {

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public TickedCores(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("cores", "axons", "neurons", "wordBits");
        require("clockHertz");
    }

    /** TrueNorth at 0.8 V from its published figures, with the sheet and constants that come with the program. */
    public static TickedCores trueNorth() {
        return new TickedCores(
                MachineSheet.resource(TickedCores.class, "truenorth-published.json"),
                EnergyTable.resource(TickedCores.class, "truenorth-published-energy.json"));
    }

    @Override
    protected TickedCores with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new TickedCores(changedSheet, changedEnergies);
    }

    /** Synapses of all cores; each can take one event in a tick. */
    @Override
    public long processingElements() {
        return (long) sheet().whole("cores") * sheet().whole("axons") * sheet().whole("neurons");
    }

    /** What the synaptic events of some ticks cost, all cores being switched on. */
    public double watts(double eventsPerSecond) {
        ActionCounts second = ActionCounts.builder()
                .add("synapse", "event", eventsPerSecond)
                .add(Action.STATIC, "idle", 1.0)
                .build();
        return energies().price(second).totalNanojoules() / 1e9;
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        long cores = operation.groups()
                * operation.outputPixels()
                * ceil(operation.reduction(), sheet().whole("axons"))
                * ceil(operation.filtersPerGroup(), sheet().whole("neurons"));
        long ticks = ceil(cores, sheet().whole("cores")) * batch;
        double spikes = 1 - layer.inputZeroShare().orElse(0);
        double macs = (double) operation.multiplyAccumulates() * batch;
        ActionCounts counts =
                ActionCounts.builder().add("synapse", "event", spikes * macs).build();
        String spiking = layer.inputZeroShare().isEmpty() ? "; the rate is not given, so every input spikes" : "";
        return new LayerCounts(
                ticks,
                counts,
                macs / ticks,
                "tick",
                List.of("takes " + cores + " of " + sheet().whole("cores") + " cores" + spiking));
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
