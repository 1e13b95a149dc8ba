package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Qcfs;

/** Functions of single values, and softmax. */
final class Activations {

    private Activations() {}

    /** See {@link Qcfs}. Modifies y only. */
    static void qcfs(Qcfs layer, float[] x, float[] y, int values) {
        float perUnit = layer.levels() / layer.ceiling();
        float unit = layer.ceiling() / layer.levels();
        for (int i = 0; i < values; i++) {
            double step = Math.floor(x[i] * perUnit + 0.5f);
            y[i] = (float) (unit * Math.min(layer.levels(), Math.max(0, step)));
        }
    }

    /** Softmax or its logarithm of each row; the largest value is subtracted first, which changes nothing else. Modifies y only. */
    static void softmax(boolean logarithm, float[] x, int width, float[] y, int samples) {
        for (int row = 0; row < samples * width; row += width) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < width; i++) {
                largest = Math.max(largest, x[row + i]);
            }
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += Math.exp(x[row + i] - largest);
            }
            double log = Math.log(sum);
            for (int i = 0; i < width; i++) {
                double value = x[row + i] - largest;
                y[row + i] = (float) (logarithm ? value - log : Math.exp(value) / sum);
            }
        }
    }
}
