package dev.ranvier.hardware.cost;

/** How sure a constant is. What is not {@link #READ} is shown to the user wherever a result used it. */
public enum Confidence {
    /** Read in the cited source. */
    READ,
    /** Known from the cited source, but not read again when the table was written. */
    RECALLED,
    /** Computed from the cited source; the note says how. */
    DERIVED
}
