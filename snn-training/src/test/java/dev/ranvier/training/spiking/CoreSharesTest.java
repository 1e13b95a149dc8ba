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
    void windowsAreCutRowByRow() {
        // a 3 x 4 image (rows x columns), patches of 2, stride 1: 2 x 3 of them
        List<int[]> windows = CoreShares.windows(new Shape(1, 3, 4), 2, 1);

        assertEquals(6, windows.size());
        assertArrayEquals(new int[] {0, 1, 4, 5}, windows.get(0));
        assertArrayEquals(new int[] {2, 3, 6, 7}, windows.get(2));
        assertArrayEquals(new int[] {6, 7, 10, 11}, windows.get(5));
    }

    @Test
    void everyFeatureIsDealtOnceInEqualShares() {
        // 3 x 3 positions of 114 features into cores of 256 axons: 5 parts, of 22 or 23 features of each position
        int[][][] parts = CoreShares.merged(3, 114, 3, 256);

        assertEquals(5, parts.length);
        int[] uses = new int[9 * 114];
        for (int[][] part : parts) {
            assertEquals(1, part.length, "one square");
            int[] ofPosition = new int[9];
            for (int neuron : part[0]) {
                uses[neuron]++;
                ofPosition[neuron / 114]++;
            }
            for (int count : ofPosition) {
                assertTrue(count == 22 || count == 23, "a position gives " + count);
            }
        }
        for (int neuron = 0; neuron < uses.length; neuron++) {
            assertEquals(1, uses[neuron], "neuron " + neuron);
        }
    }

    @Test
    void squaresAreCutRowByRowAndPositionByPosition() {
        // 4 x 4 positions of 2 features, squares of 2, 4 axons: 2 parts of 4 squares; position p has neurons 2 p and 2
        // p + 1
        int[][][] parts = CoreShares.merged(4, 2, 2, 4);

        assertEquals(2, parts.length);
        assertArrayEquals(new int[] {0, 2, 8, 10}, parts[0][0]);
        assertArrayEquals(new int[] {21, 23, 29, 31}, parts[1][3]);
    }

    @Test
    void squaresThatDoNotFillTheGridAreRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> CoreShares.merged(3, 10, 2, 256));

        assertEquals("squares of 2 x 2 positions do not fill a grid of 3 x 3", error.getMessage());
    }

    @Test
    void neighbouringPixelsHaveFourTypes() {
        assertArrayEquals(new int[] {0, 1, 0, 2, 3, 2, 0, 1, 0}, CoreShares.pixelTypes(3, 4));
        assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 0, 1}, CoreShares.featureTypes(2, 4, 3));
    }

    @Test
    void aStrideThatLeavesABorderIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> CoreShares.windows(new Shape(1, 28, 28), 16, 5));

        assertEquals(
                "windows of 16 pixels, 5 apart, do not end at the border of an image of 28 rows", error.getMessage());
    }

    @Test
    void anImageSmallerThanAPatchIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CoreShares.windows(new Shape(1, 8, 28), 16, 6));
    }
}
