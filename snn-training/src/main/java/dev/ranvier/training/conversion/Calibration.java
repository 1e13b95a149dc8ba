package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How large the values of a trained graph's stages become on training images. Only the first {@value #SAMPLES} images are
 * looked at, so the outcome depends on their order and on nothing else; give training data, never test data. Of stages with
 * more than {@value #KEPT} values in all, percentiles are taken over every n-th image.
 */
public final class Calibration {

    /** Most images that are looked at. */
    public static final int SAMPLES = 2_000;

    private static final int CHUNK = 100; // images in memory at once
    private static final int KEPT = 3_000_000;

    private final StageGraph graph;
    private final int samples;
    private final float[][] kept; // [stage][kept sample and value]
    private final int[] keptSamples; // [stage]
    private final float[] min; // [stage]
    private final float[] max; // [stage]

    private Calibration(StageGraph graph, int samples) {
        this.graph = graph;
        this.samples = samples;
        int stages = graph.stages().size();
        kept = new float[stages][];
        keptSamples = new int[stages];
        min = new float[stages];
        max = new float[stages];
        Arrays.fill(min, Float.POSITIVE_INFINITY);
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        for (int stage = 0; stage < stages; stage++) {
            kept[stage] = new float[graph.shape(stage).size() * ((samples - 1) / everyNth(stage) + 1)];
        }
    }

    /** Runs a graph on the first images of a training set. */
    public static Calibration of(StageGraph graph, LabelledImages training, Gemm gemm) {
        Calibration calibration = new Calibration(graph, Math.min(SAMPLES, training.size()));
        Inference inference = new Inference(graph.graph(), gemm);
        for (int first = 0; first < calibration.samples; first += CHUNK) {
            int end = Math.min(first + CHUNK, calibration.samples);
            LabelledImages chunk = training.subset(IntStream.range(first, end).toArray());
            Map<String, float[]> nodes = inference.activations(chunk);
            for (int stage = 0; stage < graph.stages().size(); stage++) {
                calibration.take(stage, nodes.get(graph.stages().get(stage).node()), first, end - first);
            }
        }
        return calibration;
    }

    private void take(int stage, float[] node, int first, int count) {
        Stage of = graph.stages().get(stage);
        boolean output = of instanceof Stage.Sum sum && sum.activation() instanceof Activation.Output;
        float sign = of instanceof Stage.Sum sum ? sum.sign() : 1;
        int size = of.shape().size();
        int nth = everyNth(stage);
        for (int s = 0; s < count; s++) {
            boolean keep = (first + s) % nth == 0;
            int into = keptSamples[stage] * size;
            for (int i = 0; i < size; i++) {
                float value = output ? node[s * size + i] : Math.max(0, sign * node[s * size + i]);
                min[stage] = Math.min(min[stage], value);
                max[stage] = Math.max(max[stage], value);
                if (keep) {
                    kept[stage][into + i] = value;
                }
            }
            keptSamples[stage] += keep ? 1 : 0;
        }
    }

    private int everyNth(int stage) {
        return (int) ((long) samples * graph.shape(stage).size() / KEPT + 1);
    }

    /** {@code [kept image and value]}, what was kept of a stage. Not to be modified. */
    public float[] values(int stage) {
        return kept[stage];
    }

    /** Smallest value of a stage. */
    public float min(int stage) {
        return min[stage];
    }

    /** Largest value of a stage. */
    public float max(int stage) {
        return max[stage];
    }

    /**
     * Largest value of a stage that must be active.
     *
     * @throws IllegalArgumentException if no value is positive
     */
    public float positiveMax(int stage) {
        if (!(max[stage] > 0)) {
            return silent(stage);
        }
        return max[stage];
    }

    /**
     * The value below which the given share of a stage's positive values lies, interpolated linearly between neighbours
     * (quantile type 7 of Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566). Zeros are left out: how many units are
     * silent says nothing about how large the others become.
     *
     * @param percentile above 0, at most 100
     * @throws IllegalArgumentException if no value is positive
     */
    public double positivePercentile(int stage, double percentile) {
        double value = percentile(stage, 0, graph.shape(stage).size(), percentile);
        return value > 0 ? value : silent(stage);
    }

    /**
     * The same for each channel of a stage by itself; a channel without a positive value gets that of the stage.
     *
     * @return {@code [channel]}
     * @throws IllegalArgumentException if no value of the stage is positive
     */
    public double[] positivePercentiles(int stage, double percentile) {
        Shape shape = graph.shape(stage);
        int area = shape.height() * shape.width();
        double whole = positivePercentile(stage, percentile);
        double[] byChannel = new double[shape.channels()];
        for (int c = 0; c < byChannel.length; c++) {
            double own = percentile(stage, c * area, (c + 1) * area, percentile);
            byChannel[c] = own > 0 ? own : whole;
        }
        return byChannel;
    }

    /** Of the values {@code from} (inclusive) to {@code to} (exclusive) of each kept sample; 0 if none is positive. */
    private double percentile(int stage, int from, int to, double percentile) {
        int size = graph.shape(stage).size();
        double[] positive = new double[keptSamples[stage] * (to - from)];
        int count = 0;
        for (int s = 0; s < keptSamples[stage]; s++) {
            for (int i = from; i < to; i++) {
                float value = kept[stage][s * size + i];
                if (value > 0) {
                    positive[count++] = value;
                }
            }
        }
        return count == 0
                ? 0
                : new Percentile()
                        .withEstimationType(Percentile.EstimationType.R_7)
                        .evaluate(Arrays.copyOf(positive, count), percentile);
    }

    /** Half of a pair of populations may be silent, an activation that was trained may not. */
    private float silent(int stage) {
        Stage of = graph.stages().get(stage);
        Layer layer = graph.graph().nodes().stream()
                .filter(node -> node.name().equals(of.node()))
                .map(LayerGraph.Node::layer)
                .findFirst()
                .orElseThrow();
        if (!(layer instanceof Relu || layer instanceof ClippedRelu || layer instanceof Qcfs)) {
            return 1;
        }
        throw new IllegalArgumentException("model " + graph.graph().name() + ", layer " + of.name()
                + ": no unit is positive on any of " + samples
                + " training images, so its scale is unknown; are these the images that the model was trained on?");
    }
}
