package dev.ranvier.hardware.cost;

import java.util.OptionalDouble;

/**
 * One constant of an {@link EnergyTable}.
 *
 * @param action what it prices
 * @param value energy of one action, or static power, in {@code unit}; finite, not negative
 * @param unit unit of the value; a power exactly if the action belongs to the part {@value Action#STATIC}
 * @param per what one action is, e.g. {@code 16-bit word}; for a power what draws it, e.g. {@code chip}
 * @param nodeNanometres technology node it holds for, empty if the source does not say; nothing scales it to another
 * @param supplyVolts supply voltage it holds for, empty if the source does not say
 * @param source where it comes from
 * @param confidence how sure it is
 * @param note what the reader should know, e.g. how it was derived; may be empty
 */
public record EnergyEntry(
        Action action,
        double value,
        EnergyUnit unit,
        String per,
        OptionalDouble nodeNanometres,
        OptionalDouble supplyVolts,
        Source source,
        Confidence confidence,
        String note) {

    /** @throws IllegalArgumentException if a value is impossible or unit and part do not fit together */
    public EnergyEntry {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("value must be finite and at least 0, got " + value);
        }
        positive("nodeNanometres", nodeNanometres);
        positive("supplyVolts", supplyVolts);
        if (per == null || per.isBlank()) {
            throw new IllegalArgumentException("per must say what one action is, e.g. 16-bit word");
        }
        if (unit.isPower() != action.isStatic()) {
            throw new IllegalArgumentException("unit " + unit.symbol() + " does not fit " + action
                    + ": powers belong to the part 'static' and only powers do");
        }
        if (confidence.needsNote() && note.isBlank()) {
            throw new IllegalArgumentException(
                    "a " + confidence.mark() + " value needs a note that says how it came about");
        }
    }

    /** Energy of a count of one: one action, or one second of a power. */
    public double nanojoules() {
        return value * unit.nanojoules();
    }

    /** The same constant with another value, for a sensitivity study; the note says so. */
    public EnergyEntry withValue(double changed) {
        String changedNote =
                "changed by the user from " + value + " " + unit.symbol() + (note.isEmpty() ? "" : "; " + note);
        return new EnergyEntry(
                action, changed, unit, per, nodeNanometres, supplyVolts, source, Confidence.DERIVED, changedNote);
    }

    @Override
    public String toString() {
        return action + " = " + value + " " + unit.symbol() + " per " + per;
    }

    private static void positive(String what, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() > 0)) {
            throw new IllegalArgumentException(what + " must be positive, got " + value.getAsDouble());
        }
    }
}
