package dev.ranvier.core.engine;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SynapseWeights;

/** How much memory a network takes when it is compiled: refused before anything is drawn rather than half way. */
final class MemoryNeed {

    private static final int STATE_BYTES = 64; // of a neuron: state, parameters, sums and lists
    private static final double MEBI = 1 << 20;

    private MemoryNeed() {}

    /** @throws IllegalArgumentException if the Java heap is too small, with both sizes and what to do */
    static void require(Network network, int parts, double gridStepMs) {
        long need = network.neurons() * STATE_BYTES;
        long largestTransient = 0;
        for (Projection projection : network.projections()) {
            long drawn = drawn(network, projection, gridStepMs > 0);
            need += drawn;
            if (parts > 1 || !projection.hasOneDelay()) {
                largestTransient = Math.max(largestTransient, drawn);
            }
        }
        need += largestTransient;
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (need > free) {
            throw new IllegalArgumentException(String.format(
                    "network %s needs about %.0f MiB when compiled for %d thread(s), but only %.0f MiB of the Java heap"
                            + " are left; give Java more memory (-Xmx) or make the network smaller",
                    network.name(), need / MEBI, parts, free / MEBI));
        }
    }

    /** Bytes that compiling allocates; what a description holds in arrays is there already and used as it is. */
    private static long drawn(Network network, Projection projection, boolean onGrid) {
        Connectivity connectivity = projection.connectivity();
        boolean drawsDelays = !projection.hasOneDelay();
        if (!(connectivity instanceof RandomConnectivity random)) {
            return drawsDelays ? connectivity.synapses() * (onGrid ? 8 : 16) : 0;
        }
        int weightBytes = random.weights() instanceof SynapseWeights.Shared ? 0 : 4;
        boolean near = network.population(projection.target()).size() <= 1 << Character.SIZE;
        int targetBytes = drawsDelays ? onGrid ? 4 : 12 : near ? 2 : 4;
        return random.synapses() * (targetBytes + weightBytes);
    }
}
