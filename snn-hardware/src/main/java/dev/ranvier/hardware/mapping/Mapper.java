package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps a clocked network of integer neurons onto the cores of a chip: partition into cores, axon types, targets,
 * placement. Populations do not share cores. The neurons of the output population send to the output port, the others
 * to the one axon that needs them.
 *
 * <p>External input may be brought to any number of axons. A neuron on the chip drives one axon; a network in which
 * one needs more is refused, as are weights that are no whole numbers, delays of 0 between neurons, and everything
 * else that the chip does not have.
 *
 * @param limits what one core can hold
 * @param mesh the cores that there are
 * @param partitioner decides which neurons share a core
 * @param placer decides where the cores lie
 */
public record Mapper(CoreLimits limits, Mesh mesh, Partitioner partitioner, Placer placer) {

    /** A mapper for one chip of IBM's size. */
    public static Mapper trueNorth(long seed) {
        return new Mapper(CoreLimits.TRUENORTH, Mesh.TRUENORTH, new BlockPartitioner(), new SwapPlacer(seed));
    }

    /**
     * Maps a network.
     *
     * @param output name of the population whose spikes leave the chip
     * @throws MappingException if it does not fit: which population and neuron break which limit, and what would help
     * @throws IllegalArgumentException if the network is not clocked, or a population is neither source nor integer
     *     neurons
     */
    public MappedNetwork map(Network network, String output) {
        check(network, output);
        InputIndex index = new InputIndex(network);
        LayerInputsBuilder layers = new LayerInputsBuilder(network, limits, index);
        AxonTyping typing = new AxonTyping(limits);
        List<CoreGroup> groups = new ArrayList<>();
        List<TypedCore> cores = new ArrayList<>();
        for (int population = 0; population < network.populations().size(); population++) {
            if (network.populations().get(population).model() instanceof IntegerNeuron) {
                LayerInputs layer = layers.build(population);
                for (CoreGroup group : partitioner.partition(population, layer, limits)) {
                    groups.add(group);
                    cores.add(typing.type(layer, group));
                }
            }
        }
        requireRoom(network, groups);
        Wiring wiring = new Wiring(network, index, groups, cores, network.indexOf(output));
        Traffic traffic = wiring.traffic();
        Places places = placer.place(traffic, mesh);
        ProgramBuilder programs = new ProgramBuilder(network, limits, groups, cores, wiring, places);
        return new MappedNetwork(
                programs.build(output),
                wiring.inputMaps(),
                wiring.neuronMaps(),
                output,
                report(network, groups, cores, wiring, traffic, places));
    }

    private void check(Network network, String output) {
        if (!network.timeBase().clocked()) {
            throw new IllegalArgumentException("network " + network.name()
                    + " lives in continuous time; the chip runs clocked networks of integer neurons");
        }
        for (Population population : network.populations()) {
            if (!(population.model() instanceof SpikeSource) && !(population.model() instanceof IntegerNeuron)) {
                throw new IllegalArgumentException("population " + population.name() + " is of "
                        + population.model().getClass().getSimpleName()
                        + " neurons; the chip has integer neurons only, convert the network for it");
            }
        }
        if (network.population(output).model() instanceof SpikeSource) {
            throw new IllegalArgumentException("output population " + output + " is a spike source, not on the chip");
        }
    }

    private void requireRoom(Network network, List<CoreGroup> groups) {
        if (groups.size() <= mesh.cores()) {
            return;
        }
        long most = -1;
        int population = 0;
        for (int p = 0; p < network.populations().size(); p++) {
            int of = p;
            long used =
                    groups.stream().filter(group -> group.population() == of).count();
            if (used > most) {
                most = used;
                population = p;
            }
        }
        String name = network.populations().get(population).name();
        throw new MappingException(
                name,
                0,
                groups.size(),
                mesh.cores(),
                "network " + network.name() + " needs " + groups.size() + " cores, the mesh has " + mesh.cores()
                        + "; most, " + most + ", go to population " + name
                        + ": give it fewer neurons or larger blocks");
    }

    private MappingReport report(
            Network network,
            List<CoreGroup> groups,
            List<TypedCore> cores,
            Wiring wiring,
            Traffic traffic,
            Places places) {
        List<MappingReport.CoreUse> uses = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            CoreGroup group = groups.get(g);
            uses.add(new MappingReport.CoreUse(
                    network.populations().get(group.population()).name(),
                    group.first(),
                    group.size(),
                    cores.get(g).axonInput().length,
                    cores.get(g).crossbar().synapses(),
                    places.x()[g],
                    places.y()[g]));
        }
        return new MappingReport(
                network.name(),
                limits,
                mesh,
                uses,
                traffic.totalSpikes(),
                traffic.hops(places),
                traffic.hops(new SnakePlacer().place(traffic, mesh)),
                wiring.deliveries());
    }
}
