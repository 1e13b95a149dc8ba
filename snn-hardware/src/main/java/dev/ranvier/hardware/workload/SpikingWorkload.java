package dev.ranvier.hardware.workload;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A spiking network that a conventional machine runs tick by tick, as a {@link Recurrent} layer for each projection:
 * dense connectivity is a matrix product of all sources and targets, sparse or random connectivity the same with the
 * synapses that are not there as zeros among the weights. Inputs are spikes of 1 bit, weights floats. Projections from
 * neuron to neuron are not counted, nor is the update of the neurons.
 */
final class SpikingWorkload {

    private static final int FLOAT_BITS = 32;

    private SpikingWorkload() {}

    static Workload of(Network network, int timeSteps, int batch) {
        List<WorkloadLayer> layers = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Projection projection : network.projections()) {
            String path = projection.label();
            int times = seen.merge(path, 1, Integer::sum);
            String name = times == 1 ? path : path + "#" + times;
            int sources = network.population(projection.source()).size();
            int targets = network.population(projection.target()).size();
            Connectivity connectivity = projection.connectivity();
            if (connectivity instanceof Connectivity.Dense) {
                layers.add(layer(name, sources, targets, timeSteps));
            } else if (connectivity instanceof Connectivity.Sparse sparse) {
                layers.add(layer(name, sources, targets, timeSteps)
                        .withWeightZeroShare(absent(sparse.synapses(), sources, targets)));
            } else if (connectivity instanceof RandomConnectivity random) {
                layers.add(layer(name, sources, targets, timeSteps)
                        .withWeightZeroShare(absent(random.synapses(), sources, targets)));
            } else if (connectivity instanceof Connectivity.OneToOne) {
                uncounted.add(name);
            } else {
                throw new AssertionError("no workload for " + connectivity);
            }
        }
        return new Workload(network.name(), batch, layers, uncounted);
    }

    /** Share of pairs without a synapse; synapses that join the same pair twice are taken for two pairs. */
    private static double absent(long synapses, int sources, int targets) {
        return Math.max(0, 1 - synapses / ((double) sources * targets));
    }

    private static WorkloadLayer layer(String name, int sources, int targets, int timeSteps) {
        return new WorkloadLayer(name, new Recurrent(new MatrixProduct(sources, targets), timeSteps), FLOAT_BITS, 1);
    }
}
