package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Perceptron;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.undervolt.UndervoltFiles;
import dev.ranvier.examples.study.undervolt.UndervoltResult;
import dev.ranvier.examples.study.undervolt.UndervoltStudy;
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

/** {@code ranvier study undervolt}: what a lower supply voltage saves and what it costs. */
@Command(
        name = "undervolt",
        mixinStandardHelpOptions = true,
        description =
                "Accuracy of a network on a systolic array below its nominal supply voltage, where late products are dropped.")
final class StudyUndervoltCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-out",
            description = "Folder for the chart and the result. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of the training. Default: chosen by data size")
    private Integer epochs;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Use the first N test images, 0 for all. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserMistake("--out must be a folder, " + out + " is a file");
        }
        UndervoltResult result;
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            UndervoltStudy study =
                    UserMistake.unlessRefused(() -> new UndervoltStudy(training(data), data, limit, threads, progress));
            OutputFile.makeFolder(out);
            result = study.run();
            progress.stage("drawing the chart");
            UndervoltFiles.write(result, out);
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            UndervoltFiles.text(result).forEach(printer::println);
            printer.println("Chart: " + OutputFile.shown(out));
        }
        printer.flush();
        return ExitCode.GOOD;
    }

    private Perceptron training(Dataset data) {
        Perceptron usual = Perceptron.forDigits(data.train().size(), common.seed);
        return epochs == null ? usual : usual.withEpochs(epochs);
    }
}
