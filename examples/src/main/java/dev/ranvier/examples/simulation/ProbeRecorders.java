package dev.ranvier.examples.simulation;

import dev.ranvier.core.io.PotentialCsvWriter;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.recording.RecordedRun;
import dev.ranvier.core.spike.PotentialLog;
import dev.ranvier.core.spike.PotentialRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The potentials of a run: all of them to files, the first ones of the statistics in memory for a chart. */
final class ProbeRecorders implements AutoCloseable {

    private static final int MOST_SAMPLES_IN_MEMORY = 2_500; // as many as a chart can show

    private final List<PotentialCsvWriter> writers = new ArrayList<>();
    private final List<ProbeTraces> traces = new ArrayList<>();

    /**
     * What was recorded of some neurons, as far as it is in memory.
     *
     * @param probe the neurons
     * @param log their potentials
     */
    record ProbeTraces(Probe probe, PotentialLog log) {}

    ProbeRecorders(Network network, SimulationSettings settings, RecordedRun run, Path folder) throws IOException {
        for (Probe probe : settings.probes()) {
            PotentialLog log = new PotentialLog(probe.neurons().length);
            PotentialRecorder inMemory = (timeMs, potentials) -> {
                if (timeMs >= settings.statisticsFromMs() && log.samples() < MOST_SAMPLES_IN_MEMORY) {
                    log.sample(timeMs, potentials);
                }
            };
            PotentialRecorder recorder = inMemory;
            int population = network.indexOf(probe.population());
            if (folder != null) {
                Path file = folder.resolve(probe.fileName() + ".csv");
                PotentialCsvWriter writer = new PotentialCsvWriter(file, probe.population(), probe.neurons());
                writers.add(writer);
                recorder = (timeMs, potentials) -> {
                    inMemory.sample(timeMs, potentials);
                    writer.sample(timeMs, potentials);
                };
            }
            run.recordPotentials(population, probe.neurons(), settings.probeIntervalMs(), recorder);
            traces.add(new ProbeTraces(probe, log));
        }
    }

    /** What is in memory. */
    List<ProbeTraces> traces() {
        return traces;
    }

    /** The run came to its end. */
    void finish() throws IOException {
        for (PotentialCsvWriter writer : writers) {
            writer.finish();
        }
    }

    @Override
    public void close() throws IOException {
        for (PotentialCsvWriter writer : writers) {
            writer.close();
        }
    }
}
