package dev.ranvier.hardware.accelerator.crossbar;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LetterDemonstrationTest {

    @Test
    void the_crossbar_learns_all_letters_from_any_start() {
        LetterDemonstration demonstration = new LetterDemonstration(1, 0.02, 0.3);
        assertEquals(30, demonstration.patterns());
        double sum = 0;
        for (long seed = 1; seed <= 20; seed++) {
            OptionalInt epochs = demonstration.epochsUntilNoError(seed, 500);
            assertTrue(epochs.isPresent(), "seed " + seed);
            assertEquals(epochs, demonstration.epochsUntilNoError(seed, 500), "the same seed");
            sum += epochs.getAsInt();
        }
        assertTrue(sum > 20, "it does not know the letters beforehand");
    }

    @Test
    void larger_pulses_learn_faster_and_none_never() {
        double slow = mean(new LetterDemonstration(1, 0.01, 0));
        double fast = mean(new LetterDemonstration(1, 0.04, 0));
        assertTrue(fast < slow, fast + " epochs with large pulses, " + slow + " with small ones");
        assertTrue(new LetterDemonstration(1, 1e-9, 0).epochsUntilNoError(1, 5).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new LetterDemonstration(1, 0, 0));
    }

    private static double mean(LetterDemonstration demonstration) {
        double sum = 0;
        for (long seed = 1; seed <= 10; seed++) {
            sum += demonstration.epochsUntilNoError(seed, 1000).orElse(1000);
        }
        return sum / 10;
    }
}
