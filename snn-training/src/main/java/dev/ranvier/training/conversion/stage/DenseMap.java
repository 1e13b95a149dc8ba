package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.network.Connectivity;

/**
 * Every source reaches every target: {@code weight(t, s) = targetFactor[t] weights[t][s] sourceFactor[s]}. The trained weights
 * are shared with the layer, not copied.
 *
 * @param weights {@code [target][source]}, row-major. Not modified.
 * @param sourceFactor {@code [source]}
 * @param targetFactor {@code [target]}
 */
public record DenseMap(float[] weights, double[] sourceFactor, double[] targetFactor) implements LinearMap {

    /** @throws IllegalArgumentException if the sizes disagree */
    public DenseMap {
        if (weights.length != (long) sourceFactor.length * targetFactor.length) {
            throw new IllegalArgumentException("a map " + sourceFactor.length + " -> " + targetFactor.length + " needs "
                    + (long) sourceFactor.length * targetFactor.length + " weights, got " + weights.length);
        }
    }

    @Override
    public int sources() {
        return sourceFactor.length;
    }

    @Override
    public int targets() {
        return targetFactor.length;
    }

    @Override
    public int fanIn() {
        return sources();
    }

    @Override
    public void addTo(double[] values, double[] sums) {
        double[] scaled = new double[sources()];
        for (int s = 0; s < scaled.length; s++) {
            scaled[s] = values[s] * sourceFactor[s];
        }
        for (int t = 0; t < targets(); t++) {
            double sum = 0;
            for (int s = 0; s < scaled.length; s++) {
                sum += weights[t * scaled.length + s] * scaled[s];
            }
            sums[t] += targetFactor[t] * sum;
        }
    }

    @Override
    public DenseMap magnitudes() {
        return new DenseMap(
                Factors.magnitudes(weights), Factors.magnitudes(sourceFactor), Factors.magnitudes(targetFactor));
    }

    @Override
    public DenseMap times(double factor) {
        return new DenseMap(weights, sourceFactor, Factors.times(targetFactor, factor));
    }

    @Override
    public boolean isNotNegative() {
        return Factors.notNegative(weights) && Factors.notNegative(sourceFactor) && Factors.notNegative(targetFactor);
    }

    @Override
    public Connectivity connectivity(Scale sourceScale, Scale targetScale) {
        int targets = targets();
        float[] bySource = new float[weights.length]; // [source][target]
        for (int t = 0; t < targets; t++) {
            double factor = targetFactor[t] / targetScale.of(t);
            for (int s = 0; s < sources(); s++) {
                double scale = sourceFactor[s] * sourceScale.of(s) * factor;
                bySource[s * targets + t] = (float) (weights[t * sources() + s] * scale);
            }
        }
        return new Connectivity.Dense(sources(), targets, bySource);
    }
}
