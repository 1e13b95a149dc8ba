package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A trained network written into crossbars, so that its accuracy there comes from running it. Weights of each matrix and
 * inputs of each layer are rounded to integers with one scale; products go through cells and converters as
 * {@link CrossbarDesign} describes; biases, activation functions, pooling and sums of branches are digital and exact.
 *
 * <p>Layers are calibrated in order on the crossbars as written, each with what the ones before make of the calibration
 * samples. Random numbers come from {@code L64X128MixRandom}, one generator for each layer, split in order from the seed.
 * Immutable after writing; samples may run in any number of threads.
 */
public final class CrossbarNetwork {

    private static final String ALGORITHM = "L64X128MixRandom";

    private final LayerGraph graph;
    private final int[] sources; // [node], index of the node that feeds it, -1 for the input of the graph
    private final List<Stage> stages; // [node]
    private final WriteReport writes;

    private CrossbarNetwork(LayerGraph graph, int[] sources, List<Stage> stages, WriteReport writes) {
        this.graph = graph;
        this.sources = sources;
        this.stages = List.copyOf(stages);
        this.writes = writes;
    }

    /**
     * Writes a network.
     *
     * @param graph the network
     * @param setup the crossbars
     * @param calibration number of calibration samples, at least 1
     * @param sample gives calibration sample i, of the size of the graph's input; not modified
     * @param seed decides which cells are broken and where conductances end up
     * @throws IllegalArgumentException if there is no calibration sample or one has the wrong size
     */
    public static CrossbarNetwork write(
            LayerGraph graph, CrossbarSetup setup, int calibration, IntFunction<float[]> sample, long seed) {
        if (calibration < 1) {
            throw new IllegalArgumentException("crossbars need at least 1 calibration sample, got " + calibration);
        }
        float[][] inputs = new float[calibration][];
        for (int s = 0; s < calibration; s++) {
            inputs[s] = checked(graph, sample.apply(s));
        }
        RandomGenerator.SplittableGenerator root =
                RandomGeneratorFactory.<RandomGenerator.SplittableGenerator>of(ALGORITHM).create(seed);
        Map<String, Shape> shapes = graph.shapes();
        Map<String, Integer> indices = new HashMap<>(Map.of(LayerGraph.INPUT, -1));
        int[] sources = new int[graph.nodes().size()];
        List<Stage> stages = new ArrayList<>();
        List<float[][]> outputs = new ArrayList<>();
        WriteReport writes = WriteReport.NONE;
        for (LayerGraph.Node node : graph.nodes()) {
            int source = indices.get(node.input());
            float[][] entering = source < 0 ? inputs : outputs.get(source);
            LayerWriter writer = new LayerWriter(setup, root.split());
            Stage stage = writer.write(node.layer(), shapes.get(node.input()), entering);
            writes = writes.plus(writer.report());
            sources[stages.size()] = source;
            indices.put(node.name(), stages.size());
            stages.add(stage);
            outputs.add(Arrays.stream(entering).map(stage::run).toArray(float[][]::new));
        }
        return new CrossbarNetwork(graph, sources, stages, writes);
    }

    /** What the writing took, all layers together. */
    public WriteReport writes() {
        return writes;
    }

    /**
     * Output of the last layer for one sample.
     *
     * @param sample of the size of the graph's input. Not modified.
     * @throws IllegalArgumentException if the sample has another size
     */
    public float[] outputs(float[] sample) {
        checked(graph, sample);
        float[][] values = new float[stages.size()][];
        for (int node = 0; node < values.length; node++) {
            values[node] = stages.get(node).run(sources[node] < 0 ? sample : values[sources[node]]);
        }
        return values[values.length - 1];
    }

    /**
     * Class of each sample: its largest output, of equal ones the first.
     *
     * @param samples number of samples
     * @param sample gives sample i; called from several threads; not modified
     * @param threads up to how many threads share the samples; the result does not depend on it
     * @return {@code [sample]}
     * @throws IllegalArgumentException if there is no thread or a sample has the wrong size
     */
    public int[] predict(int samples, IntFunction<float[]> sample, int threads) {
        int[] predicted = new int[samples];
        SampleThreads.run(samples, threads, s -> predicted[s] = largest(outputs(sample.apply(s))));
        return predicted;
    }

    /**
     * Share of samples whose class is their label, 0..1; see {@link #predict}.
     *
     * @param labels {@code [sample]}. Not modified.
     */
    public double accuracy(int[] labels, IntFunction<float[]> sample, int threads) {
        int[] predicted = predict(labels.length, sample, threads);
        int right = 0;
        for (int s = 0; s < labels.length; s++) {
            right += predicted[s] == labels[s] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private static float[] checked(LayerGraph graph, float[] sample) {
        if (sample.length != graph.inputShape().size()) {
            throw new IllegalArgumentException("model " + graph.name() + " takes " + graph.inputShape()
                    + " values, a sample has " + sample.length + "; is it of another data set?");
        }
        return sample;
    }

    private static int largest(float[] outputs) {
        int best = 0;
        for (int o = 1; o < outputs.length; o++) {
            if (outputs[o] > outputs[best]) {
                best = o;
            }
        }
        return best;
    }
}
