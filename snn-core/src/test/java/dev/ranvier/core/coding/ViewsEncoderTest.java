package dev.ranvier.core.coding;

import dev.ranvier.core.coding.ViewsEncoder.View;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ViewsEncoderTest {

    /** Two rows of three pixels. */
    private static final float[] IMAGE = {0.2f, 0.6f, 1, 0, 0.4f, 0};

    @Test
    void viewsFollowOneAnotherEachWithItsThreshold() {
        SpikeBatch spikes =
                new ViewsEncoder(2, 3, 0.5, List.of(new View(0, 0, 0.5f), new View(0, 0, 0.2f))).encode(IMAGE);
        assertEquals(new SpikeBatch(new int[] {1, 2, 0, 1, 2, 4}, new double[] {0, 0, 0.5, 0.5, 0.5, 0.5}), spikes);
    }

    @Test
    void whatIsMovedOutIsLostAndBlankComesIn() {
        assertEquals(new SpikeBatch(new int[] {4, 5}, new double[2]), shown(new View(1, 0, 0.5f)), "down");
        assertEquals(new SpikeBatch(new int[] {1}, new double[1]), shown(new View(-1, 0, 0.3f)), "up");
        assertEquals(new SpikeBatch(new int[] {2}, new double[1]), shown(new View(0, 1, 0.5f)), "right");
        assertEquals(new SpikeBatch(new int[] {0, 1}, new double[2]), shown(new View(0, -1, 0.5f)), "left");
        assertEquals(SpikeBatch.EMPTY, shown(new View(5, -7, 0.1f)), "out of sight");
    }

    @Test
    void whatCannotBeShownIsRefused() {
        List<View> plain = List.of(new View(0, 0, 0.5f));
        assertRefused("got 0.0", () -> new View(0, 0, 0));
        assertRefused("got 1.5", () -> new View(0, 0, 1.5f));
        assertRefused("at least once", () -> new ViewsEncoder(2, 3, 1, List.of()));
        assertRefused("1 x 1 pixels, got 0 x 3", () -> new ViewsEncoder(0, 3, 1, plain));
        assertRefused("positive and finite", () -> new ViewsEncoder(2, 3, 0, plain));
        ViewsEncoder encoder = new ViewsEncoder(2, 3, 1, plain);
        assertRefused("has 6 values, got 5", () -> encoder.encode(new float[5]));
        assertRefused("divided by 255", () -> encoder.encode(new float[] {0, 0, 0, 0, 255, 0}));
    }

    private static SpikeBatch shown(View view) {
        return new ViewsEncoder(2, 3, 1, List.of(view)).encode(IMAGE);
    }

    private static void assertRefused(String part, Runnable attempt) {
        String message =
                assertThrows(IllegalArgumentException.class, attempt::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
