package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.layer.ForwardPass;
import dev.ranvier.training.data.LabelledImages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a {@link LayerGraph} on images in single precision: the reference that conversions and machines are held against.
 *
 * <p>Samples go through the dense products in batches of a fixed size, so the results do not depend on the number of threads
 * of the kernel. For use by one thread at a time.
 */
public final class Inference {

    /** Samples in one dense product; fixed, because the rounding of a product may depend on its shape. */
    private static final int BATCH = 256;

    private final LayerGraph graph;
    private final Map<String, Shape> shapes;
    private final ForwardPass forward;
    private final String outputName;

    /** Prepares to run a graph with the given kernel. */
    public Inference(LayerGraph graph, Gemm gemm) {
        this.graph = graph;
        this.shapes = graph.shapes();
        this.forward = new ForwardPass(gemm);
        this.outputName = graph.nodes().get(graph.nodes().size() - 1).name();
    }

    /**
     * Values of the last layer.
     *
     * @return {@code [sample][output]}
     * @throws IllegalArgumentException if the images have another size than the graph's input
     */
    public float[] outputs(LabelledImages images) {
        return run(source(images), images.size(), List.of(outputName)).get(outputName);
    }

    /**
     * Values of the last layer for inputs of any range.
     *
     * @param samples {@code [sample][input]}, at least {@code count} samples. Not modified.
     * @param count number of samples, at least 1
     * @return {@code [sample][output]}
     * @throws IllegalArgumentException if there are too few values for so many samples
     */
    public float[] outputs(float[] samples, int count) {
        return run(source(samples, count), count, List.of(outputName)).get(outputName);
    }

    /** Class of each sample, {@code [sample]}: the output with the largest value, the first one if several are equal. */
    public int[] predict(LabelledImages images) {
        return largest(outputs(images), images.size());
    }

    /** Class of each sample for inputs of any range; see {@link #outputs(float[], int)}. */
    public int[] predict(float[] samples, int count) {
        return largest(outputs(samples, count), count);
    }

    private static int[] largest(float[] outputs, int samples) {
        int classes = outputs.length / samples;
        int[] predicted = new int[samples];
        for (int s = 0; s < predicted.length; s++) {
            int row = s * classes;
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (outputs[row + c] > outputs[row + best]) {
                    best = c;
                }
            }
            predicted[s] = best;
        }
        return predicted;
    }

    /** Fraction of the samples whose predicted class is their label, 0..1. */
    public double accuracy(LabelledImages images) {
        int[] predicted = predict(images);
        int correct = 0;
        for (int s = 0; s < predicted.length; s++) {
            if (predicted[s] == images.label(s)) {
                correct++;
            }
        }
        return (double) correct / predicted.length;
    }

    /**
     * Values of every layer. All of them are in memory at once; give a subset of a large data set.
     *
     * @return {@code [sample][unit]} by node name, in the order of the nodes; the input is not included
     */
    public Map<String, float[]> activations(LabelledImages images) {
        return run(source(images), images.size(), allNodes());
    }

    /** Values of every layer for inputs of any range; see {@link #outputs(float[], int)}. */
    public Map<String, float[]> activations(float[] samples, int count) {
        return run(source(samples, count), count, allNodes());
    }

    private List<String> allNodes() {
        return graph.nodes().stream().map(LayerGraph.Node::name).toList();
    }

    private Source source(LabelledImages images) {
        int inputs = graph.inputShape().size();
        if (images.shape().size() != inputs) {
            throw new IllegalArgumentException("model " + graph.name() + " takes " + graph.inputShape()
                    + " values, the images are " + images.shape() + "; is it the model of another data set?");
        }
        return images::copySample;
    }

    private Source source(float[] values, int count) {
        int inputs = graph.inputShape().size();
        if (count < 1 || values.length < (long) count * inputs) {
            throw new IllegalArgumentException("model " + graph.name() + " takes " + graph.inputShape() + " values; "
                    + count + " samples were announced, " + values.length + " values given");
        }
        return (sample, into, offset) -> System.arraycopy(values, sample * inputs, into, offset, inputs);
    }

    /** Where samples come from. */
    @FunctionalInterface
    private interface Source {
        void copy(int sample, float[] into, int offset);
    }

    private Map<String, float[]> run(Source source, int count, List<String> wanted) {
        int inputs = graph.inputShape().size();
        int batch = Math.min(BATCH, count);
        Map<String, float[]> buffers = new HashMap<>(); // [sample of the batch][unit]
        shapes.forEach((name, shape) -> buffers.put(name, new float[Math.multiplyExact(batch, shape.size())]));
        Map<String, float[]> results = new LinkedHashMap<>();
        wanted.forEach(name -> results.put(
                name, new float[Math.multiplyExact(count, shapes.get(name).size())]));

        for (int first = 0; first < count; first += BATCH) {
            int samples = Math.min(BATCH, count - first);
            float[] input = buffers.get(LayerGraph.INPUT);
            for (int s = 0; s < samples; s++) {
                source.copy(first + s, input, s * inputs);
            }
            for (LayerGraph.Node node : graph.nodes()) {
                List<Shape> given = node.inputs().stream().map(shapes::get).toList();
                float[][] values = node.inputs().stream().map(buffers::get).toArray(float[][]::new);
                forward.run(node.layer(), given, values, buffers.get(node.name()), samples);
            }
            for (String name : wanted) {
                int size = shapes.get(name).size();
                System.arraycopy(buffers.get(name), 0, results.get(name), first * size, samples * size);
            }
        }
        return results;
    }
}
