package dev.ranvier.core.engine;

import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with its names resolved to indices and its synapses laid out for delivery, ready for an engine. Nothing in it changes; any number of engines on any
 * number of threads share one.
 */
public final class CompiledNetwork {

    private final Network network;
    private final int[] source; // [projection], population index
    private final int[] target; // [projection], population index
    private final int[] order; // populations, each after those that reach it without delay
    private final int[][] outgoing; // [population], projections that leave it
    private final int[][] incoming; // [population], projections that enter it, in the order of the network
    private final SynapseRows[] rows; // [projection]

    private CompiledNetwork(Network network) {
        this.network = network;
        List<Projection> projections = network.projections();
        source = projections.stream()
                .mapToInt(projection -> network.indexOf(projection.source()))
                .toArray();
        target = projections.stream()
                .mapToInt(projection -> network.indexOf(projection.target()))
                .toArray();
        order = zeroDelayOrder(network, source, target);
        outgoing = byPopulation(source);
        incoming = byPopulation(target);
        rows = projections.stream()
                .map(projection -> SynapseRows.of(projection.connectivity()))
                .toArray(SynapseRows[]::new);
    }

    /** Compiles a network, which has checked itself when it was built. */
    public static CompiledNetwork of(Network network) {
        return new CompiledNetwork(network);
    }

    /** The description that was compiled. */
    public Network network() {
        return network;
    }

    /** Number of populations. */
    public int populations() {
        return outgoing.length;
    }

    /** Number of projections. */
    public int projections() {
        return source.length;
    }

    /** One population by index. */
    public Population population(int index) {
        return network.populations().get(index);
    }

    /** One projection by index. */
    public Projection projection(int index) {
        return network.projections().get(index);
    }

    /** Index of a projection's source population. */
    public int source(int projection) {
        return source[projection];
    }

    /** Index of a projection's target population. */
    public int target(int projection) {
        return target[projection];
    }

    /**
     * Population indices in the order in which one instant is worked through: each after all that reach it without delay,
     * otherwise as in the network. Not to be modified.
     */
    public int[] order() {
        return order;
    }

    /** Indices of the projections that leave a population. Not to be modified. */
    public int[] outgoing(int population) {
        return outgoing[population];
    }

    /** Indices of the projections that enter a population. Not to be modified. */
    public int[] incoming(int population) {
        return incoming[population];
    }

    /** The synapses of a projection, laid out for delivery. */
    public SynapseRows rows(int projection) {
        return rows[projection];
    }

    /** Names of the populations, for profiles. */
    public List<String> populationNames() {
        return network.populations().stream().map(Population::name).toList();
    }

    /** Labels of the projections, for profiles. */
    public List<String> projectionLabels() {
        return network.projections().stream().map(Projection::label).toList();
    }

    private int[][] byPopulation(int[] end) {
        List<List<Integer>> lists = new ArrayList<>();
        network.populations().forEach(population -> lists.add(new ArrayList<>()));
        for (int projection = 0; projection < end.length; projection++) {
            lists.get(end[projection]).add(projection);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Repeatedly takes the first population that waits for no other; the network has no zero-delay loop. */
    private static int[] zeroDelayOrder(Network network, int[] source, int[] target) {
        int populations = network.populations().size();
        boolean[] placed = new boolean[populations];
        int[] order = new int[populations];
        for (int position = 0; position < populations; position++) {
            int next = 0;
            while (placed[next] || waits(next, network, source, target, placed)) {
                next++;
            }
            placed[next] = true;
            order[position] = next;
        }
        return order;
    }

    private static boolean waits(int population, Network network, int[] source, int[] target, boolean[] placed) {
        for (int projection = 0; projection < source.length; projection++) {
            if (target[projection] == population
                    && !placed[source[projection]]
                    && network.projections().get(projection).delayMs() == 0) {
                return true;
            }
        }
        return false;
    }
}
