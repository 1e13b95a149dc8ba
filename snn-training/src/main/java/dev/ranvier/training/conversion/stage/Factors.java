package dev.ranvier.training.conversion.stage;

import java.util.Arrays;

/** Arithmetic on lists of weights and factors; every result is a fresh array. */
final class Factors {

    private Factors() {}

    static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    static double[] times(double[] values, double[] factors) {
        double[] products = values.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= factors[i];
        }
        return products;
    }

    static double[] magnitudes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    static float[] magnitudes(float[] values) {
        float[] magnitudes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            magnitudes[i] = Math.abs(values[i]);
        }
        return magnitudes;
    }

    static boolean notNegative(double[] values) {
        return Arrays.stream(values).allMatch(value -> value >= 0);
    }

    static boolean notNegative(float[] values) {
        for (float value : values) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean allEqual(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** The one value of each channel; null if some channel has several. */
    static double[] byChannel(double[] values, int channels) {
        int area = values.length / channels;
        double[] byChannel = new double[channels];
        for (int c = 0; c < channels; c++) {
            byChannel[c] = values[c * area];
            for (int i = 1; i < area; i++) {
                if (values[c * area + i] != byChannel[c]) {
                    return null;
                }
            }
        }
        return byChannel;
    }
}
