package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CoreSharesTest {

    @Test
    void patchesAreCutRowByRow() {
        // a 3 x 4 image (rows x columns), patches of 2, stride 1: 2 x 3 of them
        List<int[]> patches = CoreShares.patches(new Shape(1, 3, 4), 2, 1);

        assertEquals(6, patches.size());
        assertArrayEquals(new int[] {0, 1, 4, 5}, patches.get(0));
        assertArrayEquals(new int[] {2, 3, 6, 7}, patches.get(2));
        assertArrayEquals(new int[] {6, 7, 10, 11}, patches.get(5));
    }

    @Test
    void everyHiddenNeuronIsDealtOnceInEqualShares() {
        List<int[]> shares = CoreShares.deal(9, 114, 256);

        assertEquals(5, shares.size());
        int[] uses = new int[9 * 114];
        for (int[] share : shares) {
            assertTrue(share.length == 205 || share.length == 206, "share of " + share.length);
            int[] ofPatch = new int[9];
            for (int neuron : share) {
                uses[neuron]++;
                ofPatch[neuron / 114]++;
            }
            for (int count : ofPatch) {
                assertTrue(count == 22 || count == 23, "a patch gives " + count);
            }
        }
        for (int neuron = 0; neuron < uses.length; neuron++) {
            assertEquals(1, uses[neuron], "neuron " + neuron);
        }
    }

    @Test
    void neighbouringPixelsHaveFourTypes() {
        assertArrayEquals(new int[] {0, 1, 2, 3}, CoreShares.pixelTypes(new int[] {0, 1, 28, 29}, 28, 4));
        assertArrayEquals(new int[] {0, 1, 2, 0, 1}, CoreShares.roundRobinTypes(5, 3));
    }

    @Test
    void aStrideThatLeavesABorderIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> CoreShares.patches(new Shape(1, 28, 28), 16, 5));

        assertEquals(
                "patches of 16 pixels, 5 apart, do not end at the border of an image of 28 rows", error.getMessage());
    }

    @Test
    void anImageSmallerThanAPatchIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CoreShares.patches(new Shape(1, 8, 28), 16, 6));
    }
}
