package dev.ranvier.hardware.cost;

/** How sure a figure is. */
public enum Confidence {
    /** Read in the named source, or in a faithful transcription of it. */
    READ("read in the source"),
    /** Known from the named source but not read again: check before citing. */
    RECALLED("recalled, not re-read"),
    /** Computed from figures of the named sources; the note shows how. */
    DERIVED("derived from the source");

    private final String words;

    Confidence(String words) {
        this.words = words;
    }

    /** For the user's eye. */
    public String words() {
        return words;
    }
}
