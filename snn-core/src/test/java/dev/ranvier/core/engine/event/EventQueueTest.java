package dev.ranvier.core.engine.event;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EventQueueTest {

    @Test
    void entriesOfEqualTimeComeOutByNumber() {
        EventQueue queue = new EventQueue(6);
        for (int entry : new int[] {4, 1, 5, 0, 3, 2}) {
            queue.set(entry, entry == 5 ? 1 : 2);
        }
        int[] expected = {5, 0, 1, 2, 3, 4};
        for (int entry : expected) {
            assertEquals(entry == 5 ? 1 : 2, queue.firstTime());
            assertEquals(entry, queue.first());
            assertEquals(entry, queue.removeFirst());
        }
        assertEquals(Double.POSITIVE_INFINITY, queue.firstTime());
    }

    @Test
    void anEntryIsInTheQueueOnceAndCanBeMoved() {
        EventQueue queue = new EventQueue(3);
        queue.set(0, 5);
        queue.set(1, 6);
        queue.set(0, 7);
        assertEquals(1, queue.first());
        queue.set(0, 1);
        assertEquals(0, queue.removeFirst());
        assertEquals(1, queue.removeFirst());
        assertEquals(Double.POSITIVE_INFINITY, queue.firstTime());
    }

    @Test
    void againstAMapUnderRandomUse() {
        for (long seed = 0; seed < 20; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            EventQueue queue = new EventQueue(40);
            Map<Integer, Double> model = new HashMap<>();
            for (int operation = 0; operation < 2000; operation++) {
                int entry = random.nextInt(40);
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        double time = random.nextInt(10);
                        queue.set(entry, time);
                        model.put(entry, time);
                    }
                    case 2 -> {
                        queue.remove(entry);
                        model.remove(entry);
                    }
                    default -> {
                        if (!model.isEmpty()) {
                            model.remove(queue.removeFirst());
                        }
                    }
                }
                int first = model.keySet().stream()
                        .min(Comparator.<Integer>comparingDouble(model::get).thenComparing(Comparator.naturalOrder()))
                        .orElse(-1);
                assertEquals(
                        first < 0 ? Double.POSITIVE_INFINITY : model.get(first), queue.firstTime(), "seed " + seed);
                if (first >= 0) {
                    assertEquals(first, queue.first(), "seed " + seed);
                }
            }
            queue.clear();
            assertEquals(Double.POSITIVE_INFINITY, queue.firstTime());
        }
    }
}
