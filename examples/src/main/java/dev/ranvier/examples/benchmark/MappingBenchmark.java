package dev.ranvier.examples.benchmark;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.hardware.mapping.HypergraphPartitioner;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.Mapper;
import dev.ranvier.hardware.mapping.MappingReport;
import dev.ranvier.hardware.mapping.Mesh;
import dev.ranvier.hardware.mapping.Partitioner;
import dev.ranvier.hardware.mapping.Placer;
import dev.ranvier.hardware.mapping.SequentialPartitioner;
import dev.ranvier.hardware.mapping.SnakePlacer;
import dev.ranvier.hardware.mapping.SwapPlacer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Question: how long does it take to partition and place a locally connected network that fills a chip of 4,096 cores,
 * and how many hops fewer than the sequential baseline does a spike pass on average and in all?
 *
 * <p>The network is a sheet of neurons in rows; each is reached, with a delay of 2 ticks, by the 3 x 3 neurons around
 * it and itself, all with weight 1, so it is recurrent and every neuron at a core's edge needs a splitter. 16 neurons
 * of a corner are read out. Every neuron is taken to fire once. The baseline fills cores in the order of the neurons and
 * places them one after the other in rows there and back; as its strips need more cores than one chip has, it gets a
 * larger mesh. A third figure keeps our partition and places it as the baseline does.
 */
public final class MappingBenchmark {

    private static final int DELAY_TICKS = 2;
    private static final Mesh LARGEST = new Mesh(255, 255);

    private final int width;
    private final int height;
    private final Mesh mesh;
    private final long seed;

    /**
     * The answer.
     *
     * @param neurons of the sheet
     * @param synapses stored
     * @param cores used, splitter cores included
     * @param splitterCores of those
     * @param axonUse share of their axons, 0..1
     * @param neuronUse share of their neurons, 0..1
     * @param partitionSeconds time in the partitioner
     * @param placementSeconds time in the placer
     * @param mappingSeconds time of the whole mapping, both included
     * @param hops links passed if every neuron fires once
     * @param hopsPerSpike mean links of a spike
     * @param samePartitionSequentialHops with our cores placed one after the other
     * @param baselineCores cores of the sequential partition
     * @param baselineHops links passed with the sequential partition, placed one after the other
     * @param baselineMappingSeconds time of the whole mapping by the baseline
     */
    public record Result(
            long neurons,
            long synapses,
            int cores,
            long splitterCores,
            double axonUse,
            double neuronUse,
            double partitionSeconds,
            double placementSeconds,
            double mappingSeconds,
            double hops,
            double hopsPerSpike,
            double samePartitionSequentialHops,
            int baselineCores,
            double baselineHops,
            double baselineMappingSeconds) {}

    /** The sheet that fills one chip. */
    public MappingBenchmark(long seed) {
        this(736, 736, Mesh.TRUENORTH, seed);
    }

    /** A sheet of another size for another mesh. */
    MappingBenchmark(int width, int height, Mesh mesh, long seed) {
        this.width = width;
        this.height = height;
        this.mesh = mesh;
        this.seed = seed;
    }

    /** Maps the sheet both ways. */
    public Result run() {
        Network sheet = sheet();
        Clock partitioning = new Clock();
        Clock placing = new Clock();
        Partitioner partitioner = new HypergraphPartitioner();
        Placer placer = new SwapPlacer(seed);
        Mapper ours = new Mapper(
                CoreLimits.TRUENORTH,
                mesh,
                (population, layer, limits) ->
                        partitioning.time(() -> partitioner.partition(population, layer, limits)),
                (traffic, on) -> placing.time(() -> placer.place(traffic, on)));
        Mapper baseline = new Mapper(CoreLimits.TRUENORTH, LARGEST, new SequentialPartitioner(), new SnakePlacer());
        Clock mapping = new Clock();
        MappingReport found = mapping.time(() -> ours.map(sheet, "out")).report();
        Clock mappingBaseline = new Clock();
        MappedNetwork sequential = mappingBaseline.time(() -> baseline.map(sheet, "out"));
        MappingReport before = sequential.report();
        return new Result(
                (long) width * height,
                sheet.synapses(),
                found.cores().size(),
                found.splitterCores(),
                found.axonUse(),
                found.neuronUse(),
                partitioning.seconds(),
                placing.seconds(),
                mapping.seconds(),
                found.hops(),
                found.hopsPerSpike(),
                found.sequentialHops(),
                before.cores().size(),
                before.hops(),
                mappingBaseline.seconds());
    }

    /** The network that is mapped. */
    Network sheet() {
        int neurons = width * height;
        int[] rowStart = new int[neurons + 1];
        int[] target = new int[9 * neurons];
        float[] weights = new float[9 * neurons];
        int size = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
                    for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                        target[size] = row * width + column;
                        weights[size++] = 1;
                    }
                }
                rowStart[y * width + x + 1] = size;
            }
        }
        Connectivity local =
                new Connectivity.Sparse(neurons, rowStart, Arrays.copyOf(target, size), Arrays.copyOf(weights, size));
        int outputs = 16;
        int[] outStart = new int[neurons + 1];
        Arrays.fill(outStart, outputs);
        for (int i = 0; i < outputs; i++) {
            outStart[i] = i;
        }
        int[] outTarget = new int[outputs];
        Arrays.setAll(outTarget, i -> i);
        float[] ones = new float[outputs];
        Arrays.fill(ones, 1);
        Connectivity readout = new Connectivity.Sparse(outputs, outStart, outTarget, ones);
        return new Network(
                "sheet " + width + " x " + height,
                TimeBase.clocked(1),
                List.of(
                        new Population("in", 1, new SpikeSource()),
                        new Population("sheet", neurons, threshold(3)),
                        new Population("out", outputs, threshold(1))),
                List.of(
                        new Projection("sheet", "sheet", local, DELAY_TICKS),
                        new Projection("sheet", "out", readout, DELAY_TICKS)));
    }

    private static IntegerNeuron threshold(int threshold) {
        Values zero = Values.uniform(0);
        return new IntegerNeuron(
                zero, false, Values.uniform(threshold), zero, IntegerNeuron.Reset.TO_VALUE, zero, true, zero);
    }

    /** Sums up time. */
    private static final class Clock {

        private long nanoseconds;

        <T> T time(Supplier<T> work) {
            long start = System.nanoTime();
            T result = work.get();
            nanoseconds += System.nanoTime() - start;
            return result;
        }

        double seconds() {
            return nanoseconds / 1e9;
        }
    }
}
