package dev.ranvier.core.network;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * A neuron parameter: one value for a whole population, or one for each neuron. Immutable.
 */
public final class Values {

    private final double[] values; // length 1: shared by all neurons; else [neuron]
    private final boolean uniform;

    private Values(double[] values, boolean uniform) {
        this.values = values;
        this.uniform = uniform;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "a neuron parameter must be finite, value " + i + " is " + values[i]);
            }
        }
    }

    /** The same value for every neuron. */
    public static Values uniform(double value) {
        return new Values(new double[] {value}, true);
    }

    /**
     * One value for each neuron.
     *
     * @param perNeuron {@code [neuron]}; copied
     */
    public static Values of(double[] perNeuron) {
        if (perNeuron.length == 0) {
            throw new IllegalArgumentException("per-neuron values need at least one neuron");
        }
        return new Values(perNeuron.clone(), false);
    }

    /** True if all neurons share one value by construction. */
    public boolean isUniform() {
        return uniform;
    }

    /** Value of one neuron. */
    public double at(int neuron) {
        return uniform ? values[0] : values[neuron];
    }

    /** Smallest value. */
    public double min() {
        return Arrays.stream(values).min().orElseThrow();
    }

    /** Largest value. */
    public double max() {
        return Arrays.stream(values).max().orElseThrow();
    }

    /**
     * A fresh array with one value for each of {@code size} neurons.
     *
     * @throws IllegalArgumentException if these are per-neuron values for another number of neurons
     */
    public double[] expand(int size) {
        requireSize("values", size);
        if (!uniform) {
            return values.clone();
        }
        double[] expanded = new double[size];
        Arrays.fill(expanded, values[0]);
        return expanded;
    }

    /** @throws IllegalArgumentException if these are per-neuron values for another number of neurons */
    void requireSize(String what, int size) {
        if (!uniform && values.length != size) {
            throw new IllegalArgumentException(
                    what + ": " + values.length + " per-neuron values for a population of " + size + " neurons");
        }
    }

    /** @throws IllegalArgumentException if a value is not a whole number */
    void requireIntegers(String what) {
        for (double value : values) {
            if (value != Math.rint(value)) {
                throw new IllegalArgumentException(what + " must be whole numbers, got " + value);
            }
        }
    }

    /** @throws IllegalArgumentException if a value does not pass */
    void requireAll(String what, DoublePredicate allowed, String expectation) {
        for (double value : values) {
            if (!allowed.test(value)) {
                throw new IllegalArgumentException(what + " must be " + expectation + ", got " + value);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && uniform == that.uniform && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return uniform ? Double.toString(values[0]) : values.length + " values, " + min() + ".." + max();
    }
}
