package dev.ranvier.hardware.accelerator.sparse;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BroadcastQueueTest {

    private static final int[][] STEPS = {{3, 1}, {1, 4}, {2, 1}, {0, 2}};

    private static long cycles(int depth) {
        BroadcastQueue queue = new BroadcastQueue(2, depth);
        for (int[] steps : STEPS) {
            queue.send(steps);
        }
        return queue.cycles();
    }

    @Test
    void without_room_to_run_ahead_the_slowest_element_sets_the_pace() {
        // Slowest of each input: 3 + 4 + 2 + 2.
        assertEquals(11, cycles(1));
    }

    @Test
    void with_a_deep_queue_the_fullest_element_sets_the_pace() {
        // Element 0: 3 + 1 + 2 + 1 (an empty column still takes a cycle) = 7. Element 1: 1, 4, 1, 2 one after the
        // other,
        // the second not sent before cycle 1: 8.
        assertEquals(8, cycles(8));
    }

    @Test
    void a_queue_of_two_lies_between() {
        // Sent in cycles 0, 1, then when the first is done everywhere (3), then when the second is (5).
        // Element 0: 3, 4, 6, 7. Element 1: 1, 5, 6, 8.
        assertEquals(8, cycles(2));
    }

    @Test
    void one_input_a_cycle_is_a_limit_too() {
        BroadcastQueue queue = new BroadcastQueue(1, 8);
        for (int i = 0; i < 10; i++) {
            queue.send(new int[] {0});
        }
        assertEquals(10, queue.cycles());
    }
}
