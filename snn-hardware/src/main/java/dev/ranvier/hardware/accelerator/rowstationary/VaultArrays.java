package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * Row-stationary arrays side by side, one for each channel of memory, in the manner of TETRIS: Gao, Pu, Yang, Horowitz,
 * Kozyrakis 2017 (ASPLOS), doi:10.1145/3037697.3037702. A layer is cut into equal parts by output rows and by filters
 * ({@link VaultPartition}); of all ways to do so the one with the least product of time and energy is taken, in the
 * relative costs of {@link WordCounts#relativeEnergy}, a word from another vault at twice the array's. One array beside
 * one channel is the machine without stacking that it is compared with.
 *
 * <p>Parameters of the sheet: those of {@link RowStationaryArray} without the run-length code, where the memory link is
 * that of one vault, and {@code vaultRows} and {@code vaultColumns}. Actions: {@code mac.multiplyAdd}, {@code rf.word},
 * {@code array.word}, {@code buffer.word}, {@code dram.word} and {@code network.hop}, a word from one vault to the
 * next. Not modelled: words that wait for others on the network.
 */
public final class VaultArrays extends SheetMachine<VaultArrays> {

    private final RowStationaryMachine array;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public VaultArrays(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("vaultRows", "vaultColumns");
        this.array = RowStationaryMachine.of(sheet);
    }

    /** TETRIS with sixteen vaults and the sheet and constants that come with the program. */
    public static VaultArrays tetris() {
        return named("tetris");
    }

    /** The machine with memory beside the chip that TETRIS is compared with. */
    public static VaultArrays tetrisBaseline() {
        return named("tetris-baseline");
    }

    private static VaultArrays named(String name) {
        return new VaultArrays(
                MachineSheet.resource(VaultArrays.class, name + ".json"),
                EnergyTable.resource(VaultArrays.class, name + "-energy.json"));
    }

    @Override
    protected VaultArrays with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new VaultArrays(changedSheet, changedEnergies);
    }

    private int vaults() {
        return sheet().whole("vaultRows") * sheet().whole("vaultColumns");
    }

    @Override
    public long processingElements() {
        return (long) vaults() * array.rows() * array.columns();
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        int groups = layer.operation().groups();
        VaultPartition partition =
                VaultPartition.best(array, RowStationaryShape.of(layer.operation(), batch), vaults());
        RowStationaryMapping mapping = partition.mapping();
        WordCounts words = mapping.words();
        double hops = partition.remoteWords() * meanHops();
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", layer.operation().multiplyAccumulates() * batch)
                .add("rf", "word", (double) groups * partition.vaults() * words.register())
                .add("array", "word", (double) groups * partition.vaults() * words.array())
                .add("buffer", "word", (double) groups * partition.vaults() * words.buffer())
                .add("dram", "word", (double) groups * partition.vaults() * words.dram())
                .add("network", "hop", groups * hops)
                .build();
        return new LayerCounts(
                groups * mapping.cycles(),
                counts,
                (double) partition.vaults() * mapping.activeElements(),
                mapping.limitedBy(),
                List.of("split into " + partition.rowParts() + " parts of rows by " + partition.filterParts()
                        + " of filters"));
    }

    /** Mean steps from one vault to another on the mesh, both drawn evenly and never the same. */
    private double meanHops() {
        int rows = sheet().whole("vaultRows");
        int columns = sheet().whole("vaultColumns");
        int vaults = rows * columns;
        if (vaults == 1) {
            return 0;
        }
        double withSelf = (rows - 1.0 / rows) / 3 + (columns - 1.0 / columns) / 3;
        return withSelf * vaults / (vaults - 1);
    }
}
