package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;

/**
 * Maps a clocked network of integer neurons onto the cores of a chip: partition into cores, axon types, targets,
 * placement. The neurons of the output population send to the output port, all to the
 * axons that need them.
 *
 * <p>The mapped network does the same as the network, tick by tick, with a latency for each population. External input
 * may be brought to any number of axons. A neuron on the chip drives one axon; one that needs more goes over splitter
 * neurons, which takes a tick or more (none is lost where the projections' delays leave room for it), or stands on its
 * core several times. Refused are weights out of range, delays of 0 between neurons, a neuron whose inputs need more
 * axons than a core has, and everything else that the chip does not have.
 *
 * @param limits what one core can hold
 * @param mesh the cores that there are
 * @param partitioner decides which neurons share a core
 * @param placer decides where the cores lie
 * @param sharedCores true if what is left of a core by one population is given to others and to splitters; each keeps
 *     axons of its own
 */
public record Mapper(CoreLimits limits, Mesh mesh, Partitioner partitioner, Placer placer, boolean sharedCores) {

    /** A mapper whose populations share cores. */
    public Mapper(CoreLimits limits, Mesh mesh, Partitioner partitioner, Placer placer) {
        this(limits, mesh, partitioner, placer, true);
    }

    /** A mapper for one chip of IBM's size. */
    public static Mapper trueNorth(long seed) {
        return new Mapper(CoreLimits.TRUENORTH, Mesh.TRUENORTH, new HypergraphPartitioner(), new SwapPlacer(seed));
    }

    /** The same with a core for each part of a population. */
    public Mapper separate() {
        return new Mapper(limits, mesh, partitioner, placer, false);
    }

    /**
     * Maps a network, with every neuron weighted the same.
     *
     * @see #map(Network, String, ExpectedSpikes)
     */
    public MappedNetwork map(Network network, String output) {
        return map(network, output, ExpectedSpikes.once(network));
    }

    /**
     * Maps a network.
     *
     * @param output name of the population whose spikes leave the chip
     * @param expected how often each neuron fires: the weights of the placement, the basis of the report
     * @throws MappingException if it does not fit: which population and neuron break which limit, and what would help
     * @throws IllegalArgumentException if the network is not clocked, or a population is neither source nor integer
     *     neurons
     */
    public MappedNetwork map(Network network, String output, ExpectedSpikes expected) {
        check(network, output);
        expected.requireFit(network);
        int outputPopulation = network.indexOf(output);
        CorePlan plan = new CorePlan(network, limits, partitioner, outputPopulation);
        Wiring wiring = new Wiring(network, limits, plan, outputPopulation, expected);
        CoreSharing sharing = wiring.sharing(sharedCores, limits);
        requireRoom(network, wiring, sharing);
        Traffic traffic = wiring.traffic(sharing);
        Places places = placer.place(traffic, mesh);
        ProgramBuilder programs = new ProgramBuilder(network, limits, wiring, sharing, plan.fanOut(), places);
        return new MappedNetwork(
                programs.build(output),
                wiring.inputMaps(sharing),
                wiring.neuronMaps(sharing),
                output,
                plan.fanOut().portLatency(),
                new ReportBuilder(network, limits, wiring, sharing, traffic, places).build(plan, expected));
    }

    private void check(Network network, String output) {
        ChipNetworks.require(network);
        IntegerOptions options = null;
        for (Population population : network.populations()) {
            if (population.model() instanceof IntegerNeuron model) {
                if (options != null && !options.equals(model.options())) {
                    throw new IllegalArgumentException("population " + population.name() + " has the options "
                            + model.options() + ", those before it " + options
                            + "; the neurons of a chip are all of one kind");
                }
                options = model.options();
            }
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

    private void requireRoom(Network network, Wiring wiring, CoreSharing sharing) {
        if (sharing.cores() <= mesh.cores()) {
            return;
        }
        int populations = network.populations().size();
        int[] used = new int[populations + 1]; // the last: splitters
        int most = 0;
        for (int part = 0; part < wiring.parts(); part++) {
            CoreGroup group = wiring.group(part);
            int of = group == null ? populations : group.population();
            used[of]++;
            most = used[of] > used[most] ? of : most;
        }
        boolean splitters = most == populations;
        String name = splitters
                ? MappingReport.SPLITTERS
                : network.populations().get(most).name();
        throw new MappingException(
                name,
                0,
                MappingException.Limit.CORES,
                sharing.cores(),
                mesh.cores(),
                "network " + network.name() + " needs " + sharing.cores() + " cores, the mesh has " + mesh.cores()
                        + "; most, " + used[most] + ", go to " + (splitters ? "splitters" : "population " + name),
                splitters
                        ? "let fewer cores share a neuron (blocks, larger strides)"
                        : "give " + name + " fewer neurons or larger blocks");
    }
}
