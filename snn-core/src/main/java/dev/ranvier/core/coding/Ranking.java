package dev.ranvier.core.coding;

/** Picks winners; equal values go to the lower index. */
final class Ranking {

    private Ranking() {}

    static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
