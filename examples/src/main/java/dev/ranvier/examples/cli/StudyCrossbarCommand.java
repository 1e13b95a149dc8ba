package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.crossbar.CrossbarStudy;
import dev.ranvier.examples.study.crossbar.CrossbarStudyFiles;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult;
import dev.ranvier.examples.study.crossbar.CrossbarStudySettings;
import dev.ranvier.examples.study.crossbar.CrossbarStudyTable;
import dev.ranvier.training.data.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier study crossbar}: what faults of analogue arithmetic cost in accuracy. */
@Command(
        name = "crossbar",
        mixinStandardHelpOptions = true,
        description = {
            "Accuracy of a network on resistive crossbars against conductance variation, stuck cells, read noise and",
            "converter bits, with and without what can be done about them, and in an analogue sensor against noise."
        })
final class StudyCrossbarCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-out",
            description = "Folder for charts and results. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of the training. Default: chosen by data size")
    private Integer epochs;

    @Option(
            names = "--layers",
            paramLabel = "N-N-...",
            description = "Sizes from input to output, e.g. 784-64-10. Default: two hidden layers")
    private String layers;

    @Option(names = "--limit", paramLabel = "N", description = "Use the first N test images. Default: 1000")
    private Integer limit;

    @Option(names = "--chips", paramLabel = "N", description = "Chips with other random cells per point. Default: 3")
    private Integer chips;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserMistake("--out must be a folder, " + out + " is a file");
        }
        CrossbarStudyResult result;
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            CrossbarStudySettings settings = UserMistake.unlessRefused(() -> settings(data));
            OutputFile.makeFolder(out);
            result = new CrossbarStudy(settings, data, threads, progress).run();
            progress.stage("drawing charts");
            CrossbarStudyFiles.write(result, out);
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            CrossbarStudyTable.text(result).forEach(printer::println);
            printer.println("Charts: " + OutputFile.shown(out));
        }
        printer.flush();
        return ExitCode.GOOD;
    }

    private CrossbarStudySettings settings(Dataset data) {
        CrossbarStudySettings settings =
                CrossbarStudySettings.defaults(data.train().size(), common.seed);
        if (layers != null) {
            settings = settings.withHiddenUnits(LayerSizes.hidden(layers, data));
        }
        if (epochs != null) {
            settings = settings.withEpochs(epochs);
        }
        if (chips != null) {
            settings = settings.withChips(chips);
        }
        if (limit != null) {
            if (limit < 1) {
                throw new IllegalArgumentException("--limit must be at least 1, got " + limit);
            }
            settings = settings.withTestLimit(limit);
        }
        return settings;
    }
}
