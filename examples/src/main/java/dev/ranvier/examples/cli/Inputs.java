package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Step;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Checks that what the user gave fits together, before any work is done. */
final class Inputs {

    private Inputs() {}

    /** A model must take the images of the data set and know its classes. */
    static void requireFit(LayerGraph model, Path file, Dataset data) {
        int outputs = model.outputShape().size();
        if (outputs != data.classes()) {
            throw new UserMistake(file + " has " + outputs + " outputs, data set " + data.name() + " has "
                    + data.classes() + " classes; is it the model of another data set?");
        }
        requirePixels(model.inputShape().size(), file, data);
    }

    /** A network must take the images of the data set. */
    static void requireFit(SpikingClassifier network, Path file, Dataset data) {
        requirePixels(network.network().population(network.input()).size(), file, data);
    }

    /** Whether a model has binary neurons, as {@code train --rule chip} makes them. */
    static boolean isForChip(LayerGraph model) {
        return model.nodes().stream().anyMatch(node -> node.layer() instanceof Step);
    }

    /** The first test images, all of them without a limit. */
    static LabelledImages test(Dataset data, Integer limit) {
        return first(data.test(), limit);
    }

    /** The first images, all of them without a limit. */
    static LabelledImages first(LabelledImages images, Integer limit) {
        if (limit == null || limit >= images.size()) {
            return images;
        }
        if (limit < 1) {
            throw new UserMistake("--limit must be at least 1, got " + limit);
        }
        return images.subset(IntStream.range(0, limit).toArray());
    }

    private static void requirePixels(int inputs, Path file, Dataset data) {
        int pixels = data.test().shape().size();
        if (inputs != pixels) {
            throw new UserMistake(file + " takes " + inputs + " values, images of data set " + data.name() + " have "
                    + pixels + " pixels; was it made from another data set?");
        }
    }
}
