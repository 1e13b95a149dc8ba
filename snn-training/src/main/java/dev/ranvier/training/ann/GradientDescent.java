package dev.ranvier.training.ann;

import dev.ranvier.training.ann.layer.Parameter;
import java.util.List;

/**
 * Stochastic gradient descent with momentum (Sutskever et al. 2013, ICML, section 2, in the form whose velocity is not scaled by
 * the rate):
 *
 * <pre>
 * g = gradient + decay w
 * v = momentum v + g
 * w = w - rate v                     or, with Nesterov's look-ahead, w - rate (g + momentum v)
 * </pre>
 */
final class GradientDescent implements Optimiser {

    private final List<Parameter> parameters;
    private final OptimiserRule.Momentum rule;
    private final List<float[]> velocities; // [parameter][value]

    GradientDescent(List<Parameter> parameters, OptimiserRule.Momentum rule) {
        this.parameters = parameters;
        this.rule = rule;
        velocities = parameters.stream().map(p -> new float[p.values.length]).toList();
    }

    @Override
    public void step(double learningRate, long number) {
        for (int p = 0; p < parameters.size(); p++) {
            Parameter parameter = parameters.get(p);
            float decay = parameter.decays ? (float) rule.weightDecay() : 0;
            float momentum = (float) rule.momentum();
            // w - rate (now g + later v) covers both forms
            float now = rule.nesterov() ? (float) learningRate : 0;
            float later = rule.nesterov() ? (float) learningRate * momentum : (float) learningRate;
            update(parameter.values, parameter.gradient, velocities.get(p), momentum, decay, now, later);
        }
    }

    /** One step on one array. Modifies w and v. */
    private static void update(float[] w, float[] g, float[] v, float momentum, float decay, float now, float later) {
        for (int i = 0; i < w.length; i++) {
            float gradient = g[i] + decay * w[i];
            float velocity = momentum * v[i] + gradient;
            v[i] = velocity;
            w[i] = w[i] - now * gradient - later * velocity;
        }
    }

    @Override
    public List<float[]> memory() {
        return velocities;
    }
}
