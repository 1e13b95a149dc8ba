package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipGrid;
import java.util.Set;

/**
 * The cores that there are, and where spikes leave: just west of the first row.
 *
 * @param width columns
 * @param height rows
 * @param disabled places of cores that do not work and get nothing; packets still pass there, see {@link ChipGrid}
 */
public record Mesh(int width, int height, Set<ChipGrid.Place> disabled) {

    /** One chip, 64 x 64 cores (Merolla et al. 2014, Science 345:668, doi:10.1126/science.1254642). */
    public static final Mesh TRUENORTH = new Mesh(64, 64);

    /**
     * @throws IllegalArgumentException unless both sizes are 1..255, the reach of a packet, disabled cores lie inside, and a core
     *     is left
     */
    public Mesh {
        disabled = Set.copyOf(disabled);
        if (width < 1 || height < 1 || width > 255 || height > 255) {
            throw new IllegalArgumentException("a mesh has 1..255 columns and rows, got " + width + " x " + height);
        }
        for (ChipGrid.Place place : disabled) {
            if (place.x() < 0 || place.y() < 0 || place.x() >= width || place.y() >= height) {
                throw new IllegalArgumentException("disabled core (" + place.x() + ", " + place.y()
                        + ") is outside the mesh of " + width + " x " + height + " cores, which begins at (0, 0)");
            }
        }
        if (disabled.size() == width * height) {
            throw new IllegalArgumentException("all " + width * height + " cores of the mesh are disabled");
        }
    }

    /** A mesh whose cores all work. */
    public Mesh(int width, int height) {
        this(width, height, Set.of());
    }

    /** Number of cores that work. */
    public int cores() {
        return width * height - disabled.size();
    }

    /** Whether a core at that place, inside the mesh, works. */
    boolean works(int x, int y) {
        return !disabled.contains(new ChipGrid.Place(x, y));
    }

    /** Column of the output port. */
    public int portX() {
        return -1;
    }

    /** Row of the output port. */
    public int portY() {
        return 0;
    }
}
