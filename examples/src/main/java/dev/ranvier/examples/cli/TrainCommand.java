package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.StudySettings;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.spiking.ChipTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier train}: data to a trained model. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a network and write it as NAME.json plus NAME.npz.")
final class TrainCommand implements Callable<Integer> {

    /** How to train. */
    enum Rule {
        /** An ordinary network of rectified linear units. */
        ann,
        /** Binary neurons and ternary weights that fit the cores of the chip. */
        chip
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--rule",
            defaultValue = "ann",
            paramLabel = "RULE",
            description = "ann: rectified linear units; chip: a network that fits the chip's cores."
                    + " Default: ${DEFAULT-VALUE}")
    private Rule rule;

    @Option(
            names = "--layers",
            paramLabel = "SIZES",
            description = "Sizes from input to output, e.g. 784-512-10 (only --rule ann). Default: two hidden layers")
    private String layers;

    @Option(names = "--epochs", paramLabel = "N", description = "Number of epochs. Default: chosen by data size")
    private Integer epochs;

    @Option(
            names = "--out",
            paramLabel = "MODEL.json",
            defaultValue = "ranvier-out/model.json",
            description = "Where to write the model. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (layers != null && rule == Rule.chip) {
            throw new UserMistake("--layers goes with --rule ann; the layers of --rule chip follow from the cores");
        }
        OutputFile.check(out);
        try (Progress progress = common.progress(spec);
                NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            StudySettings settings = settings(data);
            OutputFile.makeFolderOf(out);
            progress.stage("training on " + data.train().size() + " images");
            TrainingListener listener = progress.epochs();
            LayerGraph model = UserMistake.unlessRefused(() -> switch (rule) {
                case ann -> trainAnn(data, settings, gemm, listener);
                case chip -> new ChipTrainer(settings.chip(), gemm).train(data.train(), data.classes(), listener);
            });
            progress.stage("evaluating");
            double accuracy = new Inference(model, gemm).accuracy(data.test());
            ModelFile.write(model, out);
            print(model, data, accuracy);
        }
        return ExitCode.GOOD;
    }

    private LayerGraph trainAnn(Dataset data, StudySettings settings, NetlibGemm gemm, TrainingListener listener) {
        String sizes = layers != null ? layers : data.train().shape().size() + "-256-128-" + data.classes();
        LayerGraph start = LayerNotation.build(sizes, data.train().shape(), data.classes(), common.seed);
        TrainingTask task = TrainingTask.of(start, data.train(), settings.training(), common.seed);
        return new Trainer(gemm).train(task, listener).model();
    }

    private StudySettings settings(Dataset data) {
        List<Integer> hidden = layers == null ? null : LayerSizes.hidden(layers, data);
        return UserMistake.unlessRefused(() -> {
            StudySettings settings = StudySettings.defaults(data.train().size(), common.seed);
            settings = hidden == null ? settings : settings.withHiddenUnits(hidden);
            return epochs == null ? settings : settings.withEpochs(epochs);
        });
    }

    private void print(LayerGraph model, Dataset data, double accuracy) {
        new Answer()
                .with("rule", rule.name())
                .with("model", model.name())
                .with("file", OutputFile.shown(out))
                .with("dataset", data.name())
                .with("parameters", model.parameters())
                .with("accuracy", accuracy)
                .with("samples", data.test().size())
                .print(
                        spec.commandLine().getOut(),
                        common.json,
                        List.of(
                                String.format(
                                        Locale.ROOT,
                                        "%s: accuracy %.2f %% on %d test images, %d parameters",
                                        model.name(),
                                        100 * accuracy,
                                        data.test().size(),
                                        model.parameters()),
                                "Model: " + OutputFile.shown(out)));
    }
}
