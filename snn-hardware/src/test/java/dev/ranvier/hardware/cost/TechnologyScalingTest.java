package dev.ranvier.hardware.cost;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TechnologyScalingTest {

    private final TechnologyScaling scaling = TechnologyScaling.stillmakerBaas();

    @Test
    void the_example_of_the_equations() {
        // 65 nm at 1.3 V to 32 nm at 0.9 V: 1 pJ becomes 0.1755 pJ; by hand 0.45714 / 2.60355.
        assertEquals(0.1755, scaling.energyFactor(65, 1.3, 32, 0.9), 1e-4);
        assertEquals(2.60355, scaling.nodes().get(3).energyFactor(1.3), 1e-5);
    }

    /** Energies relative to 45 nm at 1.0 V, evaluated by hand from the published polynomials. */
    @ParameterizedTest
    @CsvSource({
        "130, 1.2, 6.0,   0.05", "90, 1.1, 3.0,   0.05", "65, 1.1, 1.95,  0.01", "32, 0.9, 0.53,  0.005",
        "20,  0.9, 0.23,  0.005", "16, 0.8, 0.14, 0.005", "14, 0.8, 0.11, 0.005", "10, 0.75, 0.08, 0.005",
        "7,   0.7, 0.056, 0.001"
    })
    void energies_relative_to_45_nm(double nanometres, double volts, double expected, double error) {
        assertEquals(expected, scaling.energyFactor(45, 1.0, nanometres, volts), error);
        assertEquals(1 / expected, scaling.energyFactor(nanometres, volts, 45, 1.0), 1 / expected * error / expected);
    }

    @Test
    void areas_and_delays_from_the_table() {
        assertEquals(0.46 / 1.5, scaling.areaFactor(65, 32), 1e-12);
        assertEquals(19, scaling.areaFactor(45, 180), 1e-12);
        // DF(32 nm, 0.9 V) = 8.357, DF(20 nm, 0.9 V) = 9.467: the delay seems to rise where the model changes.
        assertEquals(9.4673 / 8.3570, scaling.delayFactor(32, 0.9, 20, 0.9), 1e-4);
        assertEquals(1, scaling.delayFactor(45, 0.8, 45, 0.8), 0);
    }

    @Test
    void a_node_between_two_is_interpolated_and_says_so() {
        assertTrue(scaling.interpolates(28));
        assertFalse(scaling.interpolates(32));
        double between = scaling.energyFactor(45, 1.0, 28, 0.9);
        assertTrue(between < scaling.energyFactor(45, 1.0, 32, 0.9), "28 nm costs less than 32 nm");
        assertTrue(between > scaling.energyFactor(45, 1.0, 20, 0.9), "28 nm costs more than 20 nm");
        // ln(28/20) / ln(32/20) = 0.71589; 0.46^0.71589 x 0.21^0.28411.
        assertEquals(0.36811, scaling.areaFactor(45, 28), 1e-4);
    }

    @Test
    void energy_rises_with_the_voltage_everywhere_inside_the_ranges() {
        for (TechnologyNode node : scaling.nodes()) {
            double before = 0;
            for (double volts = node.minVolts(); volts <= node.maxVolts(); volts += 0.01) {
                double energy = node.energyFactor(volts);
                assertTrue(energy > before, node.nanometres() + " nm at " + volts + " V");
                assertTrue(node.delayFactor(volts) > 0, node.nanometres() + " nm at " + volts + " V");
                before = energy;
            }
        }
    }

    @Test
    void a_scaled_constant_says_that_it_was_scaled() {
        EnergyEntry mac = new EnergyEntry(
                Action.of("mac.int8"),
                2,
                EnergyUnit.PICOJOULES,
                "MAC",
                OptionalDouble.of(65),
                OptionalDouble.of(1.3),
                scaling.source(),
                Confidence.READ,
                "");
        EnergyEntry scaled = scaling.scale(mac, 32, 0.9);
        assertEquals(2 * 0.1755, scaled.value(), 1e-3);
        assertEquals(OptionalDouble.of(32), scaled.nodeNanometres());
        assertEquals(Confidence.DERIVED, scaled.confidence());
        assertTrue(scaled.note().contains("scaled from 65.0 nm, 1.3 V"), scaled.note());
        assertTrue(scaling.scale(mac, 28, 0.9).note().contains("interpolated"));
        EnergyEntry nowhere = new EnergyEntry(
                mac.action(),
                2,
                EnergyUnit.PICOJOULES,
                "MAC",
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                scaling.source(),
                Confidence.READ,
                "");
        assertRefused("cannot be scaled", () -> scaling.scale(nowhere, 32, 0.9));
    }

    @Test
    void outside_its_validity_nothing_is_scaled() {
        assertRefused("45.0 nm holds for 0.5..1.3 V, got 0.4 V", () -> scaling.energyFactor(45, 0.4, 32, 0.9));
        assertRefused("holds for", () -> scaling.delayFactor(45, 1.0, 32, 1.5));
        assertRefused("no scaling for 5.0 nm", () -> scaling.areaFactor(45, 5));
        assertRefused("no scaling for 250.0 nm", () -> scaling.areaFactor(250, 45));
        assertRefused("holds for", () -> scaling.energyFactor(45, Double.NaN, 45, 1));
        assertRefused("nodes, each once", () -> new TechnologyScaling(scaling.source(), List.of()));
    }

    private static void assertRefused(String reason, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
