package dev.ranvier.hardware.accelerator.crossbar;

/**
 * Finds the digits of a number when some of them are not free: the digit of each slice must lie in an interval of its
 * own. The choice comes as close as any can; of equal ones the digits nearest to the plain positional form are taken,
 * which is what free digits give.
 *
 * <p>Lower slices together reach less than one unit of the slice above, up or down. So only four digits around what is
 * left can be best there, and a branch whose lower slices cannot reach nearer than the best choice so far is left out.
 */
final class DigitChoice {

    private static final int CANDIDATES = 4;

    private final int cellBits;
    private final int[] low; // [slice], least significant first
    private final int[] high; // [slice]
    private final int[] trial; // [slice]
    private final int[] best; // [slice]
    private long bestError;

    DigitChoice(int slices, int cellBits) {
        this.cellBits = cellBits;
        low = new int[slices];
        high = new int[slices];
        trial = new int[slices];
        best = new int[slices];
    }

    /** Sets which digits a slice can have. */
    void allow(int slice, int least, int most) {
        low[slice] = least;
        high[slice] = most;
    }

    /**
     * Chooses.
     *
     * @param target the number
     * @param digits {@code [slice]}, least significant first. Modified.
     */
    void choose(int target, int[] digits) {
        bestError = Long.MAX_VALUE;
        search(low.length - 1, target);
        System.arraycopy(best, 0, digits, 0, best.length);
    }

    private void search(int slice, long left) {
        if (slice < 0) {
            bestError = Math.abs(left);
            System.arraycopy(trial, 0, best, 0, best.length);
            return;
        }
        int shift = slice * cellBits;
        long towardsZero = left / (1L << shift);
        long outwards = left < 0 ? -1 : 1;
        for (int i = 0; i < CANDIDATES; i++) {
            // Towards zero first: the plain form of a magnitude. Then 1, -1 and 2 steps outwards.
            long step = i == 0 ? 0 : i == 1 ? 1 : i == 2 ? -1 : 2;
            int digit = (int) Math.max(low[slice], Math.min(towardsZero + outwards * step, high[slice]));
            long rest = left - ((long) digit << shift);
            if (leastError(slice - 1, rest) < bestError) {
                trial[slice] = digit;
                search(slice - 1, rest);
            }
        }
    }

    /** How far from a number the slices from this one down stay at least. */
    private long leastError(int slice, long number) {
        long least = 0;
        long most = 0;
        for (int s = 0; s <= slice; s++) {
            least += (long) low[s] << (s * cellBits);
            most += (long) high[s] << (s * cellBits);
        }
        return Math.max(0, Math.max(least - number, number - most));
    }
}
