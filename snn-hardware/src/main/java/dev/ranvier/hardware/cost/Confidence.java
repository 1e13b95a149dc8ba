package dev.ranvier.hardware.cost;

import java.util.Locale;

/** How sure a constant is. What is not {@link #READ} is shown to the user wherever a result used it. */
public enum Confidence {
    /** Read in the cited source. */
    READ,
    /** Known from the cited source, but not read again when the table was written. */
    RECALLED,
    /** Computed from the cited source; the note says how. */
    DERIVED,
    /**
     * Chosen so that a published figure of the machine comes out; the note says which. That figure then proves
     * nothing.
     */
    FITTED;

    /** True if a figure with this mark has to say how it came about. */
    public boolean needsNote() {
        return this == DERIVED || this == FITTED;
    }

    /** How files and notes write it. */
    public String mark() {
        return name().toLowerCase(Locale.ROOT);
    }
}
