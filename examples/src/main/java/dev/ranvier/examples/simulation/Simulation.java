package dev.ranvier.examples.simulation;

import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.io.CheckpointFile;
import dev.ranvier.core.io.SpikeFile;
import dev.ranvier.core.io.SpikeWriter;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.recording.ActivityLimit;
import dev.ranvier.core.recording.RecordedRun;
import dev.ranvier.core.recording.RunEnd;
import dev.ranvier.core.recording.RunListener;
import dev.ranvier.core.recording.RunawayActivityException;
import dev.ranvier.core.spike.RateLog;
import dev.ranvier.core.spike.SpikeRecorder;
import java.io.IOException;
import java.nio.file.Path;

/** A network that is run once and recorded. */
public final class Simulation {

    private static final long MOST_SPIKES_IN_MEMORY = 20_000_000; // 240 MB, for the statistics
    private static final double LIMIT_WINDOW_MS = 20;
    private static final int RATE_BINS = 200;
    private static final double NANOSECONDS = 1e-9;

    private final Network network;
    private final EngineChoice choice;
    private final SimulationSettings settings;
    private final Engine engine;
    private final double buildSeconds;
    private Path checkpoint; // to be written after the run, or null

    /**
     * Compiles the network and gives it its input.
     *
     * @param stimulus spikes of its sources
     * @throws IllegalArgumentException if stimulus or probes do not fit the network, or it cannot be compiled
     */
    public Simulation(Network network, EngineChoice choice, SimulationSettings settings, Stimulus stimulus) {
        this.network = network;
        this.choice = choice;
        this.settings = settings;
        settings.probes().forEach(probe -> probe.requireIn(network));
        long start = System.nanoTime();
        engine = choice.build(network);
        engine.stimulate(stimulus);
        buildSeconds = NANOSECONDS * (System.nanoTime() - start);
    }

    /**
     * Goes on from a checkpoint instead of time 0; the input is the one that the checkpoint holds.
     *
     * @throws IOException if the file cannot be read, or is of another network or engine
     */
    public void resumeFrom(Path file) throws IOException {
        CheckpointFile.restore(engine, file);
    }

    /** Writes a checkpoint after the run, unless activity ran away in it. */
    public void checkpointTo(Path file) {
        checkpoint = file;
    }

    /**
     * Runs it and writes {@code spikes.csv} or {@code .npz} and {@code potentials-POPULATION.csv} while it runs; see
     * {@link SpikeWriter} for what is left if it breaks off.
     *
     * @param folder an existing folder; null to write nothing
     * @param listener hears how far the run is and may end it
     * @throws IOException if a file cannot be written
     */
    public SimulationOutcome run(Path folder, RunListener listener) throws IOException {
        int[] sizes = network.populations().stream().mapToInt(Population::size).toArray();
        BoundedLog spikes = new BoundedLog(sizes.length, settings.statisticsFromMs(), MOST_SPIKES_IN_MEMORY);
        RateLog rates = new RateLog(sizes, rateBinMs());
        RecordedRun run = new RecordedRun(engine, listener);
        double fromMs = engine.timeMs();
        try (SpikeWriter writer = folder == null ? null : SpikeFile.create(spikeFile(folder), network);
                ProbeRecorders probes = new ProbeRecorders(network, settings, run, folder)) {
            SpikeRecorder toFile = writer == null ? (population, neuron, timeMs) -> {} : writer;
            ActivityLimit limit = new ActivityLimit(network, settings.maxRateHz(), LIMIT_WINDOW_MS);
            engine.recordTo(SpikeRecorder.all(toFile, spikes, rates, limit));
            long loop = System.nanoTime();
            RunawayActivityException runaway = null;
            String broken;
            try {
                broken = run.advance(settings.durationMs(), new StopRule.Never()) == RunEnd.LISTENER ? "stopped" : "";
            } catch (RunawayActivityException e) {
                runaway = e;
                broken = e.getMessage();
            }
            double wallSeconds = NANOSECONDS * (System.nanoTime() - loop);
            double untilMs = runaway == null ? engine.timeMs() : runaway.timeMs(); // the engine was left in the middle
            if (broken.isEmpty()) {
                probes.finish();
            }
            if (writer != null && broken.isEmpty()) {
                writer.finish(untilMs);
            } else if (writer != null) {
                writer.breakOff(untilMs);
            }
            if (checkpoint != null && runaway == null) {
                CheckpointFile.write(engine, checkpoint);
            }
            return new SimulationOutcome(
                    network,
                    choice,
                    settings,
                    engine.activity(),
                    fromMs,
                    untilMs,
                    broken,
                    spikes,
                    rates,
                    probes.traces(),
                    buildSeconds,
                    wallSeconds);
        }
    }

    private Path spikeFile(Path folder) {
        return folder.resolve("spikes." + settings.spikeFormat());
    }

    /** About 200 bins of a round number of milliseconds, in whole steps. */
    private double rateBinMs() {
        return RoundNumbers.upTo(settings.durationMs() / RATE_BINS, choice.resolutionMs(network));
    }
}
