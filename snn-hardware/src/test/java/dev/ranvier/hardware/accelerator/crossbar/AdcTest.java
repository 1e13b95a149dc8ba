package dev.ranvier.hardware.accelerator.crossbar;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AdcTest {

    @Test
    void enough_codes_count_units_exactly_and_clip_above() {
        Adc adc = Adc.of(8, 192);
        for (int sum = 0; sum <= 255; sum++) {
            assertEquals(sum, adc.convert(sum));
        }
        assertEquals(255, adc.convert(300));
        assertEquals(0, adc.convert(-3));
        assertEquals(7, adc.convert(7.4));
    }

    @Test
    void too_few_codes_by_hand() {
        // 2 bits for 0..6: codes 0, 2, 4, 6.
        Adc adc = Adc.of(2, 6);
        assertEquals(2, adc.step());
        assertEquals(4, adc.convert(4.9));
        assertEquals(6, adc.convert(5.1));
        assertEquals(1, adc.errorBound());
    }

    @Test
    void more_bits_never_have_a_worse_error_bound_and_no_error_passes_it() {
        for (int fullScale = 1; fullScale < 2000; fullScale = fullScale * 3 + 1) {
            double last = Double.POSITIVE_INFINITY;
            for (int bits = 1; bits <= 12; bits++) {
                Adc adc = Adc.of(bits, fullScale);
                assertTrue(adc.errorBound() <= last, "full scale " + fullScale + ", bits " + bits);
                last = adc.errorBound();
                for (int sum = 0; sum <= fullScale; sum++) {
                    double error = Math.abs(adc.convert(sum) - sum);
                    assertTrue(error <= adc.errorBound() * (1 + 1e-9), "sum " + sum + " of " + fullScale);
                }
            }
        }
    }
}
