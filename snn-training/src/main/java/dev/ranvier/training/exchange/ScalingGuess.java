package dev.ranvier.training.exchange;

import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import java.util.List;
import java.util.Locale;

/**
 * A guess at the range of pixels that a model was trained on, which its file does not say. Measure with {@code ranvier
 * evaluate} before trusting it.
 *
 * <p>For each candidate the variance of the first layer's sums is estimated as {@code s^2 (r (sum w)^2 + (1 - r) sum w^2)}, with
 * {@code s} the pixels' standard deviation and {@code r = 1/2} for the likeness of neighbouring pixels. If batch normalisation
 * follows, the best candidate is the one that is nearest to the mean and variance which that layer recorded in training.
 * Otherwise weights so small that pixels of 0..1 would hardly move the sums speak for 0..255, and nothing tells 0..1 from
 * normalised pixels.
 *
 * @param range what the pixels' values would be
 * @param reason what the guess rests on
 */
public record ScalingGuess(String range, String reason) {

    private static final double LIKENESS = 0.5;
    private static final double SMALL_SUMS = 0.03; // a thirtieth of what initialisation aims at

    /** Ranges with the mean and the standard deviation of pixels in them; photographs and digits have about these. */
    private enum Candidate {
        UNIT("0..1", 0.3, 0.3),
        BYTE("0..255", 76, 76),
        STANDARD("mean 0, deviation 1", 0, 1);

        private final String words;
        private final double mean;
        private final double deviation;

        Candidate(String words, double mean, double deviation) {
            this.words = words;
            this.mean = mean;
            this.deviation = deviation;
        }
    }

    /** Looks at the first layers of a model. */
    public static ScalingGuess of(LayerGraph graph) {
        List<LayerGraph.Node> nodes = graph.nodes();
        LayerGraph.Node first = nodes.get(0);
        if (first.layer() instanceof ChannelAffine affine) {
            return ofAffine(affine);
        }
        Layer second = nodes.size() > 1 && nodes.get(1).inputs().equals(List.of(first.name()))
                ? nodes.get(1).layer()
                : null;
        if (first.layer() instanceof Convolution convolution) {
            return ofSums(convolution.weights(), convolution.fanIn(), convolution.bias(), second);
        } else if (first.layer() instanceof Dense dense) {
            return ofSums(dense.weights(), dense.inputs(), dense.bias(), second);
        }
        return new ScalingGuess(Candidate.UNIT.words, "no weights at the input to judge by; this is the usual range");
    }

    /** A model that scales its input itself; the range is the one that ends up near 1. */
    private static ScalingGuess ofAffine(ChannelAffine affine) {
        double unit = Math.abs(affine.scale()[0]);
        Candidate best = unit * 255 > 30 ? Candidate.UNIT : Candidate.BYTE;
        return new ScalingGuess(
                best.words,
                String.format(
                        Locale.ROOT,
                        "the model itself computes %.4g x %+.4g first",
                        affine.scale()[0],
                        affine.shift()[0]));
    }

    private static ScalingGuess ofSums(float[] weights, int fanIn, float[] bias, Layer after) {
        if (after instanceof BatchNorm norm && norm.channels() == bias.length) {
            return ofNorm(weights, fanIn, bias, norm);
        }
        double logarithm = 0; // of the sums' deviation for pixels 0..1, mean over the outputs
        for (int o = 0; o < bias.length; o++) {
            logarithm += Math.log(variance(weights, fanIn, o, Candidate.UNIT) + 1e-12) / 2 / bias.length;
        }
        return Math.exp(logarithm) < SMALL_SUMS
                ? new ScalingGuess(Candidate.BYTE.words, "the first layer's weights are so small; only a guess")
                : new ScalingGuess(
                        Candidate.UNIT.words + ", or normalised to mean 0 and deviation 1",
                        "the first layer's weights are of usual size; only a guess");
    }

    private static ScalingGuess ofNorm(float[] weights, int fanIn, float[] bias, BatchNorm norm) {
        Candidate best = Candidate.UNIT;
        double bestDistance = Double.POSITIVE_INFINITY;
        for (Candidate candidate : Candidate.values()) {
            double distance = 0;
            for (int o = 0; o < bias.length; o++) {
                double recorded = norm.variance()[o] + norm.epsilon();
                double shift = candidate.mean * sum(weights, fanIn, o) + bias[o] - norm.mean()[o];
                distance += Math.abs(Math.log((variance(weights, fanIn, o, candidate) + 1e-12) / recorded))
                        + Math.log1p(Math.abs(shift) / Math.sqrt(recorded));
            }
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return new ScalingGuess(
                best.words, "the first layer's sums are then nearest to what batch normalisation recorded in training");
    }

    private static double variance(float[] weights, int fanIn, int output, Candidate candidate) {
        double sum = sum(weights, fanIn, output);
        double squares = 0;
        for (int i = 0; i < fanIn; i++) {
            double w = weights[output * fanIn + i];
            squares += w * w;
        }
        return candidate.deviation * candidate.deviation * (LIKENESS * sum * sum + (1 - LIKENESS) * squares);
    }

    private static double sum(float[] weights, int fanIn, int output) {
        double sum = 0;
        for (int i = 0; i < fanIn; i++) {
            sum += weights[output * fanIn + i];
        }
        return sum;
    }
}
