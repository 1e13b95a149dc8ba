package dev.ranvier.core.analysis;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** Samples such as the rates or CVs of a population; NaN in them means "could not be said" and is left out. */
public final class Distributions {

    private Distributions() {}

    /**
     * Kolmogorov-Smirnov distance: the largest difference of the two cumulated distributions, 0 to 1.
     *
     * @param first at least 2 numbers that are not NaN. Not modified.
     * @param second at least 2 numbers that are not NaN. Not modified.
     */
    public static double kolmogorovSmirnov(double[] first, double[] second) {
        return new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(known(first), known(second));
    }

    /** Mean; NaN if nothing is known. */
    public static double mean(double[] values) {
        return StatUtils.mean(known(values));
    }

    /** Standard deviation, divided by the number of values; NaN if nothing is known. */
    public static double standardDeviation(double[] values) {
        return Math.sqrt(StatUtils.populationVariance(known(values)));
    }

    /** The values without NaN, copied. */
    public static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
