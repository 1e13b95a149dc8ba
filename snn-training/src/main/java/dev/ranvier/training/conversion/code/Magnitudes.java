package dev.ranvier.training.conversion.code;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.KernelConnectivity;

/** Synapses with the magnitudes of the weights of others. */
final class Magnitudes {

    private Magnitudes() {}

    /** {@code factor |w|} for every weight w. */
    static Connectivity times(Connectivity connectivity, double factor) {
        if (connectivity instanceof Connectivity.Dense dense) {
            return new Connectivity.Dense(dense.sources(), dense.targets(), times(dense.weights(), factor));
        } else if (connectivity instanceof KernelConnectivity kernels) {
            return new KernelConnectivity(
                    kernels.input(),
                    kernels.outputChannels(),
                    kernels.groups(),
                    kernels.window(),
                    times(kernels.weights(), factor));
        } else if (connectivity instanceof Connectivity.Sparse sparse) {
            return new Connectivity.Sparse(
                    sparse.targets(), sparse.rowStart(), sparse.target(), times(sparse.weights(), factor));
        } else if (connectivity instanceof Connectivity.OneToOne one) {
            return new Connectivity.OneToOne(one.size(), (float) (factor * Math.abs(one.weight())));
        }
        throw new IllegalArgumentException("no trained stage has such synapses: " + connectivity);
    }

    private static float[] times(float[] weights, double factor) {
        float[] magnitudes = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            magnitudes[i] = (float) (factor * Math.abs(weights[i]));
        }
        return magnitudes;
    }
}
