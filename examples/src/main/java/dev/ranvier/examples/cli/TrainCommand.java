package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.StudySettings;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.TrainingResult;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.ann.config.TrainingConfig;
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

    @Mixin
    private TrainOptions options;

    @Option(
            names = "--keep-state",
            description = "Write NAME.state.npz after each epoch, so that the training can be resumed")
    private boolean keepState;

    @Option(
            names = "--resume",
            description = "Go on from NAME.state.npz to the same result as without the interruption")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "MODEL.json",
            defaultValue = "ranvier-out/model.json",
            description = "Where to write the model. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (rule == Rule.chip && (options.hasMoreThanEpochs() || keepState || resume)) {
            throw new UserMistake(
                    "with --rule chip the layers follow from the cores; it takes --epochs and --seed only");
        }
        OutputFile.check(out);
        try (BandedGemm gemm = BandedGemm.fastest(threads)) {
            Dataset data;
            try (Progress progress = common.progress(spec)) {
                progress.stage("reading data");
                data = common.load();
            }
            LayerGraph model;
            TrainingResult result = null;
            if (rule == Rule.ann) {
                result = trainAnn(data, gemm);
                model = result.model();
            } else {
                model = trainForChip(data, gemm);
            }
            try (Progress progress = common.progress(spec)) {
                progress.stage("evaluating");
                double accuracy = new Inference(model, gemm).accuracy(data.test());
                ModelFile.write(model, out);
                print(model, data, accuracy, result);
            }
        }
        return ExitCode.GOOD;
    }

    private TrainingResult trainAnn(Dataset data, Gemm gemm) throws IOException {
        TrainingConfig config = options.config(data);
        TrainingTask task = UserMistake.unlessRefused(() -> config.task(data.train(), data.classes(), common.seed));
        OutputFile.makeFolderOf(out);
        return new AnnTraining(task, out, keepState, resume)
                .run(gemm, spec.commandLine().getErr());
    }

    private LayerGraph trainForChip(Dataset data, Gemm gemm) {
        StudySettings settings = UserMistake.unlessRefused(() -> {
            StudySettings usual = StudySettings.defaults(data.train().size(), common.seed);
            return options.epochs() == null ? usual : usual.withEpochs(options.epochs());
        });
        OutputFile.makeFolderOf(out);
        try (Progress progress = common.progress(spec)) {
            progress.stage("training on " + data.train().size() + " images");
            return UserMistake.unlessRefused(() ->
                    new ChipTrainer(settings.chip(), gemm).train(data.train(), data.classes(), progress.epochs()));
        }
    }

    private void print(LayerGraph model, Dataset data, double accuracy, TrainingResult result) {
        Answer answer = new Answer();
        if (result != null) {
            answer.with("epochs", result.history().size()).with("bestEpoch", result.bestEpoch());
        }
        if (result != null && !Double.isNaN(result.best().validationAccuracy())) {
            answer.with("validationAccuracy", result.best().validationAccuracy());
        }
        answer.with("rule", rule.name())
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
