package dev.ranvier.core.analysis;

import org.apache.commons.math3.special.Erf;

/** Relatives of the error function that neither overflow nor lose digits; relative error below 1e-12. */
final class ErrorFunctions {

    private static final double FRACTION_FROM = 2;
    private static final int FRACTION_TERMS = 120; // enough at 2, more than enough beyond
    private static final double ASYMPTOTIC_FROM = 10;
    private static final double SQRT_PI = Math.sqrt(Math.PI);

    private ErrorFunctions() {}

    /** {@code exp(x^2) erfc(x)} for x at least 0; from 2 on by the continued fraction of Laplace. */
    static double erfcx(double x) {
        if (x < FRACTION_FROM) {
            return Math.exp(x * x) * Erf.erfc(x);
        }
        double tail = x;
        for (int term = FRACTION_TERMS; term >= 1; term--) {
            tail = x + 0.5 * term / tail;
        }
        return 1 / (SQRT_PI * tail);
    }

    /**
     * Dawson's integral, {@code exp(-x^2)} times the integral of {@code exp(t^2)} from 0 to x; odd. Below 10 by a
     * series of positive terms, beyond by the asymptotic one.
     */
    static double dawson(double x) {
        double size = Math.abs(x);
        return Math.copySign(size < ASYMPTOTIC_FROM ? dawsonSeries(size) : dawsonAsymptotic(size), x);
    }

    /** {@code exp(-x^2)} times the sum of {@code x^(2k+1) / (k! (2k+1))}. */
    private static double dawsonSeries(double x) {
        double power = x;
        double sum = x;
        for (int k = 1; power > 1e-17 * sum; k++) {
            power *= x * x / k;
            sum += power / (2 * k + 1);
        }
        return Math.exp(-x * x) * sum;
    }

    /** {@code 1/(2x) (1 + 1/(2x^2) + 3/(2x^2)^2 + 15/(2x^2)^3 + ...)}. */
    private static double dawsonAsymptotic(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17; k++) {
            term *= (2 * k - 1) / (2 * x * x);
            sum += term;
        }
        return sum / (2 * x);
    }
}
