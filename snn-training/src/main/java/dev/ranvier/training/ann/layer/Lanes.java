package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;

/** Cuts samples (or channels) into parts whose borders depend on their number only, for several threads. */
final class Lanes {

    /** Most parts. Fixed, because sums over parts are added up in their order. Chosen, not tuned. */
    static final int MOST = 8;

    private Lanes() {}

    /** Work on the items from {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    interface Work {
        void on(int lane, int from, int to);
    }

    /** Number of lanes for so many items. */
    static int count(int items) {
        return Math.min(MOST, items);
    }

    /** Does all the work, on as many threads as the kernel has. */
    static void run(Gemm gemm, int items, Work work) {
        int lanes = count(items);
        gemm.parallel(
                lanes,
                lane -> work.on(lane, (int) ((long) items * lane / lanes), (int) ((long) items * (lane + 1) / lanes)));
    }
}
