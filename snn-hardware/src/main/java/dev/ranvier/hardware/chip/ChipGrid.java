package dev.ranvier.hardware.chip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The mesh that a program runs on: one chip, or a tile of several that continue each other's mesh, with cores that do not
 * work. Columns and rows count through all chips from (0, 0).
 *
 * <p>A disabled core holds nothing; its router is taken to work, so that packets still pass. That faulty cores are
 * disabled is recalled of the real chip, that their routers work is an assumption.
 *
 * @param chipColumns columns of one chip
 * @param chipRows rows of one chip
 * @param chipsX chips beside each other
 * @param chipsY chips above each other
 * @param disabled places of cores that do not work
 */
public record ChipGrid(int chipColumns, int chipRows, int chipsX, int chipsY, Set<Place> disabled) {

    /** Columns and rows of IBM's chip (Merolla et al. 2014, Science 345:668, doi:10.1126/science.1254642). */
    public static final int TRUENORTH_SIDE = 64;

    /** A place in the mesh. */
    public record Place(int x, int y) {}

    /** @throws IllegalArgumentException if a size is not positive or a disabled core lies outside */
    public ChipGrid {
        if (chipColumns < 1 || chipRows < 1 || chipsX < 1 || chipsY < 1) {
            throw new IllegalArgumentException("a mesh needs chips with cores, got " + chipsX + " x " + chipsY
                    + " chips of " + chipColumns + " x " + chipRows + " cores");
        }
        disabled = Set.copyOf(disabled);
        for (Place place : disabled) {
            if (place.x < 0 || place.y < 0 || place.x >= chipColumns * chipsX || place.y >= chipRows * chipsY) {
                throw new IllegalArgumentException("disabled core (" + place.x + ", " + place.y
                        + ") is outside the mesh of " + chipColumns * chipsX + " x " + chipRows * chipsY + " cores");
            }
        }
    }

    /** The fewest chips of 64 x 64 cores that hold all of these cores. */
    public static ChipGrid holding(List<CoreProgram> cores) {
        int columns = 1;
        int rows = 1;
        for (CoreProgram core : cores) {
            columns = Math.max(columns, core.x() + 1);
            rows = Math.max(rows, core.y() + 1);
        }
        int side = TRUENORTH_SIDE;
        return new ChipGrid(side, side, (columns + side - 1) / side, (rows + side - 1) / side, Set.of());
    }

    /** The same mesh with one more core that does not work. */
    public ChipGrid without(int x, int y) {
        Set<Place> more = new HashSet<>(disabled);
        more.add(new Place(x, y));
        return new ChipGrid(chipColumns, chipRows, chipsX, chipsY, more);
    }

    /** Columns of all chips. */
    public int columns() {
        return chipColumns * chipsX;
    }

    /** Rows of all chips. */
    public int rows() {
        return chipRows * chipsY;
    }

    /** Number of chips. */
    public int chips() {
        return chipsX * chipsY;
    }

    /** True if a core can be at that place. */
    public boolean usable(int x, int y) {
        return x >= 0 && y >= 0 && x < columns() && y < rows() && !disabled.contains(new Place(x, y));
    }

    /** Edges between chips that a packet passes on its way from one core to another. */
    public int crossings(int fromX, int fromY, int toX, int toY) {
        return Math.abs(toX / chipColumns - fromX / chipColumns) + Math.abs(toY / chipRows - fromY / chipRows);
    }
}
