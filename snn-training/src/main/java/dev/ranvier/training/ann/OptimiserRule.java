package dev.ranvier.training.ann;

import dev.ranvier.training.ann.layer.Parameter;
import java.util.List;

/** Which optimiser a training uses. */
public sealed interface OptimiserRule {

    /** Decay of weights, see the kinds; at least 0. */
    double weightDecay();

    /** An optimiser for these parameters. */
    Optimiser start(List<Parameter> parameters);

    /**
     * Adam; with weight decay it is AdamW. See the optimiser for the equations.
     *
     * @param weightDecay decoupled from the gradient, at least 0
     */
    record AdamW(double weightDecay) implements OptimiserRule {

        /** @throws IllegalArgumentException if the decay is negative */
        public AdamW {
            requireDecay(weightDecay);
        }

        @Override
        public Optimiser start(List<Parameter> parameters) {
            return new Adam(parameters, weightDecay);
        }
    }

    /**
     * Stochastic gradient descent with momentum.
     *
     * @param momentum at least 0 and below 1
     * @param nesterov whether the step looks ahead along the momentum
     * @param weightDecay added to the gradient as decay times weight, at least 0
     */
    record Momentum(double momentum, boolean nesterov, double weightDecay) implements OptimiserRule {

        /** @throws IllegalArgumentException if a value is outside its range */
        public Momentum {
            requireDecay(weightDecay);
            if (!(momentum >= 0 && momentum < 1)) {
                throw new IllegalArgumentException("momentum must be at least 0 and below 1, got " + momentum);
            }
        }

        @Override
        public Optimiser start(List<Parameter> parameters) {
            return new GradientDescent(parameters, this);
        }
    }

    private static void requireDecay(double weightDecay) {
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException("weight decay must be at least 0, got " + weightDecay);
        }
    }
}
