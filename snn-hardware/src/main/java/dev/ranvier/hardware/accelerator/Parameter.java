package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;

/**
 * One figure that says what a machine is.
 *
 * @param key name in the data file, unit included, e.g. {@code clockHertz}
 * @param value the figure, finite and positive
 * @param source where it comes from
 * @param confidence how sure it is
 * @param note what the reader should know; may be empty
 */
public record Parameter(String key, double value, Source source, Confidence confidence, String note) {

    /** @throws IllegalArgumentException if the value is not positive and finite */
    public Parameter {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(key + " must be positive and finite, got " + value);
        }
        if (confidence.needsNote() && note.isBlank()) {
            throw new IllegalArgumentException(
                    "a " + confidence.mark() + " value needs a note that says how it came about");
        }
    }
}
