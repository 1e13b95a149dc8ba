package dev.ranvier.examples.cli;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.io.SpikeFile;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.spike.RecordedPopulation;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeRecording;
import dev.ranvier.examples.simulation.EngineChoice;
import dev.ranvier.examples.simulation.Probe;
import dev.ranvier.examples.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options of {@code simulate} for one recorded run. */
final class RecordingOptions {

    private static final double SAMPLES = 1_000; // of a potential in continuous time, if not said otherwise

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Record one run: folder for the spikes, statistics.json and the charts. What breaks off is kept as"
                            + " NAME.partial.*")
    private Path out;

    @Option(
            names = "--duration",
            paramLabel = "MS",
            description = "How long to run. Default: the network's own, or the input's")
    private Double duration;

    @Option(
            names = "--input",
            paramLabel = "SPIKES",
            description = "File of spikes (.csv, .npz) for the network's sources, by population name.")
    private Path input;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "With --out and a network made by convert: the test image to show it, from 0. Default: 0")
    private Integer sample;

    @Option(
            names = "--spikes",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv or npz. Default: ${DEFAULT-VALUE}")
    private String spikes;

    @Option(
            names = "--record-potentials",
            paramLabel = "POP:NEURONS",
            description = "Record potentials of neurons, e.g. exc:0,5,10-12; may be given for several populations.")
    private List<String> probes = List.of();

    @Option(
            names = "--record-interval",
            paramLabel = "MS",
            description = "Time between two samples of a potential. Default: the step, or a thousandth of the run")
    private Double interval;

    @Option(
            names = "--statistics-from",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Leave what comes before out of the statistics. Default: ${DEFAULT-VALUE}")
    private double statisticsFrom;

    @Option(
            names = "--max-rate",
            paramLabel = "HZ",
            description =
                    "End the run when a population fires faster over 20 ms. Default: 5000, or the rate of a spike each step")
    private Double maxRate;

    /** True if one run is to be recorded. */
    boolean wanted() {
        return out != null;
    }

    /** Refuses options that only mean something with --out. */
    void requireNone() {
        if (Stream.of(duration, input, sample, interval, maxRate).anyMatch(given -> given != null)
                || !probes.isEmpty()
                || statisticsFrom != 0) {
            throw new UserMistake(
                    "--duration, --input, --sample, --record-..., --statistics-from and --max-rate record one"
                            + " run: give --out DIR, too");
        }
    }

    /** The folder, made if it was not there; null if nothing is to be written. */
    Path folder() {
        if (out == null) {
            return null;
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserMistake("--out must be a folder, " + out + " is a file");
        }
        OutputFile.makeFolder(out);
        return out;
    }

    /** The test image to show. */
    int sample(int images) {
        int chosen = sample == null ? 0 : sample;
        if (chosen < 0 || chosen >= images) {
            throw new UserMistake("--sample must be 0 to " + (images - 1) + ", got " + chosen);
        }
        return chosen;
    }

    /** Refuses --sample where there is no image to choose. */
    void requireNoSample() {
        if (sample != null) {
            throw new UserMistake("--sample goes with a network made by convert; give spikes with --input");
        }
    }

    /** Refuses --input where an image is the input. */
    void requireNoInput() {
        if (input != null) {
            throw new UserMistake("a network made by convert takes a test image (--sample); --input is for others");
        }
    }

    /** Refuses input where a checkpoint holds it. */
    void requireNoInputToResume() {
        if (input != null || sample != null) {
            throw new UserMistake("--resume goes on with the input of the checkpoint; leave --input and --sample away");
        }
    }

    /** The input that the user gave; empty without --input. */
    SpikeRecording input() throws IOException {
        if (input == null) {
            return new SpikeRecording(List.of(), 0, false);
        }
        if (!input.toString().endsWith(".csv") && !input.toString().endsWith(".npz")) {
            throw new UserMistake("--input must be named NAME.csv or NAME.npz, got " + input);
        }
        return SpikeFile.read(input);
    }

    /** The spikes of a file that belong to sources of the network; other populations of the file are passed over. */
    static Stimulus stimulus(SpikeRecording recording, Network network) {
        Map<String, SpikeBatch> batches = new HashMap<>();
        for (RecordedPopulation recorded : recording.populations()) {
            network.populations().stream()
                    .filter(population ->
                            population.name().equals(recorded.name()) && population.model() instanceof SpikeSource)
                    .forEach(source -> batches.put(source.name(), recorded.spikes()));
        }
        if (batches.isEmpty() && !recording.populations().isEmpty()) {
            throw new UserMistake("--input has spikes of "
                    + recording.populations().stream()
                            .map(RecordedPopulation::name)
                            .toList()
                    + ", none of them a source of network " + network.name());
        }
        return new Stimulus(batches);
    }

    /**
     * How to run and what to record.
     *
     * @param ownDurationMs of network or input, 0 if they do not say
     * @param fromMs where the run begins
     */
    SimulationSettings settings(Network network, EngineChoice choice, double ownDurationMs, double fromMs) {
        double durationMs = duration == null ? ownDurationMs : duration;
        if (durationMs <= 0) {
            throw new UserMistake(
                    "--duration MS is needed and must be above 0: this network does not say how long to run");
        }
        if (durationMs <= fromMs) {
            throw new UserMistake("--duration is counted from the very beginning: it must be above the " + fromMs
                    + " ms of the checkpoint, got " + durationMs);
        }
        double resolutionMs = choice.resolutionMs(network);
        double intervalMs = interval != null ? interval : resolutionMs > 0 ? resolutionMs : durationMs / SAMPLES;
        double everyStepHz = resolutionMs > 0 ? 1e3 / resolutionMs : 0;
        double maxRateHz = maxRate != null ? maxRate : Math.max(SimulationSettings.MAX_RATE_HZ, everyStepHz);
        return UserMistake.unlessRefused(() -> {
            List<Probe> parsed = probes.stream().map(Probe::parse).toList();
            return new SimulationSettings(
                    durationMs, Math.max(statisticsFrom, fromMs), parsed, intervalMs, spikes, maxRateHz);
        });
    }
}
