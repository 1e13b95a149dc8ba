package dev.ranvier.core.engine;

import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.SpreadRows;
import dev.ranvier.core.engine.delivery.SynapseLayout;
import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.StepCurrent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network with its names resolved to indices and its synapses drawn and laid out for delivery, ready for an engine. Nothing
 * in it changes; any number of engines on any number of threads share one.
 *
 * <p>Every population can be cut into as many parts as threads are to share one run: the synapses are laid out for each part
 * of the targets by itself.
 */
public final class CompiledNetwork {

    private static final int CACHE_LINE = 64; // neurons; parts begin at a multiple, so that threads share no cache line

    private final Network network;
    private final double gridStepMs; // 0: not for a grid
    private final WeightStorage storage;
    private final int parts; // threads that share a run
    private final int[] source; // [projection], population index
    private final int[] target; // [projection], population index
    private final int[] order; // populations, each after those that reach it without delay
    private final int[][] outgoing; // [population], projections that leave it
    private final int[][] incoming; // [population], projections that enter it, in the order of the network
    private final SynapseRows[][] rows; // [projection][part]; null where the synapses have delays of their own
    private final DelayedRows[][] delayedRows; // [projection][part]; null where they have not, or without a grid
    private final SpreadRows[] spreadRows; // [projection]; null where they have not, or on a grid

    private CompiledNetwork(Network network, double gridStepMs, int parts, WeightStorage storage) {
        this.network = network;
        this.storage = storage;
        this.gridStepMs = gridStepMs;
        this.parts = parts;
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
        rows = new SynapseRows[projections.size()][];
        delayedRows = new DelayedRows[projections.size()][];
        spreadRows = new SpreadRows[projections.size()];
        MemoryNeed.require(network, parts, gridStepMs);
        for (int projection = 0; projection < rows.length; projection++) {
            layOut(projection);
        }
    }

    /**
     * Compiles a network for one thread; for a grid a network that draws delays has to be compiled {@link #onGrid}.
     *
     * @throws IllegalArgumentException if it needs more memory than there is
     */
    public static CompiledNetwork of(Network network) {
        return of(network, 1);
    }

    /**
     * Compiles a network for runs that some threads share.
     *
     * @param parts number of threads, at least 1
     * @throws IllegalArgumentException if it needs more memory than there is
     */
    public static CompiledNetwork of(Network network, int parts) {
        return of(network, parts, WeightStorage.FLOATS);
    }

    /**
     * The same with the weights of dense projections held in some way.
     *
     * @param parts number of threads, at least 1
     * @throws IllegalArgumentException if it needs more memory than there is
     */
    public static CompiledNetwork of(Network network, int parts, WeightStorage storage) {
        requirePositive(parts);
        return new CompiledNetwork(network, 0, parts, storage);
    }

    /**
     * Compiles a continuous network for the tick engine on a grid.
     *
     * @param stepMs step of the grid, positive
     * @param parts number of threads that share a run, at least 1
     * @throws IllegalArgumentException if the network is clocked, the step is not positive, a delay is too long for the
     *     grid, or it needs more memory than there is
     */
    public static CompiledNetwork onGrid(Network network, double stepMs, int parts) {
        if (network.timeBase().clocked()) {
            throw new IllegalArgumentException("network " + network.name() + " is clocked with steps of "
                    + network.timeBase().stepMs() + " ms, which are part of its meaning; it takes no grid");
        }
        Timeline.grid(stepMs);
        requirePositive(parts);
        return new CompiledNetwork(network, stepMs, parts, WeightStorage.FLOATS);
    }

    /** The description that was compiled. */
    public Network network() {
        return network;
    }

    /** Step of the grid for which delays were drawn, ms; 0 if it was not compiled for one. */
    public double gridStepMs() {
        return gridStepMs;
    }

    /** Number of parts into which each population is cut. */
    public int parts() {
        return parts;
    }

    /** First neuron of a part of a population; that of part {@link #parts()} is the size. */
    public int firstNeuron(int population, int part) {
        int size = population(population).size();
        return part == parts ? size : (int) ((long) size * part / parts) & -CACHE_LINE;
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

    /** The membrane's goal of a population, as the currents in steps into it move it; for one engine. */
    public MovingGoal goal(int population, Membrane membrane, Timeline timeline) {
        String name = population(population).name();
        List<StepCurrent> currents = network.currents().stream()
                .filter(current -> current.target().equals(name))
                .toList();
        return new MovingGoal(membrane, currents, timeline);
    }

    /**
     * The synapses of a projection, laid out for delivery; all of them if the network is compiled for one thread.
     *
     * @throws IllegalStateException if they have delays of their own
     */
    public SynapseRows rows(int projection) {
        return rows(projection, 0);
    }

    /**
     * The synapses of a projection that end in one part of its targets.
     *
     * @throws IllegalStateException if they have delays of their own
     */
    public SynapseRows rows(int projection, int part) {
        if (rows[projection] == null) {
            throw new IllegalStateException(
                    projection(projection).label() + " has delays of its own for each synapse, or is plastic");
        }
        return rows[projection][part];
    }

    /**
     * The same, of a projection whose synapses have delays of their own, on a grid.
     *
     * @throws IllegalArgumentException if they have not, or the network was not compiled for a grid
     */
    public DelayedRows delayedRows(int projection, int part) {
        if (delayedRows[projection] == null) {
            throw new IllegalArgumentException("network " + network.name() + ": "
                    + projection(projection).label()
                    + " has no delays in steps; to have a delay for each synapse in the tick engine, compile the network"
                    + " for a grid");
        }
        return delayedRows[projection][part];
    }

    /**
     * The same in continuous time.
     *
     * @throws IllegalArgumentException if they have not, or the network was compiled for a grid
     */
    public SpreadRows spreadRows(int projection) {
        if (spreadRows[projection] == null) {
            throw new IllegalArgumentException("network " + network.name() + ": "
                    + projection(projection).label()
                    + " has no delays in continuous time; for the event engine do not compile the network for a grid");
        }
        return spreadRows[projection];
    }

    /** Names of the populations, for profiles. */
    public List<String> populationNames() {
        return network.populations().stream().map(Population::name).toList();
    }

    /** Labels of the projections, for profiles, and after them those of the drives. */
    public List<String> projectionLabels() {
        return Stream.concat(
                        network.projections().stream().map(Projection::label),
                        network.drives().stream().map(drive -> "Poisson drive -> " + drive.target()))
                .toList();
    }

    private void layOut(int index) {
        Projection projection = projection(index);
        int population = target[index];
        int[] cuts = IntStream.rangeClosed(0, parts)
                .map(part -> firstNeuron(population, part))
                .toArray();
        if (projection.isPlastic()) {
            requireOneThread(projection);
        } else if (projection.hasOneDelay()) {
            rows[index] = SynapseLayout.rows(projection.connectivity(), cuts, storage);
        } else if (gridStepMs == 0) {
            spreadRows[index] =
                    SynapseLayout.spreadRows(projection.connectivity(), (Delays.Normal) projection.delays());
        } else {
            Timeline grid = Timeline.grid(gridStepMs);
            delayedRows[index] = SynapseLayout.delayedRows(
                    projection.connectivity(),
                    (Delays.Normal) projection.delays(),
                    ms -> (int) grid.delay(ms),
                    population(population).size(),
                    cuts);
        }
    }

    private void requireOneThread(Projection projection) {
        if (parts > 1) {
            throw new IllegalArgumentException("network " + network.name() + ": " + projection.label()
                    + " is plastic; a network with plastic synapses runs on one thread, not on " + parts);
        }
    }

    private static void requirePositive(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("a network is compiled for 1 thread or more, got " + parts);
        }
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
                    && network.projections().get(projection).delays().minimumMs() == 0) {
                return true;
            }
        }
        return false;
    }
}
