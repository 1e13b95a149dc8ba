package dev.ranvier.training.conversion;

import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.LinearMap;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.Arrays;
import java.util.List;

/**
 * Trained stages in double precision on one sample at a time, with or without the clipping of time-to-first-spike windows, and
 * how far single precision may be from it.
 *
 * <p>A sum of n products in floating point, in any order, is off by at most {@code gamma_n sum |w||x|} with {@code gamma_n = n
 * u / (1 - n u)} (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 3.1), u = 2^-24 for float; a few
 * terms are added for the scalings that single precision applies one by one. Errors of a layer's inputs pass on through the
 * absolute weights; a quantised activation whose sum is that close to an edge may be off by a level.
 */
final class ExactForward {

    private static final double UNIT_ROUNDOFF = 0x1p-24;
    private static final int SCALINGS =
            4; // a bias, a normalisation, a scaling of the input, the rounding of the weight

    private final StageGraph graph;
    private final List<ValueWindow> windows;
    private final StageForward forward;
    private double[] bounds = new double[0]; // [output], of the last unclipped run
    private TtfsCause.Clipping firstClipping; // of the last clipped run, null without

    ExactForward(StageGraph graph, List<ValueWindow> windows) {
        this.graph = graph;
        this.windows = windows;
        forward = new StageForward(graph);
    }

    /** Logits without clipping, {@code [output]}; afterwards {@link #bound} knows their single-precision error. */
    double[] logits(float[] sample) {
        double[][] values = forward.values(sample);
        bounds = errors(sample, values);
        return values[values.length - 1];
    }

    /** Largest error of one single-precision logit of the sample given last to {@link #logits}. */
    double bound(int output) {
        return bounds[output];
    }

    /** Logits if every value above its window is set to the window's upper end, {@code [output]}. */
    double[] clippedLogits(float[] sample) {
        firstClipping = null;
        double[][] values = forward.values(sample, this::clip);
        return values[values.length - 1];
    }

    /** Where the sample given last to {@link #clippedLogits} was clipped first, or null if nowhere. */
    TtfsCause.Clipping firstClipping() {
        return firstClipping;
    }

    private void clip(int stage, double[] values) {
        ValueWindow window = windows.get(stage);
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

    private double[] errors(float[] sample, double[][] values) {
        double[] pixels = new double[sample.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.abs(sample[i]);
        }
        double[][] errors = new double[values.length][];
        for (int index = 0; index < errors.length; index++) {
            if (graph.stages().get(index) instanceof Stage.Max pool) {
                errors[index] = pool.source() == Stage.INPUT
                        ? new double[values[index].length]
                        : StageForward.largest(pool, errors[pool.source()]);
                continue;
            }
            errors[index] = errors((Stage.Sum) graph.stages().get(index), values[index], pixels, values, errors);
        }
        return errors[errors.length - 1];
    }

    private static double[] errors(
            Stage.Sum sum, double[] results, double[] pixels, double[][] values, double[][] errors) {
        double[] error = new double[results.length];
        double[] magnitude = Arrays.stream(sum.bias()).map(Math::abs).toArray();
        double terms = SCALINGS;
        for (Stage.Term term : sum.terms()) {
            LinearMap map = term.map().magnitudes();
            terms += map.fanIn();
            if (term.source() == Stage.INPUT) {
                map.addTo(pixels, magnitude); // the pixels are the same floats in both
            } else {
                map.addTo(errors[term.source()], error);
                map.addTo(values[term.source()], magnitude);
                map.addTo(errors[term.source()], magnitude);
            }
        }
        double gamma = terms * UNIT_ROUNDOFF / (1 - terms * UNIT_ROUNDOFF);
        double level = sum.activation() instanceof Activation.Quantised quantised
                ? quantised.ceiling() / quantised.levels()
                : 0;
        for (int i = 0; i < error.length; i++) {
            error[i] += gamma * magnitude[i] + level;
        }
        return error;
    }
}
