package dev.ranvier.core.engine.event;

import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The things that will happen, by time: a heap of entries that are known by number, each in it at most once, so that a
 * crossing that changes its mind is moved and never left behind as a stale event. Entries of equal time come out by rising
 * number. Allocates nothing after construction.
 *
 * <p>Each place of the heap has four children, and the times stand in the heap, so that a comparison of children reads one
 * or two cache lines.
 */
public final class EventQueue {

    private static final int CHILDREN = 4;

    private final int[] heap; // [place], entries; children of place p stand from 4p + 1 on
    private final double[] time; // [place], of the entry there
    private final int[] place; // [entry], where it stands in the heap, -1 if it does not
    private int size;

    /** An empty queue for entries 0 to {@code entries - 1}. */
    public EventQueue(int entries) {
        heap = new int[entries];
        time = new double[entries];
        place = new int[entries];
        Arrays.fill(place, -1);
    }

    /** Takes everything out. */
    public void clear() {
        size = 0;
        Arrays.fill(place, -1);
    }

    void transfer(StateTransfer state) throws IOException {
        size = state.whole(size);
        state.all(heap);
        state.all(time);
        state.all(place);
    }

    /** Time of the first entry, infinite if the queue is empty. */
    public double firstTime() {
        return size == 0 ? Double.POSITIVE_INFINITY : time[0];
    }

    /** The first entry; the queue must not be empty. */
    public int first() {
        return heap[0];
    }

    /** Takes the first entry out; the queue must not be empty. */
    public int removeFirst() {
        int entry = heap[0];
        remove(entry);
        return entry;
    }

    /** Puts an entry in, or moves it if it is there. */
    public void set(int entry, double newTime) {
        int at = place[entry];
        if (at < 0) {
            rise(entry, newTime, size++);
        } else if (newTime < time[at]) {
            rise(entry, newTime, at);
        } else if (newTime > time[at]) {
            sink(entry, newTime, at);
        }
    }

    /** Takes an entry out, if it is there. */
    public void remove(int entry) {
        int at = place[entry];
        if (at < 0) {
            return;
        }
        place[entry] = -1;
        int last = heap[--size];
        if (at < size) {
            double lastTime = time[size];
            if (before(lastTime, last, time[at], entry)) {
                rise(last, lastTime, at);
            } else {
                sink(last, lastTime, at);
            }
        }
    }

    private static boolean before(double timeA, int a, double timeB, int b) {
        return timeA < timeB || timeA == timeB && a < b;
    }

    private void rise(int entry, double newTime, int from) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (!before(newTime, entry, time[parent], heap[parent])) {
                break;
            }
            put(heap[parent], time[parent], at);
            at = parent;
        }
        put(entry, newTime, at);
    }

    private void sink(int entry, double newTime, int from) {
        int at = from;
        int child = CHILDREN * at + 1;
        while (child < size) {
            int end = Math.min(size, child + CHILDREN);
            int least = child;
            for (int other = child + 1; other < end; other++) {
                if (before(time[other], heap[other], time[least], heap[least])) {
                    least = other;
                }
            }
            if (!before(time[least], heap[least], newTime, entry)) {
                break;
            }
            put(heap[least], time[least], at);
            at = least;
            child = CHILDREN * at + 1;
        }
        put(entry, newTime, at);
    }

    private void put(int entry, double itsTime, int at) {
        heap[at] = entry;
        time[at] = itsTime;
        place[entry] = at;
    }
}
