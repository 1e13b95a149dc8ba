package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.spike.SpikeRecording;
import dev.ranvier.examples.simulation.EngineChoice;
import dev.ranvier.examples.simulation.SimulationSettings;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.SpikingRun;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier simulate}: asks a spiking network about the test images, or records one run of it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Run a spiking network: one made by convert on the test images, or, with --out, any network once with"
                        + " its spikes, statistics and charts recorded.")
final class SimulateCommand implements Callable<Integer> {

    private static final double GRID_STEPS = 2048;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private RecordingOptions recording;

    @Mixin
    private CheckpointOptions checkpoints;

    @Parameters(paramLabel = "NETWORK.json", description = "A network made by convert, or one that stands by itself.")
    private Path file;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "event or tick. Default: tick for networks with a clock, else event")
    private EngineChoice.Kind engine;

    @Option(
            names = {"--step-ms", "--step"},
            paramLabel = "MS",
            description =
                    "Step of the tick engine for a network without a clock. Default: 1/2048 of the run of a network"
                            + " made by convert; needed for others")
    private Double stepMs;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "DOUBLE",
            description = "State of the tick engine in a recorded run, SINGLE or DOUBLE. Default: ${DEFAULT-VALUE}")
    private Precision precision;

    @Option(names = "--limit", paramLabel = "N", description = "Run the first N test images. Default: all")
    private Integer limit;

    @Override
    public Integer call() throws IOException {
        if (FileKind.of(file).orElse(FileKind.NETWORK) == FileKind.CIRCUIT) {
            return recordCircuit();
        }
        SpikingClassifier network = FileKind.readNetwork(file);
        if (recording.wanted() || checkpoints.wanted()) {
            return recordSample(network);
        }
        recording.requireNone();
        return askAll(network);
    }

    private int recordCircuit() throws IOException {
        recording.requireNoSample();
        Network network = FileKind.readCircuit(file);
        EngineChoice choice = choice(network, Double.NaN);
        if (checkpoints.resume() != null) {
            recording.requireNoInputToResume();
        }
        SpikeRecording input = recording.input();
        Stimulus stimulus = RecordingOptions.stimulus(input, network);
        return record(
                network, choice, recording.settings(network, choice, input.untilMs(), checkpoints.fromMs()), stimulus);
    }

    private int recordSample(SpikingClassifier classifier) throws IOException {
        recording.requireNoInput();
        if (checkpoints.resume() != null) {
            recording.requireNoInputToResume();
        }
        Dataset data = common.load();
        Inputs.requireFit(classifier, file, data);
        int sample = recording.sample(data.test().size());
        Network network = classifier.network();
        EngineChoice choice = choice(network, classifier.durationMs() / GRID_STEPS);
        SimulationSettings settings =
                recording.settings(network, choice, classifier.durationMs(), checkpoints.fromMs());
        Stimulus stimulus = Stimulus.of(
                classifier.input(), classifier.encoder().encode(data.test().sample(sample)));
        return record(network, choice, settings, stimulus);
    }

    private int record(Network network, EngineChoice choice, SimulationSettings settings, Stimulus stimulus)
            throws IOException {
        Path folder = recording.folder();
        Path checkpoint = checkpoints.checkpoint();
        try (Progress progress = common.progress(spec)) {
            return new RecordedSimulation(
                            spec.commandLine().getOut(), spec.commandLine().getErr(), progress, common.json)
                    .run(network, choice, settings, stimulus, folder, checkpoints.resume(), checkpoint);
        }
    }

    private int askAll(SpikingClassifier network) throws IOException {
        int threads = common.threads();
        EngineChoice choice = choice(network.network(), network.durationMs() / GRID_STEPS);
        if (stepMs != null && stepMs > network.durationMs()) {
            throw new UserMistake(
                    "--step-ms must be above 0 and at most the run of " + network.durationMs() + " ms, got " + stepMs);
        }
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            Inputs.requireFit(network, file, data);
            LabelledImages test = Inputs.test(data, limit);
            progress.stage("simulating " + test.size() + " images");
            SpikingRun run =
                    SpikingRun.of(network, threads, engines(network, choice), test, progress.samples(test.size()));
            print(run, choice, data);
        }
        return ExitCode.GOOD;
    }

    /** @param defaultStepMs step of the grid if the user gives none; NaN if the user has to */
    private EngineChoice choice(Network network, double defaultStepMs) {
        boolean clocked = network.timeBase().clocked();
        EngineChoice.Kind kind = engine != null ? engine : clocked ? EngineChoice.Kind.tick : EngineChoice.Kind.event;
        if (stepMs != null && (clocked || kind == EngineChoice.Kind.event)) {
            throw new UserMistake("--step-ms goes with --engine tick and a network without a clock");
        }
        if (stepMs != null && !(stepMs > 0)) {
            throw new UserMistake("--step-ms must be above 0, got " + stepMs);
        }
        boolean grid = !clocked && kind == EngineChoice.Kind.tick;
        double step = !grid ? 0 : stepMs != null ? stepMs : defaultStepMs;
        if (Double.isNaN(step)) {
            throw new UserMistake("--engine tick needs --step MS for a network without a clock");
        }
        int shared = kind == EngineChoice.Kind.tick ? common.threads(1) : 1; // they wait actively: small networks lose
        return new EngineChoice(kind, step, precision, shared);
    }

    private static Function<CompiledNetwork, Engine> engines(SpikingClassifier network, EngineChoice choice) {
        if (choice.kind() == EngineChoice.Kind.event) {
            return EventEngine::new;
        }
        if (network.network().timeBase().clocked()) {
            return TickEngine::new;
        }
        return compiled -> new TickEngine(compiled, choice.stepMs());
    }

    private void print(SpikingRun run, EngineChoice chosen, Dataset data) {
        new Answer()
                .with("network", run.classifier().network().name())
                .with("engine", chosen.kind().name())
                .with("dataset", data.name())
                .with("samples", run.results().decisions().size())
                .with("snn", run.summary())
                .print(spec.commandLine().getOut(), common.json, List.of(SnnLines.of(run.summary())));
    }
}
