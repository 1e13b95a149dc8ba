package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides what is on which core: partition and axon types, and how spikes fan out. Splitters come first; where a loop
 * leaves no time for them, or a population cannot start as late as they would have it, the populations in question are
 * partitioned anew with room for a copy of each neuron for each of its ends.
 */
final class CorePlan {

    private static final int ROUNDS = 24;

    private final Network network;
    private final CoreLimits limits;
    private final Partitioner partitioner;
    private final int output;
    private final InputIndex index;
    private final LayerInputs[] layers; // [population], null for sources
    private final TypedCores[] ofPopulation; // [population], null for sources
    private final int[] capacity; // [population], neurons that a core is filled with
    private final boolean[] copied; // [population]

    private TypedCores cores;
    private Reach reach;
    private FanOut fanOut;

    CorePlan(Network network, CoreLimits limits, Partitioner partitioner, int output) {
        this.network = network;
        this.limits = limits;
        this.partitioner = partitioner;
        this.output = output;
        index = new InputIndex(network);
        int populations = network.populations().size();
        layers = new LayerInputs[populations];
        ofPopulation = new TypedCores[populations];
        capacity = new int[populations];
        copied = new boolean[populations];
        LayerInputsBuilder builder = new LayerInputsBuilder(network, limits, index);
        for (int population = 0; population < populations; population++) {
            if (!(network.populations().get(population).model() instanceof SpikeSource)) {
                layers[population] = builder.build(population);
                capacity[population] = limits.neurons();
                partition(population);
            }
        }
        join();
        for (int round = 0; !fanOut.works() || !copiesFit(); round++) {
            if (round == ROUNDS || !change()) {
                throw noTime();
            }
            join();
        }
    }

    InputIndex index() {
        return index;
    }

    TypedCores cores() {
        return cores;
    }

    Reach reach() {
        return reach;
    }

    FanOut fanOut() {
        return fanOut;
    }

    /** True if the neurons of the population stand on their cores once for each end. */
    boolean copied(int population) {
        return copied[population];
    }

    /**
     * Partitions a population as if each input took one axon. Where groups had to be halved because their inputs take
     * more, it is tried again with room for more axons an input, and the fewest cores are kept.
     */
    private void partition(int population) {
        LayerInputs layer = layers[population];
        IntegerNeuron model =
                (IntegerNeuron) network.populations().get(population).model();
        AxonTyping typing = new AxonTyping(limits, !model.noise().synapses());
        TypedCores best = partition(population, typing, 1);
        boolean halved = best.halved();
        for (int axons = 2; halved && limits.axons() / axons >= Math.max(1, layer.mostFanIn()); axons++) {
            TypedCores found = partition(population, typing, axons);
            halved = found.halved();
            best = found.groups().size() < best.groups().size() ? found : best;
        }
        ofPopulation[population] = best;
    }

    private TypedCores partition(int population, AxonTyping typing, int axonsOfAnInput) {
        CoreLimits room = new CoreLimits(
                limits.axons() / axonsOfAnInput,
                capacity[population],
                limits.axonTypes(),
                limits.maxWeight(),
                limits.maxDelayTicks());
        LayerInputs layer = layers[population];
        TypedCores typed = new TypedCores();
        typed.add(layer, partitioner.partition(population, layer, room), typing, limits.axons());
        return typed;
    }

    private void join() {
        cores = new TypedCores();
        for (TypedCores of : ofPopulation) {
            if (of != null) {
                cores.addAll(of);
            }
        }
        reach = new Reach(network, index, cores.typed());
        fanOut = new FanOut(
                network,
                reach,
                cores.groups(),
                copied,
                output,
                new Splitters(limits, cores.groups().size()));
    }

    private boolean copiesFit() {
        for (CoreGroup group : cores.groups()) {
            if (copied[group.population()] && places(group) > limits.neurons()) {
                return false;
            }
        }
        return true;
    }

    private int places(CoreGroup group) {
        int places = 0;
        for (int neuron : group.neurons()) {
            places += Math.max(1, fanOut.ends(group.population(), neuron));
        }
        return places;
    }

    /** Marks populations to be copied, or gives marked ones more room; false if nothing is left to try. */
    private boolean change() {
        boolean changed = false;
        for (int population = 0; population < copied.length; population++) {
            boolean mark = !fanOut.works() && fanOut.tight()[population] && !copied[population];
            if (mark || copied[population]) {
                copied[population] = true;
                int room = limits.neurons() / mostEnds(population);
                if (room == 0) {
                    return false;
                }
                changed |= mark || room < capacity[population];
                if (room < capacity[population]) {
                    capacity[population] = room;
                    partition(population);
                }
            }
        }
        return changed;
    }

    private int mostEnds(int population) {
        int most = 1;
        for (int neuron = 0; neuron < layers[population].neurons(); neuron++) {
            most = Math.max(most, fanOut.ends(population, neuron));
        }
        return most;
    }

    private MappingException noTime() {
        int population = 0;
        int most = 0;
        for (int p = 0; p < copied.length; p++) {
            if ((copied[p] || fanOut.tight()[p]) && mostEnds(p) > most) {
                most = mostEnds(p);
                population = p;
            }
        }
        String name = network.populations().get(population).name();
        String why = fanOut.works() ? "its copies do not fit on a core" : fanOut.trouble();
        return new MappingException(
                name,
                0,
                MappingException.Limit.TARGETS,
                most,
                1,
                "a neuron of population " + name + " has to drive up to " + most
                        + " axons, a neuron of the chip drives one; " + why + ", and a core of " + limits.neurons()
                        + " neurons has no room for a copy for each",
                "give the projections that leave " + name + " a delay of at least "
                        + new Splitters(limits, 0).need(most, false) + " ticks, or fewer targets");
    }

    /** The groups with their copies: a neuron stands in its group once for each end. */
    List<CoreGroup> groupsWithCopies() {
        List<CoreGroup> groups = new ArrayList<>();
        for (CoreGroup group : cores.groups()) {
            if (!copied[group.population()]) {
                groups.add(group);
                continue;
            }
            int[] places = Arrays.copyOf(group.neurons(), places(group));
            int next = group.size();
            for (int neuron : group.neurons()) {
                for (int copy = 1; copy < fanOut.ends(group.population(), neuron); copy++) {
                    places[next++] = neuron;
                }
            }
            groups.add(new CoreGroup(group.population(), places));
        }
        return groups;
    }
}
