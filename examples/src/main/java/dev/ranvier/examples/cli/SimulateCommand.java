package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
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

/** {@code ranvier simulate}: asks a spiking network about the test images. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "Run a spiking network on the test images.")
final class SimulateCommand implements Callable<Integer> {

    /** Which engine runs the network. */
    enum EngineName {
        /** Event-driven, exact in continuous time. */
        event,
        /** Step by step; approximate for a network in continuous time. */
        tick
    }

    private static final double GRID_STEPS = 2048;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "NETWORK.json", description = "A network made by convert.")
    private Path file;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "event or tick. Default: tick for networks with a clock, else event")
    private EngineName engine;

    @Option(
            names = "--step-ms",
            paramLabel = "MS",
            description =
                    "Step of the tick engine for a network without a clock." + " Default: 1/2048 of the network's run")
    private Double stepMs;

    @Option(names = "--limit", paramLabel = "N", description = "Run the first N test images. Default: all")
    private Integer limit;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        SpikingClassifier network = FileKind.readNetwork(file);
        boolean clocked = network.network().timeBase().clocked();
        EngineName chosen = engine != null ? engine : clocked ? EngineName.tick : EngineName.event;
        if (stepMs != null && (clocked || chosen == EngineName.event)) {
            throw new UserMistake("--step-ms goes with --engine tick and a network without a clock");
        }
        if (stepMs != null && !(stepMs > 0 && stepMs <= network.durationMs())) {
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
                    SpikingRun.of(network, threads, engines(network, chosen), test, progress.samples(test.size()));
            print(run, chosen, data);
        }
        return ExitCode.GOOD;
    }

    private Function<CompiledNetwork, Engine> engines(SpikingClassifier network, EngineName chosen) {
        if (chosen == EngineName.event) {
            return EventEngine::new;
        }
        if (network.network().timeBase().clocked()) {
            return TickEngine::new;
        }
        double step = stepMs == null ? network.durationMs() / GRID_STEPS : stepMs;
        return compiled -> new TickEngine(compiled, step);
    }

    private void print(SpikingRun run, EngineName chosen, Dataset data) {
        new Answer()
                .with("network", run.classifier().network().name())
                .with("engine", chosen.name())
                .with("dataset", data.name())
                .with("samples", run.results().decisions().size())
                .with("snn", run.summary())
                .print(spec.commandLine().getOut(), common.json, List.of(SnnLines.of(run.summary())));
    }
}
