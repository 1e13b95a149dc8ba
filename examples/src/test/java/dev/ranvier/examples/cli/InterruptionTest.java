package dev.ranvier.examples.cli;

import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.core.io.SpikeFile;
import dev.ranvier.core.spike.SpikeRecording;
import dev.ranvier.examples.simulation.SmallCircuits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The program in a process of its own, ended from outside while it runs. */
class InterruptionTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void aRunThatIsAskedToEndKeepsItsSpikes() throws IOException, InterruptedException {
        Path network = folder.resolve("circuit.json");
        NetworkFile.writeCircuit(SmallCircuits.drivenAndRelay(), network);
        Path out = folder.resolve("out");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        Main.NO_FORK,
                        "simulate",
                        network.toString(),
                        "--out",
                        out.toString(),
                        "--duration",
                        "1e12")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        try {
            assumeTrue(run.supportsNormalTermination(), "this system ends processes without asking them");
            Path partial = out.resolve("spikes.partial.csv");
            while (!Files.exists(partial) || Files.size(partial) < 100_000) {
                assertTrue(run.isAlive(), () -> log());
                Thread.sleep(50);
            }
            run.destroy();
            assertTrue(run.waitFor(60, TimeUnit.SECONDS));
            assertNotEquals(0, run.exitValue());
            SpikeRecording recording = SpikeFile.read(partial);
            assertTrue(recording.partial());
            assertTrue(recording.spikes() > 1_000);
            assertTrue(Files.readString(partial).contains("\n# partial "), "it came to its orderly end");
            assertTrue(Files.readString(out.resolve("statistics.json")).contains("\"stopped\""));
            assertFalse(Files.exists(out.resolve("spikes.csv")));
        } finally {
            run.destroyForcibly();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
