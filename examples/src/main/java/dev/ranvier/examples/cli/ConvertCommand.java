package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.EarlyDecision;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.SpikingRun;
import dev.ranvier.examples.study.conversion.ConversionMethod;
import dev.ranvier.examples.study.conversion.ConversionOutcome;
import dev.ranvier.examples.study.conversion.ConversionReport;
import dev.ranvier.examples.study.conversion.ConversionSettings;
import dev.ranvier.examples.study.conversion.ConversionStudy;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.stage.StageReading;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier convert}: a trained model to a spiking network. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description =
                "Convert a trained model of any kind to a spiking network, compare both layer by layer, and say what"
                        + " to change. What is not given is chosen on training images.")
final class ConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelInput input;

    @Mixin
    private ImportedFile imported;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "A model: Ranvier's own, ONNX, Keras .h5, .nnet, or a layer list.")
    private Path model;

    @Option(
            names = "--method",
            defaultValue = "auto",
            paramLabel = "METHOD",
            description =
                    "auto (the cheapest of rate, ttfs and fewspike that keeps the accuracy), rate, ttfs (exact time"
                            + " to first spike), fewspike, phase, burst, t2fsnn, ttfs-base and ttfs-dynamic (the sparse temporal code of"
                            + " Rueckauer and Liu 2018), or binary (models of train --rule chip)."
                            + " Default: ${DEFAULT-VALUE}")
    private String method;

    @Option(
            names = "--steps",
            paramLabel = "T",
            description =
                    "Time steps of rate, phase, burst, ttfs-base and ttfs-dynamic codes, or of a layer's window (fewspike,"
                            + " t2fsnn)."
                            + " Default: as many as the rate code needs, usual ones for the others")
    private Integer steps;

    @Option(
            names = "--percentile",
            paramLabel = "P",
            description = "Percentile of activations that the rate code can express. Default: the best of several")
    private Double percentile;

    @Option(
            names = "--input",
            defaultValue = "direct",
            paramLabel = "KIND",
            description = "How samples enter the rate code: direct (constant currents; outputs integrate), regular or"
                    + " poisson (everything spikes, as chips need it). Default: ${DEFAULT-VALUE}")
    private String inputKind;

    @Option(
            names = "--no-clipping",
            description = "With ttfs: windows that no input can exceed, instead of a quarter more than was seen")
    private boolean noClipping;

    @Option(
            names = "--stable",
            paramLabel = "K",
            description = "End a run in steps once the same class has led for K steps. Default: run to the end")
    private Integer stableSteps;

    @Option(names = "--integers", description = "Examine the layers with dense weights of 8-bit integers as well")
    private boolean integers;

    @Option(
            names = "--split",
            defaultValue = "test",
            paramLabel = "PART",
            description = "Images to be scored on: test, or train where the model's makers held none back."
                    + " Default: ${DEFAULT-VALUE}")
    private String split;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Compare on the first N images of that part. Default: all")
    private Integer limit;

    @Option(
            names = "--out",
            paramLabel = "NETWORK.json",
            description = "Write the spiking network: NETWORK.json and NETWORK.npz. Default: do not")
    private Path out;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, results.json and charts. Default: do not")
    private Path report;

    /** Parts of a data set. */
    private enum Split {
        TEST,
        TRAIN
    }

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        Split part = Choices.of("--split", split, Split.values());
        input.scaling();
        if (out != null) {
            OutputFile.check(out);
        }
        LayerGraph read = imported.read(model).graph();
        boolean binary = method.equals("binary");
        if (!binary && Inputs.isForChip(read)) {
            throw new UserMistake(model + " was trained for the chip; convert it with --method binary");
        }
        ConversionSettings settings = binary ? null : settings(threads);
        try (Progress progress = common.progress(spec);
                NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            LayerGraph graph = input.scaled(read, model, data.test().shape());
            Inputs.requireFit(graph, model, data);
            LabelledImages test =
                    input.ordered(read, Inputs.first(part == Split.TEST ? data.test() : data.train(), limit));
            if (binary) {
                binary(graph, data, test, gemm, threads, progress);
                return ExitCode.GOOD;
            }
            StageReading reading = StageReading.of(graph);
            ConversionLines.preflight(reading)
                    .forEach(line -> spec.commandLine().getErr().println(line));
            if (!reading.accepted()) {
                throw new UserMistake(model + " cannot become spikes: " + reading.refusals());
            }
            ConversionOutcome outcome = UserMistake.unlessRefused(
                    () -> new ConversionStudy(reading, input.ordered(read, data.train()), gemm, settings, progress)
                            .run(graph, test));
            write(outcome.classifier());
            if (report != null) {
                progress.stage("drawing charts and writing the report");
                new ConversionReport(outcome, graph.name(), data.name() + ", " + split + " images").write(report);
            }
            print(outcome, data);
        }
        return ExitCode.GOOD;
    }

    private ConversionSettings settings(int threads) {
        ConversionMethod known = Choices.of("--method", method, ConversionMethod.values());
        RateSettings.Input kind = Choices.of("--input", inputKind, RateSettings.Input.values());
        boolean chooses = known == ConversionMethod.auto || known == ConversionMethod.ttfs;
        if (chooses && steps != null || known != ConversionMethod.rate && percentile != null) {
            throw new UserMistake(
                    "--percentile goes with --method rate, --steps with a method that has steps; the method" + " is "
                            + known);
        }
        if (stableSteps != null) {
            UserMistake.unlessRefused(() -> new EarlyDecision.Stability(stableSteps));
        }
        UserMistake.unlessRefused(() -> RateSettings.DEFAULT
                .withSteps(steps == null ? 1 : steps)
                .withScales(percentile == null ? 100 : percentile, false));
        return new ConversionSettings(known, steps, percentile, kind, !noClipping, stableSteps, integers, threads);
    }

    private void binary(
            LayerGraph graph, Dataset data, LabelledImages test, NetlibGemm gemm, int threads, Progress progress)
            throws IOException {
        if (steps != null || percentile != null || report != null) {
            throw new UserMistake("--steps, --percentile and --report do not go with --method binary");
        }
        progress.stage("converting");
        SpikingClassifier network = UserMistake.unlessRefused(() -> BinaryConversion.convert(graph));
        write(network);
        double accuracy = new Inference(graph, gemm).accuracy(test);
        progress.stage("simulating " + test.size() + " images");
        SpikingRun run = SpikingRun.of(network, threads, test, progress.samples(test.size()));
        answer(network, data, test.size(), accuracy)
                .with("snn", run.summary())
                .print(
                        spec.commandLine().getOut(),
                        common.json,
                        List.of(ConversionLines.ann(accuracy, test.size()), SnnLines.of(run.summary()), written()));
    }

    private void write(SpikingClassifier network) throws IOException {
        if (out != null) {
            OutputFile.makeFolderOf(out);
            NetworkFile.write(network, out);
        }
    }

    private String written() {
        return out == null ? "Network: not written; --out NETWORK.json does" : "Network: " + OutputFile.shown(out);
    }

    private Answer answer(SpikingClassifier network, Dataset data, int samples, double accuracy) {
        return new Answer()
                .with("network", network.network().name())
                .with("file", out == null ? null : OutputFile.shown(out))
                .with("dataset", data.name())
                .with("split", split)
                .with("samples", samples)
                .with("ann", Map.of("accuracy", accuracy));
    }

    private void print(ConversionOutcome outcome, Dataset data) {
        List<String> lines = ConversionLines.of(outcome);
        lines.add(written());
        answer(outcome.classifier(), data, outcome.samples(), outcome.annAccuracy())
                .with("method", outcome.chosen())
                .with("snn", outcome.snn())
                .with("differences", outcome.differences())
                .with("causes", outcome.causes())
                .with("preflight", outcome.preflight())
                .with("layers", outcome.layers())
                .with("integerLayers", outcome.integerLayers())
                .with("sweep", outcome.sweep())
                .with("candidates", outcome.candidates())
                .with("advice", outcome.advice())
                .print(spec.commandLine().getOut(), common.json, lines);
    }
}
