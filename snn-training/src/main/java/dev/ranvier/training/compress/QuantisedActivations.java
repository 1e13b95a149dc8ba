package dev.ranvier.training.compress;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Activations of few bits: each rectified linear unit becomes a quantised one with {@code 2^bits - 1} steps above 0, whose
 * ceiling begins at the {@value #PERCENTILE} percentile of its positive results and is then trained (as in PACT, Choi et al.
 * 2018, arXiv:1805.06085, with the rounding of {@link Qcfs}).
 */
public final class QuantisedActivations {

    private static final double PERCENTILE = 99.9;
    private static final int SAMPLES = 500;

    private QuantisedActivations() {}

    /**
     * Replaces the activations of a trained network.
     *
     * @param bits of an activation, 1 to 16
     * @param training images that it was trained on; the first {@value #SAMPLES} are looked at
     * @throws IllegalArgumentException if the bits are out of range or an activation is silent on those images
     */
    public static LayerGraph of(LayerGraph graph, int bits, LabelledImages training, Gemm gemm) {
        if (bits < 1 || bits > 16) {
            throw new IllegalArgumentException("activations can have 1 to 16 bits, got " + bits);
        }
        int samples = Math.min(SAMPLES, training.size());
        Map<String, float[]> values = new Inference(graph, gemm)
                .activations(training.subset(IntStream.range(0, samples).toArray()));
        int levels = (1 << bits) - 1;
        return new LayerGraph(
                graph.name(),
                graph.inputShape(),
                graph.nodes().stream()
                        .map(node -> node.layer() instanceof Relu
                                ? new LayerGraph.Node(
                                        node.name(),
                                        new Qcfs(levels, ceiling(node.name(), values.get(node.name()))),
                                        node.inputs())
                                : node)
                        .toList());
    }

    private static float ceiling(String name, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int first = 0;
        while (first < sorted.length && sorted[first] <= 0) {
            first++;
        }
        if (first == sorted.length) {
            throw new IllegalArgumentException("layer " + name + " is silent on all calibration images");
        }
        int rank = (int) Math.ceil((sorted.length - first) * PERCENTILE / 100);
        return sorted[first + Math.max(0, rank - 1)];
    }
}
