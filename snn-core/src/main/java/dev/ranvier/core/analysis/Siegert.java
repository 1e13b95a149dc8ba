package dev.ranvier.core.analysis;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;

/**
 * Rate and irregularity of a leaky integrate-and-fire neuron under white noise, from the time its potential takes from
 * the reset to the threshold (Siegert 1951, 10.1103/PhysRev.81.617; Brunel 2000, 10.1023/A:1008925309027):
 *
 * <pre>
 *   y = (threshold or reset - mu) / sigma
 *   1 / rate = t_ref + tau sqrt(pi) integral from y_r to y_th of exp(u^2) (1 + erf u) du
 *   CV^2 = 2 pi (rate tau)^2 integral from y_r to y_th of exp(x^2)
 *          (integral from -inf to x of exp(y^2) (1 + erf y)^2 dy) dx
 * </pre>
 *
 * <p>mu is the mean of the potential without a threshold, and sigma^2 twice its variance: Poisson input of jumps J at
 * rates r gives mu = tau sum J r, sigma^2 = tau sum J^2 r. Currents with a short synaptic time constant raise both
 * borders by {@code alpha/2 sqrt(tau_syn / tau)} (Fourcaud and Brunel 2002, 10.1162/089976602320264015); the result is
 * of first order in that root.
 *
 * @param tauMembraneMs membrane time constant, positive
 * @param refractoryMs refractory period, at least 0
 * @param threshold in the unit of the potential
 * @param reset below the threshold
 */
public record Siegert(double tauMembraneMs, double refractoryMs, double threshold, double reset) {

    /** sqrt(2) |zeta(1/2)| (Fourcaud and Brunel 2002). */
    private static final double ALPHA = 2.0652531522312172;
    /** |zeta(1/2)| / sqrt(2 pi), the mean overshoot of a Gaussian walk, for steps of unit variance. */
    private static final double OVERSHOOT = 0.5825971579390107;

    private static final double SQRT_PI = Math.sqrt(Math.PI);
    private static final double POISSON_FROM = 15; // distance of the threshold at which intervals are exponential
    private static final double NOTHING = 42; // exp of minus this is below the resolution of a double
    private static final double MS_PER_SECOND = 1e3;

    /** @throws IllegalArgumentException if a time is out of range or the reset does not lie below the threshold */
    public Siegert {
        if (!(tauMembraneMs > 0) || !(refractoryMs >= 0) || !(threshold > reset)) {
            throw new IllegalArgumentException("needs tauMembraneMs > 0, refractoryMs >= 0 and reset < threshold, got "
                    + tauMembraneMs + ", " + refractoryMs + ", " + reset + " and " + threshold);
        }
    }

    /** Rate under white noise, Hz. */
    public double rateHz(double mu, double sigma) {
        return rateHz(mu, sigma, 0);
    }

    /**
     * Rate under noise through exponential currents, Hz.
     *
     * @param mu mean of the potential without a threshold
     * @param sigma square root of twice its variance for synapses without duration, at least 0; 0 means constant drive
     * @param tauSynapseMs their time constant, much below that of the membrane; 0 for jumps of the potential
     */
    public double rateHz(double mu, double sigma, double tauSynapseMs) {
        if (!(sigma >= 0) || !(tauSynapseMs >= 0)) {
            throw new IllegalArgumentException(
                    "sigma and tauSynapseMs must be at least 0, got " + sigma + " and " + tauSynapseMs);
        }
        if (sigma == 0) {
            double chargeMs = tauMembraneMs * Math.log((mu - reset) / (mu - threshold));
            return mu > threshold ? MS_PER_SECOND / (refractoryMs + chargeMs) : 0;
        }
        double shift = ALPHA / 2 * Math.sqrt(tauSynapseMs / tauMembraneMs);
        double from = (reset - mu) / sigma + shift;
        double to = (threshold - mu) / sigma + shift;
        double scale = to > 0 ? Math.exp(-to * to) : 1; // keeps the passage time finite
        return MS_PER_SECOND
                * scale
                / (refractoryMs * scale + tauMembraneMs * SQRT_PI * scaledPassage(from, to, scale));
    }

    /** Coefficient of variation of the intervals under white noise. */
    public double cv(double mu, double sigma) {
        if (!(sigma > 0)) {
            throw new IllegalArgumentException("sigma must be above 0, got " + sigma);
        }
        double from = (reset - mu) / sigma;
        double to = (threshold - mu) / sigma;
        if (to > POISSON_FROM) {
            return 1;
        }
        UnivariateFunction inner = y -> {
            double below = Math.max(y, from);
            double size = Math.abs(y);
            double root = y <= 0 ? ErrorFunctions.erfcx(size) : 2 - Math.exp(-y * y) * ErrorFunctions.erfcx(size);
            double own = y <= 0 ? -y * y : y * y;
            double passed = Math.exp(to * to + own) * ErrorFunctions.dawson(to)
                    - Math.exp(below * below + own) * ErrorFunctions.dawson(below);
            return root * root * passed;
        };
        // Left of the reset and just left of the threshold the integrand falls steeply: parts of their own.
        double steep = Math.max(from, to < 0 ? leftOf(to) : from);
        double integral = integrate(inner, leftOf(Math.min(from, 0)), from)
                + integrate(inner, from, steep)
                + integrate(inner, steep, to);
        double cycles = rateHz(mu, sigma) * tauMembraneMs / MS_PER_SECOND;
        return cycles * Math.sqrt(2 * Math.PI * integral);
    }

    /**
     * How much higher a threshold seems that is tested on steps only: 0.583 sigma sqrt(step / tau). To be added to the
     * threshold before a stepped simulation under white noise is compared (Chernoff 1965, "Sequential tests for the
     * mean of a normal distribution IV").
     */
    public double stepShift(double sigma, double stepMs) {
        return OVERSHOOT * sigma * Math.sqrt(stepMs / tauMembraneMs);
    }

    /**
     * The place left of a negative border where exp of minus the square has fallen to nothing beside that at the
     * border.
     */
    private static double leftOf(double border) {
        return -Math.sqrt(border * border + NOTHING);
    }

    /** The integral of exp(u^2) (1 + erf u) times the scale, which is exp(-to^2) if {@code to} is positive. */
    private static double scaledPassage(double from, double to, double scale) {
        double negative = from < 0 ? integrate(u -> ErrorFunctions.erfcx(-u), from, Math.min(to, 0)) : 0;
        if (to <= 0) {
            return negative;
        }
        double begin = Math.max(from, 0);
        double growing = ErrorFunctions.dawson(to) - Math.exp(begin * begin - to * to) * ErrorFunctions.dawson(begin);
        return scale * (negative - integrate(ErrorFunctions::erfcx, begin, to)) + 2 * growing;
    }

    private static double integrate(UnivariateFunction function, double from, double to) {
        if (!(to > from)) {
            return 0;
        }
        return new IterativeLegendreGaussIntegrator(16, 1e-11, 1e-300).integrate(1_000_000, function, from, to);
    }
}
