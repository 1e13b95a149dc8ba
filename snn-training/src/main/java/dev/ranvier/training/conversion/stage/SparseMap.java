package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.network.Connectivity;

/**
 * A list of targets for each source.
 *
 * @param targets number of sums
 * @param rowStart {@code [source + 1]}, where each source's entries begin; the last element is their number
 * @param target {@code [entry]}
 * @param weights {@code [entry]}
 */
public record SparseMap(int targets, int[] rowStart, int[] target, double[] weights) implements LinearMap {

    /** Source i to target {@code offset + i}, times its factor. */
    public static SparseMap diagonal(double[] factors, int offset, int targets) {
        int[] rowStart = new int[factors.length + 1];
        int[] target = new int[factors.length];
        for (int i = 0; i < factors.length; i++) {
            rowStart[i + 1] = i + 1;
            target[i] = offset + i;
        }
        return new SparseMap(targets, rowStart, target, factors);
    }

    @Override
    public int sources() {
        return rowStart.length - 1;
    }

    @Override
    public int fanIn() {
        int[] terms = new int[targets];
        int most = 0;
        for (int t : target) {
            most = Math.max(most, ++terms[t]);
        }
        return most;
    }

    @Override
    public void addTo(double[] values, double[] sums) {
        for (int s = 0; s < sources(); s++) {
            for (int entry = rowStart[s]; entry < rowStart[s + 1]; entry++) {
                sums[target[entry]] += weights[entry] * values[s];
            }
        }
    }

    @Override
    public SparseMap magnitudes() {
        return new SparseMap(targets, rowStart, target, Factors.magnitudes(weights));
    }

    @Override
    public SparseMap times(double factor) {
        return new SparseMap(targets, rowStart, target, Factors.times(weights, factor));
    }

    @Override
    public boolean isNotNegative() {
        return Factors.notNegative(weights);
    }

    @Override
    public Connectivity connectivity(Scale sourceScale, Scale targetScale) {
        float[] scaled = new float[weights.length];
        boolean oneToOne = sources() == targets && weights.length == targets;
        for (int s = 0; s < sources(); s++) {
            for (int entry = rowStart[s]; entry < rowStart[s + 1]; entry++) {
                scaled[entry] = (float) (weights[entry] * sourceScale.of(s) / targetScale.of(target[entry]));
                oneToOne &= target[entry] == s && scaled[entry] == scaled[0];
            }
        }
        return oneToOne
                ? new Connectivity.OneToOne(targets, scaled[0])
                : new Connectivity.Sparse(targets, rowStart, target, scaled);
    }
}
