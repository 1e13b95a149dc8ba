package dev.ranvier.training.data;

import dev.ranvier.core.model.Shape;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LabelledImagesTest {

    private static final Shape TWO_PIXELS = new Shape(1, 1, 2);

    private final LabelledImages images =
            new LabelledImages(TWO_PIXELS, new byte[] {0, (byte) 255, 51, 102, 1, 2}, new byte[] {3, (byte) 200, 0});

    @Test
    void bytesAreUnsignedAndBecomeValuesFromZeroToOne() {
        assertEquals(3, images.size());
        assertEquals(200, images.label(1));
        assertArrayEquals(new float[] {0f, 1f}, images.sample(0));
        assertArrayEquals(new float[] {0.2f, 0.4f}, images.sample(1));
    }

    @Test
    void copiesOneSampleToAnOffsetAndNothingElse() {
        float[] into = {9, 9, 9, 9};
        images.copySample(1, into, 1);
        assertArrayEquals(new float[] {9, 0.2f, 0.4f, 9}, into);
    }

    @Test
    void subsetKeepsTheGivenOrderAndMayRepeat() {
        LabelledImages chosen = images.subset(new int[] {2, 0, 2});
        assertArrayEquals(new byte[] {1, 2, 0, (byte) 255, 1, 2}, chosen.pixels());
        assertArrayEquals(new byte[] {0, 3, 0}, chosen.labels());
        assertEquals(TWO_PIXELS, chosen.shape());
    }

    @Test
    void subsetRefusesUnknownSamples() {
        var error = assertThrows(IllegalArgumentException.class, () -> images.subset(new int[] {0, 3}));
        assertTrue(error.getMessage().contains("index 3"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> images.subset(new int[] {-1}));
    }

    @Test
    void refusesSizesThatDisagreeAndEmptySets() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> new LabelledImages(TWO_PIXELS, new byte[3], new byte[2]));
        assertTrue(error.getMessage().contains("need 4 pixels, got 3"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LabelledImages(TWO_PIXELS, new byte[0], new byte[0]));
    }
}
