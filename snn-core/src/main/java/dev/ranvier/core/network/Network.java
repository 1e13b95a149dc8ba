package dev.ranvier.core.network;

import java.util.List;

/**
 * What spikes: populations of neurons and the projections between them. An immutable description, checked when built; an
 * engine compiles it and owns all state.
 *
 * @param name what the user calls it
 * @param timeBase continuous or clocked
 * @param populations at least one, with unique names
 * @param projections synapses between them
 * @param drives background input
 * @param currents input currents in steps
 */
public record Network(
        String name,
        TimeBase timeBase,
        List<Population> populations,
        List<Projection> projections,
        List<PoissonDrive> drives,
        List<StepCurrent> currents) {

    /**
     * @throws IllegalArgumentException if names clash or are unknown, sizes do not fit, a delay is no whole number of
     *     steps, a projection ends in a source or at a receptor that is not there, a current enters neurons that take none, or
     *     a loop has no delay
     */
    public Network {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        drives = List.copyOf(drives);
        currents = List.copyOf(currents);
        NetworkChecks.check(name, timeBase, populations, projections, drives, currents);
    }

    /** A network without input currents. */
    public Network(
            String name,
            TimeBase timeBase,
            List<Population> populations,
            List<Projection> projections,
            List<PoissonDrive> drives) {
        this(name, timeBase, populations, projections, drives, List.of());
    }

    /** A network without background input and currents. */
    public Network(String name, TimeBase timeBase, List<Population> populations, List<Projection> projections) {
        this(name, timeBase, populations, projections, List.of());
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

    /** Number of stored synapses; expected ones where they are drawn pair by pair. */
    public long synapses() {
        return projections.stream()
                .mapToLong(projection -> projection.connectivity().synapses())
                .sum();
    }
}
