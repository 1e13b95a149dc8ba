package dev.ranvier.hardware.cost;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ActionCountsTest {

    private final ActionCounts counts = ActionCounts.builder()
            .add("mac", "int8", 10L)
            .add("buffer", "read", 4L)
            .build();

    @Test
    void adding_to_an_action_again_adds_up_and_keeps_the_order() {
        ActionCounts again = ActionCounts.builder()
                .add("mac", "int8", 10L)
                .add("buffer", "read", 1L)
                .add("mac", "int8", 5L)
                .build();
        assertEquals(15, again.count("mac", "int8"));
        assertEquals(
                List.of(new Action("mac", "int8"), new Action("buffer", "read")),
                List.copyOf(again.asMap().keySet()));
    }

    @Test
    void plus_and_scale_leave_the_originals_alone() {
        ActionCounts more = ActionCounts.builder()
                .add("dram", "read", 2L)
                .add("mac", "int8", 1L)
                .build();
        ActionCounts sum = counts.plus(more).scale(0.5);
        assertEquals(5.5, sum.count("mac", "int8"));
        assertEquals(2, sum.count("buffer", "read"));
        assertEquals(1, sum.count("dram", "read"));
        assertEquals(10, counts.count("mac", "int8"));
        assertEquals(0, counts.count("dram", "read"));
        assertEquals("[mac.int8, buffer.read, dram.read]", sum.asMap().keySet().toString());
    }

    @Test
    void nothing_is_the_neutral_element() {
        assertEquals(counts, ActionCounts.NONE.plus(counts));
        assertEquals(counts.hashCode(), counts.plus(ActionCounts.NONE).hashCode());
        assertNotEquals(counts, counts.scale(2));
        assertThrows(UnsupportedOperationException.class, () -> counts.asMap().clear());
    }

    @Test
    void whole_counts_are_exact_or_refused() {
        long largest = 1L << 53;
        assertEquals(largest, (long)
                ActionCounts.builder().add("mac", "int8", largest).build().count("mac", "int8"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ActionCounts.builder().add("mac", "int8", largest + 1))
                .getMessage();
        assertTrue(message.contains("mac.int8") && message.contains("2^53"), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void impossible_counts_and_factors_are_refused(double value) {
        assertThrows(
                IllegalArgumentException.class, () -> ActionCounts.builder().add("mac", "int8", value));
        assertThrows(IllegalArgumentException.class, () -> counts.scale(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac", "Mac.int8", "mac.", ".int8", "mac.int 8", "a.b.c"})
    void keys_are_two_words(String key) {
        assertThrows(IllegalArgumentException.class, () -> Action.of(key));
    }

    @Test
    void a_latency_needs_a_clock_and_a_limit() {
        LatencyReport latency = new LatencyReport(300, 200e6, "compute");
        assertEquals(1.5, latency.microseconds(), 1e-12);
        assertEquals(1.5e-6, latency.seconds(), 1e-18);
        assertThrows(IllegalArgumentException.class, () -> new LatencyReport(-1, 1, "compute"));
        assertThrows(IllegalArgumentException.class, () -> new LatencyReport(1, 0, "compute"));
        assertThrows(IllegalArgumentException.class, () -> new LatencyReport(1, 1, " "));
    }
}
