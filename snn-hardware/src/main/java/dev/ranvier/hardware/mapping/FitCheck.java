package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at the layers of a network one by one, each with the neurons that reach it, so that a report names every layer
 * that does not fit and not only the first.
 *
 * @param form how layers are changed so that they fit
 * @param mapper how they are partitioned
 */
public record FitCheck(ChipForm form, Mapper mapper) {

    /**
     * Examines every population that would be on the chip.
     *
     * @throws IllegalArgumentException if the network is not clocked or has drives or delays that the chip does not
     *     have
     */
    public FitReport examine(Network network) {
        ChipNetworks.require(network);
        List<FitReport.Layer> layers = new ArrayList<>();
        List<FitReport.Obstacle> obstacles = new ArrayList<>();
        for (Population population : network.populations()) {
            if (!(population.model() instanceof SpikeSource)) {
                layers.add(examine(network, population, obstacles));
            }
        }
        return new FitReport(network.name(), layers, obstacles);
    }

    private FitReport.Layer examine(Network network, Population population, List<FitReport.Obstacle> obstacles) {
        int cores = -1;
        List<NetworkChange> changes = List.of();
        try {
            AdaptedNetwork adapted = form.adapt(alone(network, population), population.name());
            changes = adapted.changes();
            cores = cores(adapted.network(), population.name());
        } catch (MappingException e) {
            obstacles.add(FitReport.Obstacle.of(e));
        } catch (IllegalArgumentException e) {
            obstacles.add(new FitReport.Obstacle(
                    population.name(),
                    -1,
                    "neuron model",
                    population.size(),
                    0,
                    e.getMessage(),
                    "convert the network for the chip (convert --method binary), or train it under its limits"));
        }
        return described(network, population, cores, changes);
    }

    /** The population with those that reach it, which are kept as far as their spikes count. */
    private static Network alone(Network network, Population population) {
        List<Projection> entering = network.projections().stream()
                .filter(projection -> projection.target().equals(population.name()))
                .toList();
        List<Population> populations = new ArrayList<>();
        for (Population other : network.populations()) {
            boolean reaches = entering.stream().anyMatch(p -> p.source().equals(other.name()));
            if (other == population || reaches && other.model() instanceof SpikeSource) {
                populations.add(other);
            } else if (reaches) {
                double[] ones = new double[other.size()];
                Arrays.fill(ones, 1);
                populations.add(new Population(other.name(), other.size(), IntegerNeuron.memoryless(ones)));
            }
        }
        return new Network(network.name(), network.timeBase(), populations, entering);
    }

    private int cores(Network network, String name) {
        if (!(network.population(name).model() instanceof IntegerNeuron)) {
            throw new IllegalArgumentException("population " + name + " is of "
                    + network.population(name).model().getClass().getSimpleName()
                    + " neurons, which have no integer form");
        }
        CorePlan plan = new CorePlan(network, mapper.limits(), mapper.partitioner(), network.indexOf(name));
        int cores = 0;
        for (CoreGroup group : plan.cores().groups()) {
            String of = network.populations().get(group.population()).name();
            cores += of.equals(name) || of.equals(name + FanInSplit.SUFFIX) ? 1 : 0;
        }
        return cores;
    }

    private static FitReport.Layer described(
            Network network, Population population, int cores, List<NetworkChange> changes) {
        LayerCensus census = new LayerCensus(population.size());
        int shortest = -1;
        int longest = -1;
        for (Projection projection : network.projections()) {
            if (projection.target().equals(population.name())) {
                Synapses.forEach(projection, (source, target, weight) -> census.add(target, weight));
                if (network.timeBase().clocked()) {
                    int delay = InputIndex.delayTicks(network, projection);
                    shortest = shortest < 0 ? delay : Math.min(shortest, delay);
                    longest = Math.max(longest, delay);
                }
            }
        }
        return new FitReport.Layer(
                population.name(),
                population.model().getClass().getSimpleName(),
                population.size(),
                census.mostInputs(),
                census.mostWeights(),
                census.largestWeight(),
                shortest,
                longest,
                cores,
                changes);
    }
}
