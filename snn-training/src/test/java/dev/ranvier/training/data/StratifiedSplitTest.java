package dev.ranvier.training.data;

import dev.ranvier.core.model.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class StratifiedSplitTest {

    /** 3 zeros, 5 ones, 12 twos; the one pixel is the sample's number. */
    private static LabelledImages numbered() {
        byte[] pixels = new byte[20];
        byte[] labels = new byte[20];
        for (int i = 0; i < 20; i++) {
            pixels[i] = (byte) i;
            labels[i] = (byte) (i < 3 ? 0 : i < 8 ? 1 : 2);
        }
        return new LabelledImages(new Shape(1, 1, 1), pixels, labels);
    }

    @Test
    void holdsOutEachClassInProportionAndTheRestByLargestFraction() {
        // 7 of 20: 3 * 7 / 20 = 1.05, 5 * 7 / 20 = 1.75, 12 * 7 / 20 = 4.2; the one missing goes to class 1
        StratifiedSplit split = StratifiedSplit.of(numbered(), 7, 1);
        assertArrayEquals(new int[] {1, 2, 4}, counts(split.heldOut()));
        assertArrayEquals(new int[] {2, 3, 8}, counts(split.kept()));
    }

    @Test
    void equalFractionsGoToTheSmallerClassNumber() {
        // 10 of 20: 1.5, 2.5, 6; one missing, two halves
        assertArrayEquals(
                new int[] {2, 2, 6},
                counts(StratifiedSplit.of(numbered(), 10, 1).heldOut()));
    }

    @Test
    void everySampleLandsInExactlyOnePartWithItsLabel() {
        StratifiedSplit split = StratifiedSplit.of(numbered(), 7, 3);
        byte[] all = Arrays.copyOf(split.kept().pixels(), 20);
        System.arraycopy(split.heldOut().pixels(), 0, all, 13, 7);
        Arrays.sort(all);
        assertArrayEquals(numbered().pixels(), all);
        for (int i = 0; i < split.kept().size(); i++) {
            assertEquals(
                    numbered().label(split.kept().pixels()[i]), split.kept().label(i));
        }
    }

    @Test
    void theSeedDecidesTheOrder() {
        byte[] first = StratifiedSplit.of(numbered(), 7, 3).kept().pixels();
        assertArrayEquals(first, StratifiedSplit.of(numbered(), 7, 3).kept().pixels());
        assertFalse(
                Arrays.equals(first, StratifiedSplit.of(numbered(), 7, 4).kept().pixels()));
    }

    @Test
    void refusesToLeaveAPartEmpty() {
        assertThrows(IllegalArgumentException.class, () -> StratifiedSplit.of(numbered(), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> StratifiedSplit.of(numbered(), 20, 1));
    }

    private static int[] counts(LabelledImages images) {
        int[] counts = new int[3];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
        }
        return counts;
    }
}
