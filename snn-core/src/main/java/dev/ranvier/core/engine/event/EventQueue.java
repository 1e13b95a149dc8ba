package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The things that will happen, by time: a binary heap of entries that are known by number, each in it at most once, so that
 * a crossing that changes its mind is moved and never left behind as a stale event. Entries of equal time come out by
 * rising number. Allocates nothing after construction.
 */
final class EventQueue {

    private final int[] heap; // [place], entries; children of place p stand at 2p + 1 and 2p + 2
    private final int[] place; // [entry], where it stands in the heap, -1 if it does not
    private final double[] time; // [entry]
    private int size;

    /** An empty queue for entries 0 to {@code entries - 1}. */
    EventQueue(int entries) {
        heap = new int[entries];
        place = new int[entries];
        time = new double[entries];
        Arrays.fill(place, -1);
    }

    void clear() {
        size = 0;
        Arrays.fill(place, -1);
    }

    void transfer(StateTransfer state) throws IOException {
        size = state.whole(size);
        state.all(heap);
        state.all(place);
        state.all(time);
    }

    /** Time of the first entry, infinite if the queue is empty. */
    double firstTime() {
        return size == 0 ? Double.POSITIVE_INFINITY : time[heap[0]];
    }

    /** The first entry; the queue must not be empty. */
    int first() {
        return heap[0];
    }

    /** Takes the first entry out; the queue must not be empty. */
    int removeFirst() {
        int entry = heap[0];
        remove(entry);
        return entry;
    }

    /** Puts an entry in, or moves it if it is there. */
    void set(int entry, double newTime) {
        int at = place[entry];
        if (at < 0) {
            time[entry] = newTime;
            rise(entry, size++);
        } else if (newTime < time[entry]) {
            time[entry] = newTime;
            rise(entry, at);
        } else if (newTime > time[entry]) {
            time[entry] = newTime;
            sink(entry, at);
        }
    }

    /** Takes an entry out, if it is there. */
    void remove(int entry) {
        int at = place[entry];
        if (at < 0) {
            return;
        }
        place[entry] = -1;
        int last = heap[--size];
        if (last != entry) {
            if (before(last, entry)) {
                rise(last, at);
            } else {
                sink(last, at);
            }
        }
    }

    private boolean before(int a, int b) {
        return time[a] < time[b] || time[a] == time[b] && a < b;
    }

    private void rise(int entry, int from) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!before(entry, heap[parent])) {
                break;
            }
            put(heap[parent], at);
            at = parent;
        }
        put(entry, at);
    }

    private void sink(int entry, int from) {
        int at = from;
        int child = 2 * at + 1;
        while (child < size) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], entry)) {
                break;
            }
            put(heap[child], at);
            at = child;
            child = 2 * at + 1;
        }
        put(entry, at);
    }

    private void put(int entry, int at) {
        heap[at] = entry;
        place[entry] = at;
    }
}
