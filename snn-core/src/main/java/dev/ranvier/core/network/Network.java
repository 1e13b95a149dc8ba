package dev.ranvier.core.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What spikes: populations of neurons and the projections between them. An immutable description, checked when built; an
 * engine compiles it and owns all state.
 *
 * @param name what the user calls it
 * @param timeBase continuous or clocked
 * @param populations at least one, with unique names
 * @param projections synapses between them
 */
public record Network(String name, TimeBase timeBase, List<Population> populations, List<Projection> projections) {

    /**
     * @throws IllegalArgumentException if names clash or are unknown, sizes do not fit, a delay is no whole number of
     *     steps, a projection ends in a source, or a loop has no delay
     */
    public Network {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        if (populations.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " has no populations");
        }
        Map<String, Population> byName = new HashMap<>();
        for (Population population : populations) {
            if (byName.put(population.name(), population) != null) {
                throw new IllegalArgumentException(
                        "network " + name + ": two populations are named " + population.name());
            }
            if (population.model() instanceof IntegerNeuron && !timeBase.clocked()) {
                throw new IllegalArgumentException("network " + name + ": population " + population.name()
                        + " has integer neurons, which live in ticks; give the network a clocked time base");
            }
            if (population.model() instanceof ConstantSlope && timeBase.clocked()) {
                throw new IllegalArgumentException("network " + name + ": population " + population.name()
                        + " codes values in exact spike times; give the network a continuous time base");
            }
        }
        for (Projection projection : projections) {
            check(name, timeBase, byName, projection);
        }
        requireDelayInLoops(name, populations, projections);
    }

    /**
     * The population of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Population population(String populationName) {
        return populations.get(indexOf(populationName));
    }

    /**
     * Position of the population of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int indexOf(String populationName) {
        for (int i = 0; i < populations.size(); i++) {
            if (populations.get(i).name().equals(populationName)) {
                return i;
            }
        }
        throw new IllegalArgumentException("network " + name + " has no population '" + populationName + "'; it has "
                + populations.stream().map(Population::name).toList());
    }

    /** Number of neurons, sources included. */
    public long neurons() {
        return populations.stream().mapToLong(Population::size).sum();
    }

    /** Number of stored synapses. */
    public long synapses() {
        return projections.stream()
                .mapToLong(projection -> projection.connectivity().synapses())
                .sum();
    }

    private static void check(String name, TimeBase timeBase, Map<String, Population> byName, Projection projection) {
        Population source = byName.get(projection.source());
        Population target = byName.get(projection.target());
        if (source == null || target == null) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " names an unknown population; there are " + byName.keySet());
        }
        if (target.model() instanceof SpikeSource) {
            throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                    + " ends in a spike source, which takes no input");
        }
        try {
            projection.connectivity().validateFor(source.size(), target.size());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "network " + name + ": projection " + projection.label() + ": " + e.getMessage(), e);
        }
        if (target.model() instanceof IntegerNeuron) {
            requireWholeWeights(name, projection);
        }
        double steps = timeBase.clocked() ? projection.delayMs() / timeBase.stepMs() : 0;
        if (Math.abs(steps - Math.rint(steps)) > 1e-9 * Math.max(1, steps)) {
            throw new IllegalArgumentException("network " + name + ": delay " + projection.delayMs() + " ms of "
                    + projection.label() + " is no whole number of steps of " + timeBase.stepMs() + " ms");
        }
    }

    private static void requireWholeWeights(String name, Projection projection) {
        float[] weights;
        if (projection.connectivity() instanceof Connectivity.Dense dense) {
            weights = dense.weights();
        } else if (projection.connectivity() instanceof Connectivity.Sparse sparse) {
            weights = sparse.weights();
        } else {
            weights = new float[] {((Connectivity.OneToOne) projection.connectivity()).weight()};
        }
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != Math.rint(weights[i])) {
                throw new IllegalArgumentException("network " + name + ": projection " + projection.label()
                        + " ends in integer neurons but weight " + i + " is " + weights[i] + "; was it not quantised?");
            }
        }
    }

    /** Removes populations that no zero-delay projection enters until none is left; what stays is a loop. */
    private static void requireDelayInLoops(String name, List<Population> populations, List<Projection> projections) {
        List<String> left =
                new ArrayList<>(populations.stream().map(Population::name).toList());
        boolean removed = true;
        while (removed) {
            List<String> current = List.copyOf(left);
            removed = left.removeIf(candidate -> projections.stream()
                    .noneMatch(p -> p.delayMs() == 0 && p.target().equals(candidate) && current.contains(p.source())));
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("network " + name + ": the projections among " + left
                    + " form a loop without delay; give one of them a delay");
        }
    }
}
