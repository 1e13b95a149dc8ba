package dev.ranvier.hardware.study;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RooflineTest {

    @Test
    void the_lower_of_two_bounds() {
        Roofline roofline = new Roofline(100, 20);
        assertEquals(5, roofline.ridgeOperationsPerByte());
        assertEquals(60, roofline.attainable(3));
        assertEquals(100, roofline.attainable(5));
        assertEquals(100, roofline.attainable(50));
    }

    @Test
    void impossible_figures_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Roofline(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Roofline(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Roofline(1, 1).attainable(0));
    }
}
