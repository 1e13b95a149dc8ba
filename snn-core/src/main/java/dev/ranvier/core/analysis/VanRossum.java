package dev.ranvier.core.analysis;

/**
 * Distance of two spike trains as van Rossum (2001, 10.1162/089976601300014321) defines it: each spike becomes a jump
 * to 1 that decays with a time constant, and
 *
 * <pre>
 *   D^2 = (1 / tau) integral of (f(t) - g(t))^2 dt
 * </pre>
 *
 * <p>over all time. So one spike against none gives D = sqrt(1/2), and two spikes dt apart D = sqrt(1 - exp(-dt /
 * tau)). A short tau counts coincidences, a long one compares numbers of spikes. Between spikes the difference decays,
 * so its square is integrated in closed form from spike to spike: linear work, and no terms that cancel.
 */
public final class VanRossum {

    private VanRossum() {}

    /**
     * The distance D.
     *
     * @param firstMs {@code [spike]}, ms, not falling. Not modified.
     * @param secondMs {@code [spike]}, ms, not falling. Not modified.
     * @param tauMs time constant, positive
     */
    public static double distance(double[] firstMs, double[] secondMs, double tauMs) {
        if (!(tauMs > 0)) {
            throw new IllegalArgumentException("tauMs must be positive, got " + tauMs);
        }
        double squared = 0;
        double difference = 0; // f - g just after the last spike
        double lastMs = 0;
        int first = 0;
        int second = 0;
        while (first < firstMs.length || second < secondMs.length) {
            boolean ofFirst = second == secondMs.length || first < firstMs.length && firstMs[first] <= secondMs[second];
            double timeMs = ofFirst ? firstMs[first] : secondMs[second];
            first += ofFirst ? 1 : 0;
            second += ofFirst ? 0 : 1;
            double decay = (timeMs - lastMs) / tauMs;
            squared -= 0.5 * difference * difference * Math.expm1(-2 * decay);
            difference = difference * Math.exp(-decay) + (ofFirst ? 1 : -1);
            lastMs = timeMs;
        }
        return Math.sqrt(squared + 0.5 * difference * difference);
    }
}
