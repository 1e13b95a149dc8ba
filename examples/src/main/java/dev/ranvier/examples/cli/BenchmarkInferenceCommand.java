package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.WeightStorage;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.benchmark.InferenceBenchmark;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.TtfsConversion;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
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

/** {@code ranvier benchmark inference}: how fast a converted network answers. */
@Command(
        name = "inference",
        mixinStandardHelpOptions = true,
        description = "Images that a converted network answers in a second of processor time.",
        footer = {
            "",
            "All test images (or the first N) are answered until the virtual machine has warmed up, then once a repeat."
        })
final class BenchmarkInferenceCommand implements Callable<Integer> {

    /** Codes that are timed. */
    enum Coding {
        /** Spike counts, all steps, in the tick engine. */
        rate,
        /** Time to the first spike, to the first output spike, in the event engine. */
        ttfs
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--model", required = true, paramLabel = "MODEL.json", description = "A model made by train.")
    private Path model;

    @Option(
            names = "--coding",
            paramLabel = "CODE",
            defaultValue = "rate",
            description = "rate or ttfs (time to first spike). Default: rate")
    private Coding coding;

    @Option(names = "--steps", paramLabel = "T", description = "Time steps of the rate code. Default: 100")
    private Integer steps;

    @Option(
            names = "--input",
            paramLabel = "INPUT",
            description = "How images enter the rate code: REGULAR or POISSON spikes, or DIRECT as constant currents."
                    + " Default: DIRECT")
    private RateSettings.Input input;

    @Option(
            names = "--batch",
            paramLabel = "B",
            defaultValue = "0",
            description = "Images side by side on a thread, rate code only; 0: as many as suit the network. Default: 0")
    private int batch;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "SINGLE",
            description = "SINGLE or DOUBLE state of the tick engine. Default: SINGLE")
    private Precision precision;

    @Option(
            names = "--weights",
            paramLabel = "W",
            defaultValue = "FLOATS",
            description = "FLOATS, or BYTES for dense weights rounded to 8 bits. Default: FLOATS")
    private WeightStorage weights;

    @Option(names = "--limit", paramLabel = "N", description = "Answer the first N test images. Default: all")
    private Integer limit;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "5", description = "Timed runs. Default: 5")
    private int repeats;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Processor time to spend before the clock starts. Default: 5")
    private double warmUpSeconds;

    @Override
    public Integer call() throws IOException {
        if (repeats < 1) {
            throw new UserMistake("--repeats must be at least 1, got " + repeats);
        }
        if (coding == Coding.ttfs && (steps != null || batch != 0 || input != null)) {
            throw new UserMistake("--steps, --batch and --input go with --coding rate");
        }
        int threads = common.threads(1);
        LayerGraph graph = FileKind.readModel(model);
        InferenceBenchmark.Result result;
        double annAccuracy;
        try (Progress progress = common.progress(spec);
                BandedGemm gemm = BandedGemm.fastest(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            Inputs.requireFit(graph, model, data);
            LabelledImages test = Inputs.test(data, limit);
            annAccuracy = new Inference(graph, gemm).accuracy(test);
            SpikingClassifier classifier = UserMistake.unlessRefused(() -> convert(graph, data.train(), gemm));
            RunSettings settings = UserMistake.unlessRefused(() -> RunSettings.onThreads(threads)
                    .in(precision)
                    .withBatch(batch)
                    .with(weights));
            result = InferenceBenchmark.run(
                    classifier,
                    coding == Coding.ttfs ? settings.stoppingAtFirstSpike() : settings,
                    test,
                    repeats,
                    warmUpSeconds,
                    progress::stage);
        }
        new Answer()
                .with("annAccuracy", annAccuracy)
                .with("inference", result)
                .print(spec.commandLine().getOut(), common.json, lines(result, annAccuracy));
        return ExitCode.GOOD;
    }

    private SpikingClassifier convert(LayerGraph graph, LabelledImages training, Gemm gemm) {
        return switch (coding) {
            case rate ->
                RateConversion.convert(
                        graph,
                        training,
                        gemm,
                        RateSettings.DEFAULT
                                .withSteps(steps == null ? 100 : steps)
                                .with(input == null ? RateSettings.Input.DIRECT : input));
            case ttfs ->
                TtfsConversion.convert(graph, training, gemm, TtfsSettings.DEFAULT)
                        .classifier();
        };
    }

    private static List<String> lines(InferenceBenchmark.Result result, double annAccuracy) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s, %d images: %.0f images and %.2f G synaptic events a second of processor time",
                        result.network(),
                        result.samples(),
                        result.imagesPerCpuSecond(),
                        1e-9 * result.synapticEventsPerCpuSecond()),
                String.format(
                        Locale.ROOT,
                        "%.0f images a second on %d thread(s); %.0f spikes, %.0f synaptic events an image",
                        result.imagesPerSecond(),
                        result.threads(),
                        result.spikesPerSample(),
                        result.synapticEventsPerSample()),
                String.format(
                        Locale.ROOT,
                        "accuracy %.2f %%, the model itself %.2f %%",
                        100 * result.accuracy(),
                        100 * annAccuracy));
    }
}
