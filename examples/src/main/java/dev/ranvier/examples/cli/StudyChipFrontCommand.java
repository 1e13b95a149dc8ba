package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.front.FrontFiles;
import dev.ranvier.examples.study.front.FrontResult;
import dev.ranvier.examples.study.front.FrontStudy;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.spiking.ChipModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier study chip-front}: accuracy and energy of networks trained for the chip. */
@Command(
        name = "chip-front",
        mixinStandardHelpOptions = true,
        description = {
            "Train networks for the chip, from 5 cores up, run every test image on the chip, price it, and set it"
                    + " beside published figures.",
            "With --trained the networks that ship with Ranvier, which were trained on MNIST, are run instead."
        },
        footer = {"", "Expects images of 28 x 28 pixels; the claims are for MNIST in --data."})
final class StudyChipFrontCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-out",
            description = "Folder for results, chart and trained networks. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--trained", description = "Do not train; run the networks that ship with Ranvier")
    private boolean trained;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of the small network and of each cycle of the wide ones. Default: 20 and 5")
    private Integer epochs;

    @Option(names = "--limit", paramLabel = "N", description = "Use only the first N test images. Default: all")
    private Integer limit;

    @Option(
            names = "--verify",
            paramLabel = "N",
            defaultValue = "2",
            description = "Compare engine and chip, spike by spike, on N test images. Default: ${DEFAULT-VALUE}")
    private int verify;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (limit != null && limit < 1 || epochs != null && epochs < 1 || verify < 0) {
            throw new UserMistake("--limit and --epochs must be at least 1 and --verify at least 0");
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserMistake("--out must be a folder, " + out + " is a file");
        }
        FrontResult result;
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            FrontStudy study = new FrontStudy(data, limit == null ? 0 : limit, common.seed, threads, verify, progress);
            OutputFile.makeFolder(out);
            Map<String, ChipModel> models = trained
                    ? FrontStudy.shipped()
                    : UserMistake.unlessRefused(() -> study.train(epochs == null ? 0 : epochs));
            if (!trained) {
                FrontFiles.writeModels(models, out.resolve("cores"));
            }
            result = UserMistake.unlessRefused(() -> study.run(models, !trained));
            progress.stage("drawing the chart");
            FrontFiles.write(result, out);
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            FrontFiles.text(result).forEach(printer::println);
            printer.println("Chart: " + OutputFile.shown(out.resolve("front.svg")));
        }
        printer.flush();
        return ExitCode.GOOD;
    }
}
