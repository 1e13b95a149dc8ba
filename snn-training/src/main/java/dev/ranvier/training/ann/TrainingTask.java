package dev.ranvier.training.ann;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.Map;

/**
 * What is trained, on what, and how.
 *
 * @param start the network with the values that it starts from; its last layer has one output a class. A softmax at the end is
 *     refused: the loss has its own.
 * @param dropout probability of a value to be dropped, by name of the node whose result is meant
 * @param forms form of the weights, layer by layer
 * @param train what to learn from
 * @param validation what the best epoch is chosen by, null for none: then the last one is the result
 * @param plan how to go through the samples
 * @param seed seed of the order of samples, their variations and dropout
 */
public record TrainingTask(
        LayerGraph start,
        Map<String, Double> dropout,
        WeightForms forms,
        LabelledImages train,
        LabelledImages validation,
        TrainingPlan plan,
        long seed) {

    /** @throws IllegalArgumentException if the images do not fit, or a node with dropout is unknown */
    public TrainingTask {
        dropout = Map.copyOf(dropout);
        requireFit(start, train);
        if (validation != null) {
            requireFit(start, validation);
        }
        for (String name : dropout.keySet()) {
            if (start.nodes().stream().noneMatch(node -> node.name().equals(name))) {
                throw new IllegalArgumentException(
                        "dropout after '" + name + "', but model " + start.name() + " has no such layer");
            }
        }
    }

    /** Plain weights, no dropout, no validation. */
    public static TrainingTask of(LayerGraph start, LabelledImages train, TrainingPlan plan, long seed) {
        return new TrainingTask(start, Map.of(), WeightForms.PLAIN, train, null, plan, seed);
    }

    /** The same task with images that the best epoch is chosen by. */
    public TrainingTask withValidation(LabelledImages images) {
        return new TrainingTask(start, dropout, forms, train, images, plan, seed);
    }

    /** The same task with dropout. */
    public TrainingTask withDropout(Map<String, Double> shares) {
        return new TrainingTask(start, shares, forms, train, validation, plan, seed);
    }

    /** The same task with other forms of the weights. */
    public TrainingTask withForms(WeightForms other) {
        return new TrainingTask(start, dropout, other, train, validation, plan, seed);
    }

    private static void requireFit(LayerGraph start, LabelledImages images) {
        if (images.shape().size() != start.inputShape().size()) {
            throw new IllegalArgumentException("model " + start.name() + " takes " + start.inputShape()
                    + " values, the images are " + images.shape() + "; is it the model of another data set?");
        }
    }
}
