package dev.ranvier.training.conversion.stage;

/** What a stage makes of its sum z. */
public sealed interface Activation {

    /** The value for a sum. */
    double of(double z);

    /** Largest value there can be; infinite without a ceiling. */
    default double ceiling() {
        return Double.POSITIVE_INFINITY;
    }

    /** {@code max(0, z)}. */
    record Rectified() implements Activation {

        @Override
        public double of(double z) {
            return Math.max(0, z);
        }
    }

    /**
     * {@code min(max(0, z), ceiling)}.
     *
     * @param ceiling largest value, positive
     */
    record Clipped(double ceiling) implements Activation {

        @Override
        public double of(double z) {
            return Math.min(Math.max(0, z), ceiling);
        }
    }

    /**
     * Quantised clip-floor-shift: {@code ceiling / levels * clip(floor(z levels / ceiling + 1/2), 0, levels)}; the equation's
     * source stands with {@link dev.ranvier.core.model.Qcfs}.
     *
     * @param levels number of steps above 0
     * @param ceiling largest value, positive
     */
    record Quantised(int levels, double ceiling) implements Activation {

        @Override
        public double of(double z) {
            double level = Math.floor(z * levels / ceiling + 0.5);
            return ceiling / levels * Math.min(Math.max(0, level), levels);
        }
    }

    /** The sum itself: the outputs of the network, of which the largest names the class. */
    record Output() implements Activation {

        @Override
        public double of(double z) {
            return z;
        }
    }
}
