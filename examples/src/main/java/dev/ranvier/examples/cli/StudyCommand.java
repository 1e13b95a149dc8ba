package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.DigitStudy;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.ResultTable;
import dev.ranvier.examples.study.StudyFiles;
import dev.ranvier.examples.study.StudyOutcome;
import dev.ranvier.examples.study.StudySettings;
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

/** {@code ranvier study}: the whole way from digits to joules. */
@Command(
        name = "study",
        subcommands = {
            StudyAcceleratorsCommand.class,
            StudyChipFrontCommand.class,
            StudyCompressCommand.class,
            StudyCodingCommand.class,
            StudyCrossbarCommand.class,
            StudyNetworksCommand.class,
            StudyUndervoltCommand.class
        },
        mixinStandardHelpOptions = true,
        description =
                "The whole way: train, convert to spikes, simulate, map to the chip, price, compare (the default).")
final class StudyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-out",
            description = "Folder for the report, charts and results. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of both trainings. Default: chosen by data size")
    private Integer epochs;

    @Option(names = "--train-limit", paramLabel = "N", description = "Use only the first N training images.")
    private Integer trainLimit;

    @Option(names = "--limit", paramLabel = "N", description = "Use only the first N test images.")
    private Integer limit;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserMistake("--out must be a folder, " + out + " is a file");
        }
        StudyOutcome outcome;
        Path report;
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            DigitStudy study = UserMistake.unlessRefused(() -> new DigitStudy(settings(data), data, threads, progress));
            OutputFile.makeFolder(out);
            outcome = study.run();
            progress.stage("drawing charts and writing the report");
            report = StudyFiles.write(outcome, out).toAbsolutePath().normalize();
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(outcome.result()));
            spec.commandLine().getErr().println("Report: " + report);
        } else {
            printer.println();
            printer.print(ResultTable.of(outcome.result()));
            printer.println();
            printer.println("Report: " + report);
        }
        return ExitCode.GOOD;
    }

    private StudySettings settings(Dataset data) {
        StudySettings settings = StudySettings.defaults(data.train().size(), common.seed);
        if (epochs != null) {
            settings = settings.withEpochs(epochs);
        }
        return settings.withLimits(positive("--train-limit", trainLimit), positive("--limit", limit));
    }

    private static int positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, got " + value);
        }
        return value == null ? 0 : value;
    }
}
