package dev.ranvier.hardware.mapping;

/**
 * The cores that there are, and where spikes leave: just west of the first row.
 *
 * @param width columns
 * @param height rows
 */
public record Mesh(int width, int height) {

    /** One chip, 64 x 64 cores (Merolla et al. 2014, Science 345:668, doi:10.1126/science.1254642). */
    public static final Mesh TRUENORTH = new Mesh(64, 64);

    /** @throws IllegalArgumentException unless both are 1..255, the reach of a packet */
    public Mesh {
        if (width < 1 || height < 1 || width > 255 || height > 255) {
            throw new IllegalArgumentException("a mesh has 1..255 columns and rows, got " + width + " x " + height);
        }
    }

    /** Number of cores. */
    public int cores() {
        return width * height;
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
