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
    void patchesRunRowByRow() {
        // 4 x 3 pixels, patches of 2 x 2, one pixel apart: three across, two down
        List<int[]> patches = CoreShares.patches(new Shape(1, 3, 4), 2, 1);
        assertEquals(6, patches.size());
        assertArrayEquals(new int[] {0, 1, 4, 5}, patches.get(0));
        assertArrayEquals(new int[] {2, 3, 6, 7}, patches.get(2));
        assertArrayEquals(new int[] {6, 7, 10, 11}, patches.get(5));
    }

    @Test
    void strideDecidesTheNumberOfPatches() {
        Shape digit = new Shape(1, 28, 28);
        assertEquals(4, CoreShares.patches(digit, 16, 12).size());
        assertEquals(9, CoreShares.patches(digit, 16, 6).size());
        assertEquals(16, CoreShares.patches(digit, 16, 4).size());
    }

    @Test
    void aStrideThatMissesTheBorderIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> CoreShares.patches(new Shape(1, 28, 28), 16, 5))
                .getMessage();
        assertTrue(message.contains("do not end at the border"), message);
    }

    @Test
    void theDealIsEvenAndComplete() {
        // 3 patches of 4 neurons on cores of 5 axons: 12 neurons, three cores of 4
        List<int[]> shares = CoreShares.deal(3, 4, 5);
        assertArrayEquals(new int[] {0, 3, 6, 9}, shares.get(0));
        assertArrayEquals(new int[] {1, 4, 7, 10}, shares.get(1));
        assertArrayEquals(new int[] {2, 5, 8, 11}, shares.get(2));
        assertEquals(3, shares.size());
        assertEquals(1, CoreShares.deal(4, 64, 256).size(), "256 neurons fill one core");
        assertEquals(2, CoreShares.deal(4, 65, 256).size());
    }

    @Test
    void typesAreACheckerboardOfFour() {
        // the two top rows of an image 4 pixels wide
        assertArrayEquals(
                new int[] {0, 1, 0, 1, 2, 3, 2, 3}, CoreShares.pixelTypes(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 4, 4));
        assertArrayEquals(new int[] {0, 1, 2, 0, 1}, CoreShares.roundRobinTypes(5, 3));
    }
}
