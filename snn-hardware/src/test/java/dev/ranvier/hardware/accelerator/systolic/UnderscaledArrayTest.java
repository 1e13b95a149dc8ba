package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UnderscaledArrayTest extends AcceleratorContract {

    private static final UnderscaledArray ARRAY = UnderscaledArray.thunderVolt();
    private static final Workload DENSE =
            new Workload("w", 1, List.of(new WorkloadLayer("fc", new MatrixProduct(784, 256), 8, 8)), List.of());

    @Override
    protected Accelerator machine() {
        return ARRAY;
    }

    @Test
    void late_products_by_hand() {
        // Alpha 1 and threshold 0.2 V: from 1.0 V to 0.6 V the delay grows by (0.6 / 0.4) / (1 / 0.8) = 1.2. Mean 0.7
        // and
        // spread 0.1 of the period: late if z > (1 / 1.2 - 0.7) / 0.1 = 1.3333, which has the chance 0.0912.
        TimingErrors errors = new TimingErrors(1.0, 0.6, 0.2, 1, 0.7, 0.1);
        assertEquals(1.2, errors.slowdown(), 1e-12);
        assertEquals(0.09121, errors.probability(), 1e-5);
        assertEquals(0.36, errors.energyShare(), 1e-12);
        // At 0.8 / 1.0 of delay 1 + x the mean is late half of the time.
        assertEquals(0.5, new TimingErrors(1.0, 1.0, 0.2, 1, 1, 0.1).probability(), 1e-6);
        assertTrue(errors.at(1.0).probability() < 0.002);
    }

    @Test
    void less_voltage_never_costs_more_and_never_errs_less() {
        double energy = 0;
        double errors = 1;
        for (double volts = 0.5; volts <= 0.9; volts += 0.05) {
            UnderscaledArray array = ARRAY.withSheet(ARRAY.sheet().with("supplyVolts", volts));
            double now = array.run(DENSE).total().energy().totalNanojoules();
            double late = array.timingErrors().probability();
            assertTrue(now > energy, volts + " V");
            assertTrue(late <= errors, volts + " V");
            energy = now;
            errors = late;
        }
    }

    @Test
    void arithmetic_costs_the_square_of_the_voltage_and_the_rest_stays() {
        var parts = ARRAY.run(DENSE).total().energy().breakdownNanojoules();
        var nominal = ARRAY.withSheet(ARRAY.sheet().with("supplyVolts", 0.9))
                .run(DENSE)
                .total()
                .energy()
                .breakdownNanojoules();
        assertEquals(0.73 * 0.73 / 0.81, parts.get("mac") / nominal.get("mac"), 1e-12);
        // 784 x 256 multiplications of 0.2 pJ and additions of 0.1 pJ at 0.9 V.
        assertEquals(784 * 256 * 0.3e-3, nominal.get("mac"), 1e-9);
        assertEquals(nominal.get("buffer"), parts.get("buffer"));
        assertEquals(
                ARRAY.timingErrors().probability() * 784 * 256,
                ARRAY.run(DENSE).total().counts().count("timing", "droppedProduct"),
                1e-9);
    }

    @Test
    void impossible_voltages_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new TimingErrors(1, 0.2, 0.2, 1, 0.7, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new TimingErrors(1, 0.6, 0.2, 1, 0, 0.1));
    }
}
