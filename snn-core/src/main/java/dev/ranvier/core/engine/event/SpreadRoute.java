package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.StochasticArrivals;
import dev.ranvier.core.engine.delivery.GateCounts;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.engine.delivery.SpreadRows;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * A projection whose synapses have delays of their own. A spike on its way is its place in a row that stands by delay; the
 * spikes stand in a binary heap by the time of their next arrival, and where that is the same by the order in which they
 * were fired.
 */
final class SpreadRoute extends Route {

    private final SpreadRows rows;
    private int[] heap = new int[16]; // [place], slots; children of place p stand at 2p + 1 and 2p + 2
    private int size;
    private int[] free = new int[16]; // [place], slots that are not used
    private int freeSlots;
    private double[] fired = new double[16]; // [slot], ms
    private double[] next = new double[16]; // [slot], time of the next arrival, ms
    private int[] synapse = new int[16]; // [slot], that arrives next
    private int[] end = new int[16]; // [slot], end of the row
    private double[] number = new double[16]; // [slot], how many spikes were fired before; a whole number
    private double[] strength = new double[16]; // [slot], of the spike; 1 if it carries none
    private double taken; // spikes taken from the history

    SpreadRoute(int projection, int receptor, SpreadRows rows, SpikeHistory history, int reader, int entry) {
        super(projection, receptor, history, reader, entry);
        this.rows = rows;
        reset();
    }

    @Override
    void reset() {
        size = 0;
        taken = 0;
        freeAll();
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        int slots = state.whole(fired.length);
        if (state.restores()) {
            free = new int[slots];
            heap = new int[slots];
        }
        size = state.whole(size);
        freeSlots = state.whole(freeSlots);
        taken = state.number(taken);
        heap = state.first(heap, slots);
        free = state.first(free, slots);
        fired = state.first(fired, slots);
        next = state.first(next, slots);
        synapse = state.first(synapse, slots);
        end = state.first(end, slots);
        number = state.first(number, slots);
        strength = state.first(strength, slots);
    }

    @Override
    double nextArrival() {
        takeNew();
        return size == 0 ? Double.POSITIVE_INFINITY : next[heap[0]];
    }

    @Override
    long deliver(double now, double[] sums, TouchedNeurons touched) {
        long delivered = 0;
        while (size > 0 && next[heap[0]] <= now) {
            int slot = heap[0];
            do {
                int arriving = synapse[slot]++;
                sums[rows.target(arriving)] += rows.weight(arriving) * strength[slot];
                touched.add(rows.target(arriving));
                delivered++;
            } while (goOn(slot) && next[slot] <= now);
            if (synapse[slot] == end[slot]) {
                free[freeSlots++] = slot;
                heap[0] = heap[--size];
            }
            sink();
        }
        return delivered;
    }

    @Override
    long deliverApart(double now, StochasticArrivals arrivals, int neurons, TouchedNeurons touched) {
        throw new AssertionError("a clocked network refuses delays that are drawn");
    }

    @Override
    long deliver(double now, GateCounts gates) {
        throw new AssertionError("a network refuses drawn delays to gates");
    }

    /** Reckons when the next synapse of a spike arrives; false if there is none. */
    private boolean goOn(int slot) {
        if (synapse[slot] == end[slot]) {
            return false;
        }
        next[slot] = arrival(fired[slot], rows.delayMs(synapse[slot]));
        return true;
    }

    private void takeNew() {
        for (int spike = history.cursor(reader); spike < history.size(); spike++) {
            int source = history.neurons()[spike];
            if (rows.begin(source) < rows.end(source)) {
                if (freeSlots == 0) {
                    grow();
                }
                int slot = free[--freeSlots];
                fired[slot] = history.times()[spike];
                synapse[slot] = rows.begin(source);
                end[slot] = rows.end(source);
                number[slot] = taken;
                strength[slot] = history.strengths() == null ? 1 : history.strengths()[spike];
                goOn(slot);
                rise(slot);
            }
            taken++;
        }
        history.moveTo(reader, history.size());
    }

    private void grow() {
        int slots = 2 * fired.length;
        heap = Arrays.copyOf(heap, slots);
        free = Arrays.copyOf(free, slots);
        fired = Arrays.copyOf(fired, slots);
        next = Arrays.copyOf(next, slots);
        synapse = Arrays.copyOf(synapse, slots);
        end = Arrays.copyOf(end, slots);
        number = Arrays.copyOf(number, slots);
        strength = Arrays.copyOf(strength, slots);
        for (int slot = slots / 2; slot < slots; slot++) {
            free[freeSlots++] = slot;
        }
    }

    private void freeAll() {
        freeSlots = 0;
        for (int slot = 0; slot < fired.length; slot++) {
            free[freeSlots++] = slot;
        }
    }

    private boolean before(int a, int b) {
        return next[a] < next[b] || next[a] == next[b] && number[a] < number[b];
    }

    private void rise(int slot) {
        int at = size++;
        while (at > 0 && before(slot, heap[(at - 1) >>> 1])) {
            heap[at] = heap[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        heap[at] = slot;
    }

    private void sink() {
        if (size == 0) {
            return;
        }
        int slot = heap[0];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], slot)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = slot;
    }
}
