package dev.ranvier.hardware.accelerator.arithmetic;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.random.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * A network whose layers are stages. Noise comes from the fork of a {@link RandomStream} that has the sample's number,
 * so it depends neither on threads nor on the other samples. Immutable.
 */
public final class StagedNetwork {

    private final LayerGraph graph;
    private final int[][] sources; // [node][input], index of the node that feeds it, -1 for the input of the graph
    private final List<Stage> stages; // [node]
    private final RandomStream noise;

    private StagedNetwork(LayerGraph graph, int[][] sources, List<Stage> stages, RandomStream noise) {
        this.graph = graph;
        this.sources = sources;
        this.stages = List.copyOf(stages);
        this.noise = noise;
    }

    /** Makes the stage of a layer. */
    @FunctionalInterface
    public interface Maker {

        /**
         * Makes a stage.
         *
         * @param index of the node
         * @param node the layer
         * @param inputs shapes of its inputs
         * @param entering what the stages before make of the calibration samples, {@code [sample][input of the
         *     layer][value]}. Not modified.
         */
        Stage make(int index, LayerGraph.Node node, List<Shape> inputs, float[][][] entering);
    }

    /**
     * Makes the stages in order, each calibrated with what the ones before put out.
     *
     * @param calibration number of calibration samples
     * @param sample gives calibration sample i; not modified
     * @param noise its forks are the noise of the samples
     * @throws IllegalArgumentException if there is no calibration sample or one has the wrong size
     */
    public static StagedNetwork of(
            LayerGraph graph, int calibration, IntFunction<float[]> sample, RandomStream noise, Maker maker) {
        if (calibration < 1) {
            throw new IllegalArgumentException(
                    "a network on a machine needs at least 1 calibration sample, got " + calibration);
        }
        float[][] inputs = new float[calibration][];
        for (int s = 0; s < calibration; s++) {
            inputs[s] = checked(graph, sample.apply(s));
        }
        Map<String, Shape> shapes = graph.shapes();
        Map<String, Integer> indices = new HashMap<>(Map.of(LayerGraph.INPUT, -1));
        int[][] sources = new int[graph.nodes().size()][];
        List<Stage> stages = new ArrayList<>();
        float[][][] values = new float[calibration][graph.nodes().size()][]; // [sample][node][value]
        for (LayerGraph.Node node : graph.nodes()) {
            int index = stages.size();
            sources[index] = node.inputs().stream().mapToInt(indices::get).toArray();
            float[][][] entering = new float[calibration][][];
            for (int s = 0; s < calibration; s++) {
                entering[s] = entering(sources[index], inputs[s], values[s]);
            }
            List<Shape> shapesIn = node.inputs().stream().map(shapes::get).toList();
            Stage stage = maker.make(index, node, shapesIn, entering);
            for (int s = 0; s < calibration; s++) {
                values[s][index] = stage.run(entering[s], noise.fork(s));
            }
            indices.put(node.name(), index);
            stages.add(stage);
        }
        return new StagedNetwork(graph, sources, stages, noise);
    }

    /** Output of the last layer for one sample, whose number decides the noise. */
    public float[] outputs(int number, float[] sample) {
        checked(graph, sample);
        RandomGenerator ofSample = noise.fork(number);
        float[][] values = new float[stages.size()][];
        for (int node = 0; node < values.length; node++) {
            values[node] = stages.get(node).run(entering(sources[node], sample, values), ofSample);
        }
        return values[values.length - 1];
    }

    /** Class of each sample: its largest output, of equal ones the first. */
    public int[] predict(int samples, IntFunction<float[]> sample, int threads) {
        int[] predicted = new int[samples];
        SampleThreads.run(samples, threads, s -> predicted[s] = largest(outputs(s, sample.apply(s))));
        return predicted;
    }

    /** Share of samples whose class is their label, 0..1. */
    public double accuracy(int[] labels, IntFunction<float[]> sample, int threads) {
        int[] predicted = predict(labels.length, sample, threads);
        int right = 0;
        for (int s = 0; s < labels.length; s++) {
            right += predicted[s] == labels[s] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private static float[][] entering(int[] sources, float[] sample, float[][] values) {
        float[][] entering = new float[sources.length][];
        for (int i = 0; i < sources.length; i++) {
            entering[i] = sources[i] < 0 ? sample : values[sources[i]];
        }
        return entering;
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
