package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.EnergyTable;

/**
 * A machine that is what its sheet and its table of constants say.
 *
 * @param <M> the machine itself
 */
public abstract class SheetMachine<M extends Accelerator> implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     */
    protected SheetMachine(MachineSheet sheet, EnergyTable energies) {
        this.sheet = sheet;
        this.energies = energies;
    }

    /** The same kind of machine from another sheet and table. */
    protected abstract M with(MachineSheet changedSheet, EnergyTable changedEnergies);

    @Override
    public final MachineSheet sheet() {
        return sheet;
    }

    @Override
    public final EnergyTable energies() {
        return energies;
    }

    @Override
    public M withEnergies(EnergyTable changed) {
        return with(sheet, changed);
    }

    @Override
    public M withSheet(MachineSheet changed) {
        return with(changed, energies);
    }

    @Override
    public int wordBits() {
        return sheet.whole("wordBits");
    }

    /**
     * Finds at construction what would be missed at the first layer.
     *
     * @throws IllegalArgumentException if the sheet lacks one of the parameters or it is not a whole number
     */
    protected final void requireWhole(String... keys) {
        for (String key : keys) {
            sheet.whole(key);
        }
    }

    /**
     * Finds at construction what would be missed at the first layer.
     *
     * @throws IllegalArgumentException if the sheet lacks one of the parameters
     */
    protected final void require(String... keys) {
        for (String key : keys) {
            sheet.value(key);
        }
    }
}
