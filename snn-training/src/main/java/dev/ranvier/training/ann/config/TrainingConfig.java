package dev.ranvier.training.ann.config;

import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.NetworkBuilder;
import dev.ranvier.training.ann.NetworkStyle;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.data.StratifiedSplit;

/**
 * A network to train and how, apart from the data and the seed.
 *
 * @param name of the network
 * @param layout its layers
 * @param plan how it is trained
 * @param validationSamples so many training images are held out, to choose the best epoch by; 0 for none
 */
public record TrainingConfig(String name, NetworkLayout layout, TrainingPlan plan, int validationSamples) {

    /** @throws IllegalArgumentException if the number of validation samples is negative, or patience has no measure */
    public TrainingConfig {
        if (validationSamples < 0) {
            throw new IllegalArgumentException("validationSamples must be at least 0, got " + validationSamples);
        }
        if (plan.patience() > 0 && validationSamples == 0) {
            throw new IllegalArgumentException("patience needs validationSamples to judge by");
        }
    }

    /** A network in the short notation, in the plain style. */
    public static TrainingConfig of(String layers, TrainingPlan plan) {
        return new TrainingConfig(
                LayerNotation.name(layers),
                (builder, classes) -> LayerNotation.layOut(layers, builder, classes, NetworkStyle.PLAIN),
                plan,
                0);
    }

    /** The same with another plan. */
    public TrainingConfig withPlan(TrainingPlan other) {
        return new TrainingConfig(name, layout, other, validationSamples);
    }

    /** The same with another number of images held out. */
    public TrainingConfig withValidationSamples(int samples) {
        return new TrainingConfig(name, layout, plan, samples);
    }

    /**
     * What is to be done with some training images.
     *
     * @param classes number of classes
     * @param seed of start values, order, variations, dropout and of what is held out
     * @throws IllegalArgumentException if the network does not fit the images
     */
    public TrainingTask task(LabelledImages images, int classes, long seed) {
        Shape shape = images.shape();
        NetworkBuilder builder = new NetworkBuilder(shape, seed);
        layout.layOut(builder, classes);
        if (builder.shape().size() != classes) {
            throw new IllegalArgumentException(
                    "network " + name + " ends in " + builder.shape() + ", but there are " + classes + " classes");
        }
        LabelledImages train = images;
        LabelledImages validation = null;
        if (validationSamples > 0) {
            StratifiedSplit split = StratifiedSplit.of(images, validationSamples, seed);
            train = split.kept();
            validation = split.heldOut();
        }
        return TrainingTask.of(builder.build(name), train, plan, seed)
                .withDropout(builder.dropout())
                .withValidation(validation);
    }
}
