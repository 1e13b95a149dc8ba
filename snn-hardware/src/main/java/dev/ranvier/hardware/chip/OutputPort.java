package dev.ranvier.hardware.chip;

/**
 * Where spikes leave the chip: a place in or beside the mesh with numbered lines. A line holds one bit a tick; two
 * spikes to the same line in one tick merge.
 *
 * @param x column, may lie outside the mesh (-1 is just west of it)
 * @param y row, may lie outside the mesh
 * @param lines number of lines, at least 0
 */
public record OutputPort(int x, int y, int lines) {

    /** @throws IllegalArgumentException if the number of lines is negative */
    public OutputPort {
        if (lines < 0) {
            throw new IllegalArgumentException("an output port cannot have " + lines + " lines");
        }
    }
}
