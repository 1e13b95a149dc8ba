package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.OptionalDouble;

/**
 * One published figure and what the model makes of it.
 *
 * @param machine name of the machine
 * @param quantity what was measured, e.g. {@code latency}
 * @param workload what it ran, e.g. {@code AlexNet conv1, batch 4}; {@code -} for a figure of the machine alone
 * @param published the published value
 * @param unit unit of both values; {@code 1} for a ratio
 * @param source where it was published
 * @param confidence how sure the published value is
 * @param modelled the model's value; empty if a source leaves too much open to compute it
 * @param tolerance largest relative deviation that the row promises, e.g. 0.2; empty unless validated
 * @param standing what the row may be taken for
 * @param explanation why the values differ, or what is open; may be empty for a validated row
 */
public record ValidationRow(
        String machine,
        String quantity,
        String workload,
        double published,
        String unit,
        Source source,
        Confidence confidence,
        OptionalDouble modelled,
        OptionalDouble tolerance,
        Standing standing,
        String explanation) {

    /**
     * @throws IllegalArgumentException if a text is missing, a value is not finite, or tolerance and standing
     *     contradict each other
     */
    public ValidationRow {
        if (machine.isBlank() || quantity.isBlank() || workload.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("a validation row needs a machine, a quantity, a workload and a unit");
        }
        if (!Double.isFinite(published) || published == 0) {
            throw new IllegalArgumentException("the published value must be finite and not 0, got " + published);
        }
        if (modelled.isPresent() && !Double.isFinite(modelled.getAsDouble())) {
            throw new IllegalArgumentException("the modelled value must be finite, got " + modelled.getAsDouble());
        }
        if (tolerance.isPresent() != (standing == Standing.VALIDATED)
                || (standing == Standing.VALIDATED && modelled.isEmpty())) {
            throw new IllegalArgumentException(
                    "a validated row has a tolerance and a modelled value, others have no tolerance");
        }
        if (standing != Standing.VALIDATED && explanation.isBlank()) {
            throw new IllegalArgumentException("a row that is not validated must say why");
        }
    }

    /** Modelled over published, minus 1; empty if nothing could be modelled. */
    public OptionalDouble deviation() {
        return modelled.isPresent()
                ? OptionalDouble.of(modelled.getAsDouble() / published - 1)
                : OptionalDouble.empty();
    }

    /** False if the row promises a tolerance and does not keep it. */
    public boolean holds() {
        return standing != Standing.VALIDATED || Math.abs(deviation().getAsDouble()) <= tolerance.getAsDouble();
    }

    /** A row that has to hold. */
    public static ValidationRow validated(
            String machine, String quantity, String workload, Published published, double modelled, double tolerance) {
        return published.row(
                machine,
                quantity,
                workload,
                OptionalDouble.of(modelled),
                OptionalDouble.of(tolerance),
                Standing.VALIDATED,
                "");
    }

    /** A row to which a constant was fitted. */
    public static ValidationRow fitted(
            String machine,
            String quantity,
            String workload,
            Published published,
            double modelled,
            String explanation) {
        return published.row(
                machine,
                quantity,
                workload,
                OptionalDouble.of(modelled),
                OptionalDouble.empty(),
                Standing.FITTED,
                explanation);
    }

    /** A row that is shown with an explanation. */
    public static ValidationRow reported(
            String machine,
            String quantity,
            String workload,
            Published published,
            double modelled,
            String explanation) {
        return published.row(
                machine,
                quantity,
                workload,
                OptionalDouble.of(modelled),
                OptionalDouble.empty(),
                Standing.REPORTED,
                explanation);
    }

    /** A figure that cannot be modelled with what is published. */
    public static ValidationRow open(
            String machine, String quantity, String workload, Published published, String explanation) {
        return published.row(
                machine,
                quantity,
                workload,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Standing.REPORTED,
                explanation);
    }

    /** The same row with an explanation. */
    public ValidationRow because(String reason) {
        return new ValidationRow(
                machine,
                quantity,
                workload,
                published,
                unit,
                source,
                confidence,
                modelled,
                tolerance,
                standing,
                reason);
    }
}
