package dev.ranvier.training.ann;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainingSettingsTest {

    @Test
    void eachValueOutsideItsRangeIsNamed() {
        assertRefused("hidden layer needs at least 1 unit, got 0", List.of(5, 0), 1, 1, 0.1, 0, 0, 0);
        assertRefused("at least 1 epoch, got 0", List.of(), 0, 1, 0.1, 0, 0, 0);
        assertRefused("at least 1 sample, got 0", List.of(), 1, 0, 0.1, 0, 0, 0);
        assertRefused("above 0 and finite, got 0.0", List.of(), 1, 1, 0, 0, 0, 0);
        assertRefused("above 0 and finite, got Infinity", List.of(), 1, 1, Double.POSITIVE_INFINITY, 0, 0, 0);
        assertRefused("above 0 and finite, got NaN", List.of(), 1, 1, Double.NaN, 0, 0, 0);
        assertRefused("weight decay must be at least 0", List.of(), 1, 1, 0.1, -1, 0, 0);
        assertRefused("below 1 / learning rate, got 10.0", List.of(), 1, 1, 0.1, 10, 0, 0);
        assertRefused("label smoothing must be in 0..1, got 1.0", List.of(), 1, 1, 0.1, 0, 1, 0);
        assertRefused("at least 0 pixels, got -1", List.of(), 1, 1, 0.1, 0, 0, -1);
    }

    @Test
    void smallSetsAreSeenMoreOften() {
        assertEquals(30, TrainingSettings.forDigits(8_000, 1).epochs());
        assertEquals(14, TrainingSettings.forDigits(60_000, 1).epochs());
        assertEquals(7, TrainingSettings.forDigits(60_000, 7).seed());
        assertThrows(IllegalArgumentException.class, () -> TrainingSettings.forDigits(0, 1));
    }

    private static void assertRefused(
            String message,
            List<Integer> hidden,
            int epochs,
            int batch,
            double rate,
            double decay,
            double smoothing,
            int shift) {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingSettings(hidden, epochs, batch, rate, decay, smoothing, shift, 1));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }
}
