package dev.ranvier.training.spiking;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipTrainingSettingsTest {

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused("stride must be 1..16, got 17", () -> settings(16, 17, 100, 25, 0.5f, 12, 30));
        assertRefused("stride", () -> settings(16, 0, 100, 25, 0.5f, 12, 30));
        assertRefused("at least 1 vote", () -> settings(16, 6, 100, 0, 0.5f, 12, 30));
        assertRefused("ink threshold", () -> settings(16, 6, 100, 25, 0, 12, 30));
        assertRefused("ink threshold", () -> settings(16, 6, 100, 25, 1.5f, 12, 30));
        assertRefused("ink threshold", () -> settings(16, 6, 100, 25, Float.NaN, 12, 30));
        assertRefused("surrogate width", () -> settings(16, 6, 100, 25, 0.5f, 0, 30));
        assertRefused("score range", () -> settings(16, 6, 100, 25, 0.5f, 12, Float.NaN));
    }

    private static ChipTrainingSettings settings(
            int patch, int stride, int hidden, int votes, float ink, float width, float range) {
        TrainingPlan plan = TrainingPlan.adam(1, 64, 0.03, 0, 0, 1);
        return new ChipTrainingSettings(CoreLimits.TRUENORTH, patch, stride, hidden, votes, ink, width, range, plan, 1);
    }

    private static void assertRefused(String part, Executable construction) {
        String message =
                assertThrows(IllegalArgumentException.class, construction).getMessage();
        assertTrue(message.contains(part), message);
    }
}
