package dev.ranvier.training.data;

import dev.ranvier.core.model.Shape;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatasetTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private final LabelledImages zeroToTwo = images(1, 0, 1, 2);

    @Test
    void keepsWhatItWasGiven() {
        Dataset data = new Dataset("toy", zeroToTwo, images(1, 1), 3, HASH);
        assertEquals(3, data.train().size());
        assertEquals(1, data.test().size());
    }

    @Test
    void refusesLabelsThatAreNoClass() {
        assertRefused("training sample 2 has label 2, allowed 0..1", "toy", zeroToTwo, images(1, 1), 2, HASH);
        assertRefused("test sample 0 has label 5, allowed 0..2", "toy", zeroToTwo, images(1, 5), 3, HASH);
    }

    @Test
    void refusesOtherMistakes() {
        assertRefused("training images are 1x1x2, test images", "toy", images(2, 0), images(1, 0), 2, HASH);
        assertRefused("needs a name", " ", zeroToTwo, zeroToTwo, 3, HASH);
        assertRefused("classes must be 2..256, got 1", "toy", images(1, 0), images(1, 0), 1, HASH);
        assertRefused("64 lower-case hex", "toy", zeroToTwo, zeroToTwo, 3, HASH.replace("a", "A"));
    }

    private static void assertRefused(
            String message, String name, LabelledImages train, LabelledImages test, int classes, String hash) {
        var error = assertThrows(IllegalArgumentException.class, () -> new Dataset(name, train, test, classes, hash));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    private static LabelledImages images(int width, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelledImages(new Shape(1, 1, width), new byte[labels.length * width], bytes);
    }
}
