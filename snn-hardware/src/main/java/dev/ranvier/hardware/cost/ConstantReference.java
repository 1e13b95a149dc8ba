package dev.ranvier.hardware.cost;

/**
 * An action priced with a constant of a {@link ConstantTable}.
 *
 * @param action what is priced
 * @param constant key of the constant
 * @param factor by which it is multiplied: bits for an energy of a bit, a part of an access, a scaling; positive
 * @param per what one action is
 * @param note why there is a factor; may be empty without one
 */
record ConstantReference(Action action, String constant, double factor, String per, String note) {

    /** @throws IllegalArgumentException if the factor is not positive, or there is one without a note */
    ConstantReference {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be positive and finite, got " + factor);
        }
        if (factor != 1 && note.isBlank()) {
            throw new IllegalArgumentException("a factor needs a note that says why");
        }
    }

    /** The entry that it makes with a table. */
    EnergyEntry entry(ConstantTable table) {
        Constant found = table.constant(constant);
        if (!found.unit().isEnergy()) {
            throw new IllegalArgumentException(
                    "constant " + constant + " is in " + found.unit().symbol() + "; an action needs an energy");
        }
        boolean asItIs = factor == 1 && note.isBlank();
        String own = "constant " + constant + (factor == 1 ? "" : " x " + factor) + (note.isBlank() ? "" : ": " + note);
        return new EnergyEntry(
                action,
                found.value() * factor,
                EnergyUnit.PICOJOULES,
                per,
                found.nodeNanometres(),
                found.supplyVolts(),
                found.source(),
                asItIs || found.confidence() == Confidence.RECALLED ? found.confidence() : Confidence.DERIVED,
                found.note().isBlank() ? own : own + "; " + found.note());
    }

    /** The same with another factor on top. */
    ConstantReference times(double more, String why) {
        return new ConstantReference(action, constant, factor * more, per, note.isBlank() ? why : note + "; " + why);
    }
}
