package dev.ranvier.hardware.accelerator.neardata;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * Vaults of stacked memory whose controllers push operands into a small engine beside each, in the manner of Neurocube:
 * Kim, Kung, Chai, Yalamanchili, Mukhopadhyay 2016 (ISCA), doi:10.1109/ISCA.2016.41. The outputs of a layer are shared
 * evenly among the vaults. An engine works on as many outputs at once as it has multiply-accumulate units; for each
 * term of their sums it takes, in a convolution, an input of its own for every unit (the weight is cached), in a dense
 * layer a weight of its own for every unit and one shared input. A term costs the longer of the units' time and of the
 * operands' way out of the vault:
 *
 * <pre>  max( cyclesPerMac, operands / words a cycle )</pre>
 *
 * Samples of a batch run one after the other.
 *
 * <p>Parameters of the sheet: {@code vaults}, {@code macsPerVault}, {@code clockHertz}, {@code cyclesPerMac},
 * {@code wordBits}, {@code vaultBytesPerSecond}. Actions: {@code vault.word}, {@code mac.multiplyAdd}, and the power
 * {@code static.logic}. Not modelled: operands from other vaults over the network, row misses.
 */
public final class OperandDrivenVaults extends SheetMachine<OperandDrivenVaults> {

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public OperandDrivenVaults(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("vaults", "macsPerVault", "cyclesPerMac", "wordBits");
        require("clockHertz", "vaultBytesPerSecond");
    }

    /** Neurocube at 15 nm with the sheet and constants that come with the program. */
    public static OperandDrivenVaults neurocube() {
        return new OperandDrivenVaults(
                MachineSheet.resource(OperandDrivenVaults.class, "neurocube.json"),
                EnergyTable.resource(OperandDrivenVaults.class, "neurocube-energy.json"));
    }

    @Override
    protected OperandDrivenVaults with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new OperandDrivenVaults(changedSheet, changedEnergies);
    }

    @Override
    public long processingElements() {
        return (long) sheet().whole("vaults") * sheet().whole("macsPerVault");
    }

    @Override
    public double peakMultiplyAccumulatesPerCycle() {
        return (double) processingElements() / sheet().whole("cyclesPerMac");
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int vaults = sheet().whole("vaults");
        int units = sheet().whole("macsPerVault");
        long rounds = ceil(operation.outputWords(), (long) vaults * units);
        int operands = operation instanceof Convolution ? units : units + 1;
        double wordsPerCycle = sheet().value("vaultBytesPerSecond") * 8 / wordBits() / clockHertz();
        double fromVault = operands / wordsPerCycle;
        int compute = sheet().whole("cyclesPerMac");
        long cycles = (long) Math.ceil(rounds * operation.reduction() * Math.max(compute, fromVault)) * batch;
        double macs = (double) operation.multiplyAccumulates() * batch;
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", macs)
                .add("vault", "word", macs * operands / units + (double) operation.outputWords() * batch)
                .add(Action.STATIC, "logic", cycles / clockHertz())
                .build();
        return new LayerCounts(
                cycles,
                counts,
                (double) operation.outputWords() / rounds,
                fromVault > compute ? "vault bandwidth" : "compute",
                List.of());
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
