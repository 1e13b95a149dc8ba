package dev.ranvier.examples.benchmark;

import dev.ranvier.core.random.RandomStream;
import it.unimi.dsi.fastutil.doubles.DoubleHeapIndirectPriorityQueue;
import it.unimi.dsi.fastutil.objects.ObjectHeapPriorityQueue;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Our queue gives events in the order of the well-kept others: the library's and two of fastutil 8.5 (Apache licence 2.0).
 * {@link #main} prints what each costs.
 */
class QueueRivalsTest {

    private static final int ENTRIES = 500;
    private static final int ROUNDS = 20_000;
    private static final List<IntFunction<QueueContender>> RIVALS =
            List.of(QueueContender::library, QueueRivalsTest::objects, QueueRivalsTest::indirect);

    /** fastutil's heap of objects: an entry that moves leaves its old event behind. */
    private static QueueContender objects(int entries) {
        ObjectHeapPriorityQueue<QueueContender.Event> queue =
                new ObjectHeapPriorityQueue<>(entries, QueueContender.Event.ORDER);
        QueueContender.Event[] valid = new QueueContender.Event[entries];
        return new QueueContender() {
            @Override
            public String name() {
                return "ObjectHeapPriorityQueue";
            }

            @Override
            public void set(int entry, double time) {
                valid[entry] = new Event(time, entry);
                queue.enqueue(valid[entry]);
            }

            @Override
            public int removeFirst() {
                Event first = queue.dequeue();
                while (valid[first.entry()] != first) {
                    first = queue.dequeue();
                }
                return first.entry();
            }
        };
    }

    /** fastutil's heap of numbers in an array that others own, which can move an entry; equal times in any order. */
    private static QueueContender indirect(int entries) {
        double[] times = new double[entries];
        DoubleHeapIndirectPriorityQueue queue = new DoubleHeapIndirectPriorityQueue(times, entries);
        return new QueueContender() {
            @Override
            public String name() {
                return "DoubleHeapIndirect";
            }

            @Override
            public void set(int entry, double time) {
                times[entry] = time;
                if (queue.contains(entry)) {
                    queue.changed(entry);
                } else {
                    queue.enqueue(entry);
                }
            }

            @Override
            public int removeFirst() {
                return queue.dequeue();
            }
        };
    }

    @Test
    void allGiveTheSameOrder() {
        for (IntFunction<QueueContender> rival : RIVALS) {
            QueueContender ours = QueueContender.ours(ENTRIES);
            QueueContender other = rival.apply(ENTRIES);
            double[] ourTimes = new double[ENTRIES];
            double[] otherTimes = new double[ENTRIES];
            RandomStream ourRandom = QueueBenchmark.fill(ours, ourTimes);
            RandomStream otherRandom = QueueBenchmark.fill(other, otherTimes);
            double last = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int entry = QueueBenchmark.round(ours, ourTimes, ourRandom);
                assertEquals(QueueBenchmark.round(other, otherTimes, otherRandom), entry, other.name());
            }
            for (double time : ourTimes) {
                last = Math.max(last, time);
            }
            assertTrue(last > 10, "the queue went on to " + last);
        }
    }

    /** Of equal times the lower number comes first, as with the library's queue of events that say so. */
    @Test
    void equalTimesComeByNumber() {
        for (IntFunction<QueueContender> maker :
                List.<IntFunction<QueueContender>>of(QueueContender::ours, QueueContender::library)) {
            QueueContender queue = maker.apply(5);
            for (int entry : new int[] {3, 0, 4, 1, 2}) {
                queue.set(entry, 7);
            }
            queue.set(3, 6);
            queue.set(3, 7);
            for (int entry = 0; entry < 5; entry++) {
                assertEquals(entry, queue.removeFirst(), queue.name());
            }
        }
    }

    public static void main(String[] arguments) {
        List<IntFunction<QueueContender>> all = List.of(
                QueueContender::ours, QueueContender::library, QueueRivalsTest::objects, QueueRivalsTest::indirect);
        QueueBenchmark.run(all).forEach(System.out::println);
    }
}
