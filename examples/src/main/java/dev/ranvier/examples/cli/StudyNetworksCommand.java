package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.networks.NetworkStudy;
import dev.ranvier.examples.study.networks.NetworkStudyResult;
import dev.ranvier.training.ann.config.TrainingConfig;
import dev.ranvier.training.ann.config.TrainingConfigFile;
import dev.ranvier.training.data.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier study networks}: how accurate a network becomes. */
@Command(
        name = "networks",
        mixinStandardHelpOptions = true,
        description = "Train a network from several seeds; the test images are read once for each.",
        footer = {"", "The shipped networks expect MNIST or Fashion-MNIST in --data, as their names say."})
final class StudyNetworksCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "NETWORK",
            description = "mnist-mlp, mnist-cnn, fashion-mlp, fashion-cnn, or a file as for train --config")
    private String network;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N,N,...",
            defaultValue = "1,2,3",
            description = "One training for each. Default: ${DEFAULT-VALUE}")
    private List<Long> seeds;

    @Option(names = "--epochs", paramLabel = "N", description = "Number of epochs. Default: as described")
    private Integer epochs;

    @Override
    public Integer call() throws IOException {
        TrainingConfig config = NetworkStudy.SHIPPED.contains(network)
                ? NetworkStudy.shipped(network)
                : TrainingConfigFile.read(Path.of(network));
        TrainingConfig chosen = epochs == null
                ? config
                : UserMistake.unlessRefused(() -> config.withPlan(config.plan().withEpochs(epochs)));
        NetworkStudyResult result;
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            result = UserMistake.unlessRefused(() -> NetworkStudy.run(chosen, data, seeds, common.threads(), progress));
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            result.runs().forEach(run -> printer.println(line(run)));
            printer.println(String.format(
                    Locale.ROOT,
                    "%s on %s: mean %.2f %%, lowest %.2f %%, highest %.2f %%, %d parameters",
                    result.network(),
                    result.dataset(),
                    100 * result.meanAccuracy(),
                    100 * result.lowestAccuracy(),
                    100 * result.highestAccuracy(),
                    result.parameters()));
        }
        printer.flush();
        return ExitCode.GOOD;
    }

    private static String line(NetworkStudyResult.Run run) {
        return String.format(
                Locale.ROOT,
                "seed %d: %.2f %% on the test images, %.2f %% on the validation images in epoch %d of %d, %.0f s",
                run.seed(),
                100 * run.testAccuracy(),
                100 * run.validationAccuracy(),
                run.bestEpoch(),
                run.epochs(),
                run.wallSeconds());
    }
}
