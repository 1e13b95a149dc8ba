package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.network.KernelConnectivity;
import java.util.Arrays;

/** The synapses of a max pool: each neuron is reached by its window, with weight 1. */
public final class PoolSynapses {

    private PoolSynapses() {}

    /** Kernels of ones, channel by channel. */
    public static KernelConnectivity of(Stage.Max pool) {
        int channels = pool.sourceShape().channels();
        float[] weights = new float[channels * pool.window().area()];
        Arrays.fill(weights, 1);
        return new KernelConnectivity(pool.sourceShape(), channels, channels, pool.window(), weights);
    }
}
