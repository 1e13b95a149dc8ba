package dev.ranvier.examples.gallery;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.io.SpikeFile;
import dev.ranvier.core.io.SpikeWriter;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.recording.RecordedRun;
import dev.ranvier.core.recording.RunEnd;
import dev.ranvier.core.spike.SpikeRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same run twice: once to its end, once stopped on the way by whoever watches it. */
final class StreamedSpikes {

    private static final double DURATION_MS = 10_000;

    private StreamedSpikes() {}

    static List<String> run(Path folder) throws IOException {
        Network network = new Network(
                "counting neurons",
                TimeBase.clocked(0.1),
                List.of(new Population("cells", 100, IntegrateAndFire.withThreshold(10))),
                List.of(),
                List.of(new PoissonDrive("cells", 0, 400, 1, 1)));
        List<String> lines = new ArrayList<>();
        lines.add(described(record(network, folder.resolve("whole.npz"), DURATION_MS)));
        lines.add(described(record(network, folder.resolve("stopped.csv"), DURATION_MS / 2)));
        return lines;
    }

    /** Records until the end of the run, or until a time has come and the listener says stop. */
    private static Path record(Network network, Path file, double stopMs) throws IOException {
        Engine engine = new TickEngine(CompiledNetwork.of(network));
        RecordedRun run = new RecordedRun(engine, (timeMs, untilMs) -> timeMs < stopMs);
        try (SpikeWriter writer = SpikeFile.create(file, network)) {
            engine.recordTo(writer);
            RunEnd end = run.advance(DURATION_MS, new StopRule.Never());
            if (end == RunEnd.TIME || engine.timeMs() == DURATION_MS) {
                writer.finish(engine.timeMs());
                return file;
            }
            writer.breakOff(engine.timeMs());
            return file.resolveSibling("stopped.partial.csv");
        }
    }

    private static String described(Path file) throws IOException {
        SpikeRecording recording = SpikeFile.read(file);
        return file.getFileName() + ": " + recording.spikes() + " spikes "
                + (recording.partial() ? "of a run that broke off on the way" : "of a whole run");
    }
}
