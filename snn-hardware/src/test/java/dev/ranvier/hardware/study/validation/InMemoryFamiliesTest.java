package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.accelerator.crossbar.InSramMultiplier;
import dev.ranvier.hardware.accelerator.crossbar.RedEye;
import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.accelerator.crossbar.SttMramLogic;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Crossbars, memories that compute and the analogue sensor against what was published about them. */
class InMemoryFamiliesTest {

    private static List<String> machines() {
        List<String> names = new ArrayList<>(ResistiveCrossbar.NAMES);
        names.remove("crossbar"); // a design of ours, of which nothing was published
        names.addAll(InSramMultiplier.NAMES);
        names.add(SttMramLogic.NAME);
        names.add(RedEye.NAME);
        return names;
    }

    private static List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        for (Validation validation : List.of(
                new IsaacValidation(),
                new PrimeValidation(),
                new ArrayDemonstrationValidation(),
                new InMemoryValidation(),
                new RedEyeValidation())) {
            rows.addAll(validation.rows());
        }
        return rows;
    }

    @Test
    void every_machine_has_a_row_and_runs() {
        Workload network = Networks.named("lenet-5").workload();
        List<String> withRow = rows().stream().map(ValidationRow::machine).toList();
        for (String machine : machines()) {
            assertTrue(withRow.contains(machine), machine);
            assertTrue(Machines.named(machine).run(network).total().latency().seconds() > 0, machine);
        }
    }

    @Test
    void validated_rows_hold_and_others_say_why_not() {
        int validated = 0;
        for (ValidationRow row : rows()) {
            assertTrue(row.holds(), row.toString());
            validated += row.standing() == Standing.VALIDATED ? 1 : 0;
            assertTrue(
                    row.standing() == Standing.VALIDATED || !row.explanation().isBlank(), row.toString());
        }
        assertEquals(9, validated);
    }

    @Test
    void what_a_constant_was_fitted_to_does_not_count_as_validated() {
        for (ValidationRow row : rows()) {
            String quantity = row.machine() + ", " + row.quantity();
            boolean fitted = List.of(
                            "isaac-ce, power efficiency",
                            "prime, largest network",
                            "ucsb-flash, latency",
                            "ucsb-flash, energy",
                            "sram-classifier, energy",
                            "sram-dima, energy",
                            "redeye, energy of a frame at 40 dB")
                    .contains(quantity);
            assertEquals(fitted, row.standing() == Standing.FITTED, quantity);
        }
    }
}
