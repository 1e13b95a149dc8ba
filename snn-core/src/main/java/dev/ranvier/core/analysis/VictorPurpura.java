package dev.ranvier.core.analysis;

/**
 * Distance of two spike trains as Victor and Purpura (1996, 10.1152/jn.1996.76.2.1310) define it: the least cost of
 * turning one into the other, where a spike is added or removed for 1 and moved for {@code cost} a millisecond.
 *
 * <p>Spikes further apart than {@code 2 / cost} are never moved onto one another. The distance is therefore the number
 * of spikes less the greatest sum of {@code 2 - cost |t1 - t2|} over pairs that do not cross, which is found among the
 * pairs within that reach only: work grows with the spikes and those pairs, memory with the second train.
 */
public final class VictorPurpura {

    private VictorPurpura() {}

    /**
     * The distance.
     *
     * @param firstMs {@code [spike]}, ms, not falling. Not modified.
     * @param secondMs {@code [spike]}, ms, not falling. Not modified.
     * @param costPerMs cost of moving a spike by 1 ms, at least 0
     */
    public static double distance(double[] firstMs, double[] secondMs, double costPerMs) {
        if (!(costPerMs >= 0)) {
            throw new IllegalArgumentException("costPerMs must be at least 0, got " + costPerMs);
        }
        if (costPerMs == 0) {
            return Math.abs(firstMs.length - secondMs.length);
        }
        double reachMs = 2 / costPerMs;
        double[] saved = new double[secondMs.length + 1]; // [spikes of the second train that may be used]
        int from = 0;
        int to = 0; // saved is filled up to here; beyond, it is the same
        for (double first : firstMs) {
            while (from < secondMs.length && secondMs[from] <= first - reachMs) {
                from++;
            }
            while (to < secondMs.length && secondMs[to] < first + reachMs) {
                saved[to + 1] = saved[to];
                to++;
            }
            double diagonal = saved[from];
            for (int i = from; i < to; i++) {
                double paired = diagonal + 2 - costPerMs * Math.abs(first - secondMs[i]);
                diagonal = saved[i + 1];
                saved[i + 1] = Math.max(Math.max(saved[i], diagonal), paired);
            }
        }
        return firstMs.length + secondMs.length - saved[to];
    }
}
