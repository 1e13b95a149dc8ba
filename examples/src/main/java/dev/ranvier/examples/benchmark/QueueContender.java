package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.event.EventQueue;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A queue of numbered entries that come out by time and then by number, as an event engine needs it. */
interface QueueContender {

    /** What it is called. */
    String name();

    /** Puts an entry in, or moves it if it is there. */
    void set(int entry, double time);

    /** Takes the first entry out; there is one. */
    int removeFirst();

    /** Ours. */
    static QueueContender ours(int entries) {
        EventQueue queue = new EventQueue(entries);
        return new QueueContender() {
            @Override
            public String name() {
                return "ranvier EventQueue";
            }

            @Override
            public void set(int entry, double time) {
                queue.set(entry, time);
            }

            @Override
            public int removeFirst() {
                return queue.removeFirst();
            }
        };
    }

    /** The library's, in the usual way: it cannot move an entry, so an old event stays in it and is dropped when it comes. */
    static QueueContender library(int entries) {
        PriorityQueue<Event> queue = new PriorityQueue<>(entries, Event.ORDER);
        Event[] valid = new Event[entries];
        return new QueueContender() {
            @Override
            public String name() {
                return "java.util.PriorityQueue";
            }

            @Override
            public void set(int entry, double time) {
                valid[entry] = new Event(time, entry);
                queue.add(valid[entry]);
            }

            @Override
            public int removeFirst() {
                Event first = queue.remove();
                while (valid[first.entry()] != first) {
                    first = queue.remove();
                }
                return first.entry();
            }
        };
    }

    /**
     * An event.
     *
     * @param time when
     * @param entry what
     */
    record Event(double time, int entry) {

        /** By time, then by entry. */
        static final Comparator<Event> ORDER = (a, b) -> {
            int byTime = Double.compare(a.time, b.time);
            return byTime != 0 ? byTime : Integer.compare(a.entry, b.entry);
        };
    }
}
