package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.compress.CompressionMethod;
import dev.ranvier.examples.study.compress.CompressionResult;
import dev.ranvier.examples.study.compress.CompressionStudy;
import dev.ranvier.examples.study.compress.CompressionStudySettings;
import dev.ranvier.examples.study.compress.CompressionTable;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.data.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier study compress}: what smaller weights cost in accuracy. */
@Command(
        name = "compress",
        mixinStandardHelpOptions = true,
        description = {
            "Accuracy, size and work of a network with pruned, factored, quantised and circulant weights and with",
            "activations of few bits, each after retraining."
        })
final class StudyCompressCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--layers",
            paramLabel = "LAYERS",
            description = "The network in short, as for train. Default: two hidden layers of 256 and 128 units")
    private String layers;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of the training. Default: chosen by data size")
    private Integer epochs;

    @Option(names = "--retrain", paramLabel = "N", description = "Epochs after each change. Default: half of --epochs")
    private Integer retraining;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: all")
    private List<CompressionMethod> methods;

    @Override
    public Integer call() throws IOException {
        CompressionResult result;
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            CompressionStudySettings settings = UserMistake.unlessRefused(() -> settings(data));
            result = new CompressionStudy(settings, data, common.threads(), progress).run();
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            CompressionTable.text(result).forEach(printer::println);
        }
        printer.flush();
        return ExitCode.GOOD;
    }

    private CompressionStudySettings settings(Dataset data) {
        String text = layers == null ? data.train().shape().size() + "-256-128-" + data.classes() : layers;
        LayerNotation.build(text, data.train().shape(), data.classes(), common.seed); // refused before any work
        CompressionStudySettings usual =
                CompressionStudySettings.defaults(text, data.train().size(), common.seed);
        int first = epochs == null ? usual.training().epochs() : epochs;
        CompressionStudySettings chosen = methods == null ? usual : usual.withMethods(methods);
        return chosen.withEpochs(first, retraining == null ? (first + 1) / 2 : retraining);
    }
}
