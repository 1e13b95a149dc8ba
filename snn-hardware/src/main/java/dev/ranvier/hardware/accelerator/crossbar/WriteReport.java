package dev.ranvier.hardware.accelerator.crossbar;

/**
 * What it took to write weights into cells.
 *
 * @param arrays arrays that hold them
 * @param cells cells that hold a slice of a weight
 * @param writes write pulses, erased cells included
 * @param verifyReads reads after writes
 * @param stuckCells cells among them that do not obey
 * @param missedCells working cells that were left outside the tolerance
 * @param movedColumns columns that lie elsewhere than in their place
 */
public record WriteReport(
        long arrays, long cells, long writes, long verifyReads, long stuckCells, long missedCells, long movedColumns) {

    /** Nothing written. */
    public static final WriteReport NONE = new WriteReport(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public WriteReport plus(WriteReport other) {
        return new WriteReport(
                arrays + other.arrays,
                cells + other.cells,
                writes + other.writes,
                verifyReads + other.verifyReads,
                stuckCells + other.stuckCells,
                missedCells + other.missedCells,
                movedColumns + other.movedColumns);
    }

    /** Writes of a mean cell. */
    public double writesPerCell() {
        return (double) writes / cells;
    }
}
