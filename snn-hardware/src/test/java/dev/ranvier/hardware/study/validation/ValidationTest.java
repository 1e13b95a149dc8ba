package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ValidationTest {

    private static final Published FIVE =
            new Published(5, "us", new Source("Somebody", 2020, "doi:1"), Confidence.READ);

    private static final List<ValidationRow> ROWS = Validations.rows();

    @Test
    void every_validated_row_is_within_its_tolerance() {
        List<ValidationRow> outside = new ArrayList<>(ROWS);
        outside.removeIf(ValidationRow::holds);
        assertEquals(List.of(), outside);
    }

    @Test
    void every_row_names_a_machine_once() {
        Set<List<String>> seen = new HashSet<>();
        for (ValidationRow row : ROWS) {
            assertTrue(Machines.names().contains(row.machine()), row.machine() + " is no machine");
            assertTrue(seen.add(List.of(row.machine(), row.quantity(), row.workload())), row + " stands twice");
        }
    }

    @Test
    void a_row_knows_its_deviation() {
        ValidationRow row = ValidationRow.validated("tpu-v1", "latency", "x", FIVE, 6, 0.2);
        assertEquals(0.2, row.deviation().orElseThrow(), 1e-12);
        assertTrue(ValidationRow.validated("tpu-v1", "latency", "x", FIVE, 5.9, 0.2)
                .holds());
        assertFalse(ValidationRow.validated("tpu-v1", "latency", "x", FIVE, 6.1, 0.2)
                .holds());
        assertFalse(ValidationRow.validated("tpu-v1", "latency", "x", FIVE, 3.9, 0.2)
                .holds());
        assertTrue(ValidationRow.fitted("tpu-v1", "latency", "x", FIVE, 50, "one constant")
                .holds());
        assertEquals(
                OptionalDouble.empty(),
                ValidationRow.open("tpu-v1", "latency", "x", FIVE, "no clock is published")
                        .deviation());
    }

    @Test
    void what_is_not_validated_must_say_why() {
        assertThrows(IllegalArgumentException.class, () -> ValidationRow.reported("tpu-v1", "q", "x", FIVE, 5, " "));
        assertThrows(IllegalArgumentException.class, () -> ValidationRow.validated("", "q", "x", FIVE, 5, 0.1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ValidationRow.validated("tpu-v1", "q", "x", FIVE, Double.NaN, 0.1));
        assertThrows(
                IllegalArgumentException.class,
                () -> FIVE.row(
                        "tpu-v1",
                        "q",
                        "x",
                        OptionalDouble.of(5),
                        OptionalDouble.of(0.1),
                        Standing.FITTED,
                        "a fitted row promises nothing"));
    }
}
