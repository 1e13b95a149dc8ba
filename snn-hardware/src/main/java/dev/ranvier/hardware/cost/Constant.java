package dev.ranvier.hardware.cost;

import java.util.OptionalDouble;

/**
 * One figure of a {@link ConstantTable}.
 *
 * @param key name in the table, e.g. {@code multiply.int8}
 * @param value the figure, finite and positive
 * @param unit its unit
 * @param per what it is of, e.g. {@code access of 64 bits}
 * @param nodeNanometres technology node it holds for, empty if the source does not say
 * @param supplyVolts supply voltage it holds for, empty if the source does not say
 * @param source where it comes from
 * @param confidence how sure it is
 * @param lowest lowest published figure, empty if no range is published
 * @param highest highest published figure
 * @param note what the reader should know; may be empty
 */
public record Constant(
        String key,
        double value,
        ConstantUnit unit,
        String per,
        OptionalDouble nodeNanometres,
        OptionalDouble supplyVolts,
        Source source,
        Confidence confidence,
        OptionalDouble lowest,
        OptionalDouble highest,
        String note) {

    /** @throws IllegalArgumentException if a value is impossible or outside its own range */
    public Constant {
        if (key == null || key.isBlank() || per == null || per.isBlank()) {
            throw new IllegalArgumentException("a constant needs a key and what it is of");
        }
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(key + " must be positive and finite, got " + value);
        }
        if (lowest.isPresent() != highest.isPresent()
                || (lowest.isPresent() && !(lowest.getAsDouble() <= value && value <= highest.getAsDouble()))) {
            throw new IllegalArgumentException(key + ": a range has a lowest and a highest value around " + value);
        }
        if (confidence == Confidence.DERIVED && note.isBlank()) {
            throw new IllegalArgumentException("a derived value needs a note that says how it was derived");
        }
    }
}
