package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How large the values of a trained chain become on training images. Only the first {@value #SAMPLES} images are looked at,
 * so the outcome depends on their order and on nothing else; give training data, never test data.
 */
public final class Calibration {

    /** Most images that are looked at. */
    public static final int SAMPLES = 2_000;

    private final DenseChain chain;
    private final List<float[]> results; // per stage: [sample][unit]
    private final int samples;

    private Calibration(DenseChain chain, List<float[]> results, int samples) {
        this.chain = chain;
        this.results = results;
        this.samples = samples;
    }

    /** Runs a chain on the first images of a training set. */
    public static Calibration of(DenseChain chain, LabelledImages training, Gemm gemm) {
        int samples = Math.min(SAMPLES, training.size());
        LabelledImages first = training.size() == samples
                ? training
                : training.subset(IntStream.range(0, samples).toArray());
        Map<String, float[]> activations = new Inference(chain.graph(), gemm).activations(first);
        List<float[]> results = chain.stages().stream()
                .map(stage -> activations.get(stage.result()))
                .toList();
        return new Calibration(chain, results, samples);
    }

    /** Smallest result of a stage. */
    public float min(int stage) {
        float min = Float.POSITIVE_INFINITY;
        for (float value : results.get(stage)) {
            min = Math.min(min, value);
        }
        return min;
    }

    /** Largest result of a stage. */
    public float max(int stage) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : results.get(stage)) {
            max = Math.max(max, value);
        }
        return max;
    }

    /**
     * Largest result of a stage that must be active.
     *
     * @throws IllegalArgumentException if no result is positive
     */
    public float positiveMax(int stage) {
        float max = max(stage);
        if (!(max > 0)) {
            throw silent(stage);
        }
        return max;
    }

    /**
     * The value below which the given share of a stage's positive results lies, interpolated linearly between neighbours
     * (quantile type 7 of Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566). Zeros are left out: how many units are
     * silent says nothing about how large the others become.
     *
     * @param percentile above 0, at most 100
     * @throws IllegalArgumentException if no result is positive
     */
    public double positivePercentile(int stage, double percentile) {
        double[] positive = new double[results.get(stage).length];
        int count = 0;
        for (float value : results.get(stage)) {
            if (value > 0) {
                positive[count++] = value;
            }
        }
        if (count == 0) {
            throw silent(stage);
        }
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(Arrays.copyOf(positive, count), percentile);
    }

    private IllegalArgumentException silent(int stage) {
        return new IllegalArgumentException("model " + chain.graph().name() + ", layer "
                + chain.stages().get(stage).name() + ": no unit is positive on any of " + samples
                + " training images, so its scale is unknown; are these the images that the model was trained on?");
    }
}
