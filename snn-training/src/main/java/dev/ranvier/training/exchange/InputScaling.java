package dev.ranvier.training.exchange;

import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a model's makers did to pixels before the model saw them: {@code (range p - mean[c]) / std[c]} for a pixel {@code p}
 * in 0..1.
 *
 * @param range 1 for pixels 0..1, 255 for pixels 0..255
 * @param mean {@code [channel]}, or one value for all; of the pixels in their range
 * @param std {@code [channel]}, or one value for all; not 0, negative for inverted pixels
 */
public record InputScaling(float range, float[] mean, float[] std) {

    /** Pixels as they are, 0..1. */
    public static final InputScaling NONE = new InputScaling(1, new float[] {0}, new float[] {1});

    /** Name of the layer that {@link #before} adds. */
    public static final String LAYER = "scaling";

    /** @throws IllegalArgumentException if a list is empty, a value is not finite, or a divisor is 0 */
    public InputScaling {
        if (!(range > 0) || Float.isInfinite(range)) {
            throw new IllegalArgumentException("the range of pixels must be positive, got " + range);
        }
        if (mean.length == 0 || std.length == 0) {
            throw new IllegalArgumentException("mean and std need at least one value");
        }
        for (float value : mean) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("mean must be finite, got " + Arrays.toString(mean));
            }
        }
        for (float value : std) {
            if (value == 0 || !Float.isFinite(value)) {
                throw new IllegalArgumentException("std must be finite and not 0, got " + Arrays.toString(std));
            }
        }
    }

    /** True if pixels stay as they are. */
    public boolean isNone() {
        return range == 1 && mean.length == 1 && mean[0] == 0 && std.length == 1 && std[0] == 1;
    }

    /**
     * The same model for pixels 0..1: with a first layer that scales them.
     *
     * @param images shape of the images; the model may take them as a vector
     * @throws IllegalArgumentException if there are neither one value nor as many as channels
     */
    public LayerGraph before(LayerGraph graph, Shape images) {
        if (isNone()) {
            return graph;
        }
        int channels = images.channels();
        requireLength("mean", mean.length, channels);
        requireLength("std", std.length, channels);
        int values = graph.inputShape().channels();
        float[] scale = new float[values];
        float[] shift = new float[values];
        for (int v = 0; v < values; v++) {
            int c = (int) ((long) v * channels / values);
            double divisor = std[std.length == 1 ? 0 : c];
            scale[v] = (float) (range / divisor);
            shift[v] = (float) (-mean[mean.length == 1 ? 0 : c] / divisor);
        }
        List<LayerGraph.Node> nodes = new ArrayList<>();
        nodes.add(new LayerGraph.Node(freeName(graph), new ChannelAffine(scale, shift), LayerGraph.INPUT));
        for (LayerGraph.Node node : graph.nodes()) {
            List<String> inputs = node.inputs().stream()
                    .map(input -> input.equals(LayerGraph.INPUT) ? nodes.get(0).name() : input)
                    .toList();
            nodes.add(new LayerGraph.Node(node.name(), node.layer(), inputs));
        }
        return new LayerGraph(graph.name(), graph.inputShape(), nodes);
    }

    /** The formula with its numbers. */
    @Override
    public String toString() {
        String pixels = range == 1 ? "pixels 0..1" : String.format(Locale.ROOT, "pixels 0..%.0f", range);
        return mean.length == 1 && mean[0] == 0 && std.length == 1 && std[0] == 1
                ? pixels
                : "(" + pixels + " - " + Arrays.toString(mean) + ") / " + Arrays.toString(std);
    }

    private static void requireLength(String what, int length, int channels) {
        if (length != 1 && length != channels) {
            throw new IllegalArgumentException(
                    what + " needs one value or one for each of " + channels + " channels, got " + length);
        }
    }

    private static String freeName(LayerGraph graph) {
        String name = LAYER;
        while (graph.shapes().containsKey(name)) {
            name += "_";
        }
        return name;
    }
}
