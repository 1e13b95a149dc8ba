package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.DigitStudy;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.ResultTable;
import dev.ranvier.examples.study.StudyOutcome;
import dev.ranvier.examples.study.StudySettings;
import dev.ranvier.training.data.Dataset;
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

    @Override
    public Integer call() throws Exception {
        int threads = common.threads();
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            StudySettings settings = StudySettings.defaults(data.train().size(), common.seed);
            StudyOutcome outcome = new DigitStudy(settings, data, threads, progress).run();
            spec.commandLine().getOut().print(ResultTable.of(outcome.result()));
            spec.commandLine().getOut().print(ResultFiles.json(outcome.result().timing()));
        }
        return ExitCode.GOOD;
    }
}
