package dev.ranvier.training.conversion;

import dev.ranvier.core.model.Dense;
import java.util.List;

/**
 * A chain in double precision on one sample at a time, with or without the clipping of time-to-first-spike windows, and how
 * far single precision may be from it.
 *
 * <p>A sum of n products in floating point, in any order, is off by at most {@code gamma_n sum |w||x|} with {@code gamma_n = n
 * u / (1 - n u)} (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 3.1), u = 2^-24 for float. Errors of
 * a layer's inputs pass on through the absolute weights.
 */
final class ExactForward {

    private static final double UNIT_ROUNDOFF = 0x1p-24;

    private final DenseChain chain;
    private final List<ValueWindow> windows;
    private double[] bounds = new double[0]; // [output], of the last unclipped run
    private TtfsCause.Clipping firstClipping; // of the last clipped run, null without

    ExactForward(DenseChain chain, List<ValueWindow> windows) {
        this.chain = chain;
        this.windows = windows;
    }

    /** Logits without clipping, {@code [output]}; afterwards {@link #bound} knows their single-precision error. */
    double[] logits(float[] sample) {
        double[] values = widen(sample);
        double[] errors = new double[values.length]; // the pixels are the same floats in both
        for (int stage = 0; stage < chain.stages().size(); stage++) {
            if (stage > 0) {
                rectify(values);
            }
            Dense dense = chain.stages().get(stage).dense();
            errors = errors(dense, values, errors);
            values = product(dense, values);
        }
        bounds = errors;
        return values;
    }

    /** Largest error of one single-precision logit of the sample given last to {@link #logits}. */
    double bound(int output) {
        return bounds[output];
    }

    /** Logits if every value above its window is set to the window's upper end, {@code [output]}. */
    double[] clippedLogits(float[] sample) {
        firstClipping = null;
        double[] values = widen(sample);
        for (int stage = 0; stage < chain.stages().size(); stage++) {
            if (stage > 0) {
                rectify(values);
            }
            values = product(chain.stages().get(stage).dense(), values);
            clip(values, windows.get(stage));
        }
        return values;
    }

    /** Where the sample given last to {@link #clippedLogits} was clipped first, or null if nowhere. */
    TtfsCause.Clipping firstClipping() {
        return firstClipping;
    }

    private void clip(double[] values, ValueWindow window) {
        int worst = -1;
        double worstValue = window.high();
        for (int i = 0; i < values.length; i++) {
            if (values[i] > worstValue) {
                worst = i;
                worstValue = values[i];
            }
            values[i] = Math.min(values[i], window.high());
        }
        if (worst >= 0 && firstClipping == null) {
            firstClipping = new TtfsCause.Clipping(window.layer(), worst, worstValue, window.high());
        }
    }

    private static double[] product(Dense dense, double[] x) {
        double[] z = new double[dense.outputs()];
        for (int o = 0; o < z.length; o++) {
            double sum = dense.bias()[o];
            for (int i = 0; i < x.length; i++) {
                sum += dense.weights()[o * x.length + i] * x[i];
            }
            z[o] = sum;
        }
        return z;
    }

    private static double[] errors(Dense dense, double[] x, double[] inputErrors) {
        double terms = x.length + 1.0;
        double gamma = terms * UNIT_ROUNDOFF / (1 - terms * UNIT_ROUNDOFF);
        double[] errors = new double[dense.outputs()];
        for (int o = 0; o < errors.length; o++) {
            double passedOn = 0;
            double magnitude = Math.abs(dense.bias()[o]);
            for (int i = 0; i < x.length; i++) {
                double weight = Math.abs(dense.weights()[o * x.length + i]);
                passedOn += weight * inputErrors[i];
                magnitude += weight * (x[i] + inputErrors[i]);
            }
            errors[o] = passedOn + gamma * magnitude;
        }
        return errors;
    }

    private static void rectify(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    private static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
