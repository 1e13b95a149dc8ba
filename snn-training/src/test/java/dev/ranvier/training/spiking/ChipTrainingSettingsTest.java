package dev.ranvier.training.spiking;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.spiking.ChipLayout.Windows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipTrainingSettingsTest {

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused("ink threshold", () -> settings(0, 1, 30));
        assertRefused("ink threshold", () -> settings(1.5f, 1, 30));
        assertRefused("ink threshold", () -> settings(Float.NaN, 1, 30));
        assertRefused("surrogate width", () -> settings(0.5f, 0, 30));
        assertRefused("score range", () -> settings(0.5f, 1, Float.NaN));
    }

    @Test
    void layoutsThatCannotBeAreRefused() {
        assertRefused("stride must be 1..16, got 17", () -> Windows.ofPatches(16, 17, 100));
        assertRefused("stride", () -> Windows.ofPatches(16, 0, 100));
        assertRefused("kernel must be 1..16", () -> new Windows(16, 12, 17, 4, 1, 10, true));
        assertRefused("even", () -> new Windows(16, 12, 8, 3, 1, 10, true));
        assertRefused("do not end at the border of a window", () -> new Windows(16, 12, 8, 6, 1, 10, true));
        assertRefused("let them be shared", () -> new Windows(16, 12, 8, 4, 1, 10, false));
        assertRefused("at least 1 core", () -> new Windows(16, 12, 8, 4, 0, 10, true));
        assertRefused("votes", () -> new ChipLayout(Windows.ofPatches(16, 12, 100), List.of()));
        assertRefused("at least 1 position", () -> new ChipLayout.Merge(0, 10, false));
    }

    @Test
    void distortionsThatCannotBeAreRefused() {
        assertRefused("at least 0", () -> new Distortion(-1, 0, 0, 0, 0));
        assertRefused("at least 0", () -> new Distortion(0, 0, 0, Double.NaN, 0));
        assertRefused("below 0.5", () -> new Distortion(0, 0, 0.5, 0, 0));
    }

    private static ChipTrainingSettings settings(float ink, float width, float range) {
        TrainingPlan plan = TrainingPlan.adam(1, 64, 0.03, 0, 0, 1);
        ChipLayout layout =
                new ChipLayout(Windows.ofPatches(16, 12, 100), List.of(new ChipLayout.Merge(2, 250, false)));
        return new ChipTrainingSettings(CoreLimits.TRUENORTH, layout, ink, Distortion.NONE, width, range, plan, 1);
    }

    private static void assertRefused(String part, Executable construction) {
        String message =
                assertThrows(IllegalArgumentException.class, construction).getMessage();
        assertTrue(message.contains(part), message);
    }
}
