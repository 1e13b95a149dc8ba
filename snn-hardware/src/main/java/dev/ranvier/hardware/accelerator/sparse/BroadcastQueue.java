package dev.ranvier.hardware.accelerator.sparse;

/**
 * Time of processing elements that all receive the same sequence of inputs, at most one in a cycle, each through a
 * queue of its own. An input stays in a queue until the element is done with it, and is sent only if every queue has
 * room; an element needs at least one cycle for it, in which it reads where its weights begin and end. With b the cycle
 * in which input j is sent, D the depth and n the stored weights,
 *
 * <pre>
 *   b(j) = max( b(j - 1) + 1, max over k of done(j - D, k) )
 *   done(j, k) = max( b(j), done(j - 1, k) ) + max(1, n(j, k)).
 * </pre>
 *
 * With depth 1 that is the sum over j of max over k of n: no element runs ahead.
 */
final class BroadcastQueue {

    private final long[] done; // [element], cycles
    private final long[] allDone; // [inputs sent, modulo depth], cycle in which the last element was done
    private long sent;
    private long lastSent = -1;

    BroadcastQueue(int elements, int depth) {
        done = new long[elements];
        allDone = new long[depth];
    }

    /**
     * Sends one input.
     *
     * @param steps weights that each element has for it. [element]. Not modified.
     */
    void send(int[] steps) {
        int slot = (int) (sent % allDone.length);
        long cycle = Math.max(lastSent + 1, allDone[slot]);
        long last = 0;
        for (int k = 0; k < done.length; k++) {
            done[k] = Math.max(cycle, done[k]) + Math.max(1, steps[k]);
            last = Math.max(last, done[k]);
        }
        allDone[slot] = last;
        lastSent = cycle;
        sent++;
    }

    /** Cycle in which all elements are done with everything that was sent. */
    long cycles() {
        long last = 0;
        for (long cycle : done) {
            last = Math.max(last, cycle);
        }
        return last;
    }
}
