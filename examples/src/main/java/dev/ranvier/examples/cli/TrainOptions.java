package dev.ranvier.examples.cli;

import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.OptimiserRule;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.config.TrainingConfig;
import dev.ranvier.training.ann.config.TrainingConfigFile;
import dev.ranvier.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the user says about a training of an ordinary network: a file, a text, single values that replace theirs. */
final class TrainOptions {

    private static final double MOMENTUM = 0.9;

    /** Optimisers by the names that users know. */
    enum Optimizer {
        /** Adam, with decoupled weight decay. */
        adam,
        /** Stochastic gradient descent with momentum. */
        sgd
    }

    @Option(
            names = "--layers",
            paramLabel = "LAYERS",
            description = "The network in short, e.g. 784-512-10 or 28x28-12c5-2s-64c5-2s-10: N units, NcK convolution"
                    + " (then pN padding, sN stride, gN groups, dN dilation), dwK depthwise, Ks and Km average and max"
                    + " pool, gap, drop0.5. Default: two hidden layers of 256 and 128 units")
    private String layers;

    @Option(
            names = "--config",
            paramLabel = "FILE.json",
            description = "Layers and settings from a file (\"format\" : \"ranvier-training-1\", \"layers\" : ...);"
                    + " options on the command line replace its values")
    private Path config;

    @Option(names = "--epochs", paramLabel = "N", description = "Number of epochs. Default: chosen by data size")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Images in a minibatch. Default: 64")
    private Integer batch;

    @Option(names = "--lr", paramLabel = "RATE", description = "Largest learning rate. Default: 0.003, sgd 0.1")
    private Double rate;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "adam or sgd. Default: adam")
    private Optimizer optimizer;

    @Option(
            names = "--validation",
            paramLabel = "N",
            description =
                    "Hold out N training images and keep the epoch that is best on them. Default: 0, the last epoch")
    private Integer validation;

    /** Whether only epochs, which both rules know, may have been given. */
    boolean hasMoreThanEpochs() {
        return layers != null
                || config != null
                || batch != null
                || rate != null
                || optimizer != null
                || validation != null;
    }

    /** Number of epochs if given, else null. */
    Integer epochs() {
        return epochs;
    }

    /** What is to be trained on a data set. */
    TrainingConfig config(Dataset data) throws IOException {
        TrainingConfig base = config != null ? TrainingConfigFile.read(config) : usual(data);
        if (config != null && layers != null) {
            throw new UserMistake("--layers and --config both say what the network looks like; give one of them");
        }
        TrainingConfig chosen = UserMistake.unlessRefused(() -> base.withPlan(plan(base.plan())));
        return validation == null ? chosen : UserMistake.unlessRefused(() -> chosen.withValidationSamples(validation));
    }

    private TrainingConfig usual(Dataset data) {
        String text = layers != null ? layers : data.train().shape().size() + "-256-128-" + data.classes();
        return UserMistake.unlessRefused(() -> {
            LayerNotation.build(text, data.train().shape(), data.classes(), 0); // refused before anything is done
            return TrainingConfig.of(text, TrainingPlan.forDigits(data.train().size()));
        });
    }

    private TrainingPlan plan(TrainingPlan base) {
        OptimiserRule rule =
                optimizer == null ? base.optimiser() : rule(base.optimiser().weightDecay());
        boolean changed = optimizer == Optimizer.sgd && base.optimiser() instanceof OptimiserRule.AdamW;
        double usualRate = changed ? 0.1 : base.learningRate();
        return new TrainingPlan(
                epochs == null ? base.epochs() : epochs,
                batch == null ? base.batchSize() : batch,
                changed ? new OptimiserRule.Momentum(MOMENTUM, false, 0) : rule,
                rate == null ? usualRate : rate,
                base.schedule(),
                base.warmUpEpochs(),
                base.labelSmoothing(),
                base.augmentation(),
                base.biases(),
                base.patience());
    }

    private OptimiserRule rule(double weightDecay) {
        return optimizer == Optimizer.adam
                ? new OptimiserRule.AdamW(weightDecay)
                : new OptimiserRule.Momentum(MOMENTUM, false, weightDecay);
    }
}
