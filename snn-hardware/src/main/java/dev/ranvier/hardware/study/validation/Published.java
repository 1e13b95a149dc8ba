package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.OptionalDouble;

/**
 * A published figure.
 *
 * @param value finite, not 0
 * @param unit e.g. {@code us}; {@code 1} for a ratio
 * @param source where it was published
 * @param confidence how sure it is
 */
public record Published(double value, String unit, Source source, Confidence confidence) {

    ValidationRow row(
            String machine,
            String quantity,
            String workload,
            OptionalDouble modelled,
            OptionalDouble tolerance,
            Standing standing,
            String explanation) {
        return new ValidationRow(
                machine,
                quantity,
                workload,
                value,
                unit,
                source,
                confidence,
                modelled,
                tolerance,
                standing,
                explanation);
    }
}
