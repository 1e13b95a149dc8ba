package dev.ranvier.training.exchange.assembly;

/** Weights of convolutions from the order of TensorFlow to ours. */
public final class FilterOrder {

    private FilterOrder() {}

    /**
     * From {@code [row][column][input][output]} to {@code [output][input][row][column]}.
     *
     * @param dims lengths of the four given axes
     * @param values Not modified.
     */
    public static float[] outputsFirst(float[] values, int... dims) {
        int area = dims[0] * dims[1];
        int inputs = dims[2];
        int outputs = dims[3];
        float[] ordered = new float[values.length];
        for (int at = 0; at < area; at++) {
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    ordered[(o * inputs + i) * area + at] = values[(at * inputs + i) * outputs + o];
                }
            }
        }
        return ordered;
    }
}
