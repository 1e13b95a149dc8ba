package dev.ranvier.training.ann;

/** How the learning rate changes over a training, after warm-up; a factor of the largest rate. */
public sealed interface Schedule {

    /**
     * Factor of the largest learning rate.
     *
     * @param step which step, counted from 0
     * @param steps number of steps, at least 1
     */
    double factor(long step, long steps);

    /** Always the largest rate. */
    record Constant() implements Schedule {
        @Override
        public double factor(long step, long steps) {
            return 1;
        }
    }

    /**
     * Along half a cosine to zero (Loshchilov and Hutter 2017, ICLR, arXiv:1608.03983, equation 5 without restarts).
     */
    record Cosine() implements Schedule {
        @Override
        public double factor(long step, long steps) {
            return 0.5 * (1 + Math.cos(Math.PI * step / steps));
        }
    }

    /**
     * Multiplied by {@code drop} at {@code drops} evenly spaced places: with two drops, after one and after two thirds.
     *
     * @param drops how often, at least 1
     * @param drop factor of each, above 0 and below 1
     */
    record Steps(int drops, double drop) implements Schedule {

        /** @throws IllegalArgumentException if a value is outside its range */
        public Steps {
            if (drops < 1 || !(drop > 0 && drop < 1)) {
                throw new IllegalArgumentException(
                        "a step schedule needs at least 1 drop by a factor between 0 and 1, got " + drops + " by "
                                + drop);
            }
        }

        @Override
        public double factor(long step, long steps) {
            return Math.pow(drop, step * (drops + 1) / steps);
        }
    }
}
