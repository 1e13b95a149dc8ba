package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.core.io.SpikeFile;
import dev.ranvier.core.io.SpikeWriter;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeRecording;
import dev.ranvier.examples.simulation.SmallCircuits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SimulateRecordingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path network;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        network = folder.resolve("circuit.json");
        NetworkFile.writeCircuit(SmallCircuits.drivenAndRelay(), network);
    }

    @Test
    void aCircuitIsRecordedWithItsInput() throws IOException {
        Path input = input("in", 2, 5.25);
        Path to = folder.resolve("made/here");
        assertEquals(
                0,
                run(
                        "simulate",
                        network,
                        "--out",
                        to,
                        "--input",
                        input,
                        "--duration",
                        100,
                        "--record-potentials",
                        "cells:0",
                        "--json"),
                err.toString());
        JsonNode result = JSON.readTree(out.toString());
        assertEquals("event", result.at("/engine").asText());
        assertEquals(2 * 14 + 2, result.at("/spikes").asInt());
        assertEquals(140, result.at("/populations/1/meanRateHz").asDouble(), 1e-9);
        assertTrue(result.at("/populations/2/cvIsi").isNull());
        assertEquals(JSON.readTree(to.resolve("statistics.json").toFile()), result);
        SpikeRecording spikes = SpikeFile.read(to.resolve("spikes.csv"));
        assertArrayEquals(
                new double[] {6.75}, spikes.population("relay").spikes().timesMs());
        for (String file :
                new String[] {"raster.png", "rates.svg", "intervals.png", "potentials-cells.png", "potentials-cells.csv"
                }) {
            assertTrue(Files.exists(to.resolve(file)), file);
        }
    }

    @Test
    void theGridApproximatesWithTheStepThatIsGiven() throws IOException {
        Path to = folder.resolve("grid");
        assertEquals(
                0,
                run(
                        "simulate",
                        network,
                        "--out",
                        to,
                        "--duration",
                        50,
                        "--engine",
                        "tick",
                        "--step",
                        0.5,
                        "--spikes",
                        "npz"),
                err.toString());
        SpikeRecording spikes = SpikeFile.read(to.resolve("spikes.npz"));
        // 10 ln 2 = 6.93 ms becomes 7 ms each time
        double[] timesMs = spikes.population("cells").spikes().timesMs();
        assertArrayEquals(new double[] {7, 7, 14, 14}, Arrays.copyOf(timesMs, 4), 1e-9);
        assertTrue(out.toString().contains("tick engine"), out.toString());
    }

    @Test
    void aRunawayIsAFailureWithItsFilesKept() {
        Path to = folder.resolve("wild");
        assertEquals(1, run("simulate", network, "--out", to, "--duration", 100, "--max-rate", 50));
        assertTrue(err.toString().contains("population cells ran away"), err.toString());
        assertTrue(Files.exists(to.resolve("spikes.partial.csv")));
        assertFalse(Files.exists(to.resolve("spikes.csv")));
        assertTrue(Files.exists(to.resolve("statistics.json")));
    }

    @Test
    void aRunInTwoSittingsHasTheSpikesOfOne() throws IOException {
        for (String engine : new String[] {"event", "tick"}) {
            Object[] how = engine.equals("tick") ? new Object[] {"--engine", "tick", "--step", 0.1} : new Object[0];
            Path file = folder.resolve(engine + ".checkpoint");
            Path whole = folder.resolve(engine + "-whole");
            Path rest = folder.resolve(engine + "-rest");
            Path input = input("in", 2, 31.3);
            Object[] first = {"simulate", network, "--input", input, "--duration", 30, "--checkpoint", file};
            assertEquals(0, run(join(first, how)), err.toString());
            Object[] second = {"simulate", network, "--resume", file, "--duration", 100, "--out", rest, "--json"};
            assertEquals(0, run(join(second, how)), err.toString());
            JsonNode resumed = JSON.readTree(out.toString());
            Object[] both = {"simulate", network, "--input", input, "--duration", 100, "--out", whole, "--json"};
            assertEquals(0, run(join(both, how)), err.toString());
            JsonNode atOnce = JSON.readTree(out.toString());
            assertEquals(atOnce.at("/spikes"), resumed.at("/spikes"));
            assertEquals(30, resumed.at("/statisticsFromMs").asDouble());
            for (String population : new String[] {"in", "cells", "relay"}) {
                double[] expected = Arrays.stream(SpikeFile.read(whole.resolve("spikes.csv"))
                                .population(population)
                                .spikes()
                                .timesMs())
                        .filter(timeMs -> timeMs >= 30)
                        .toArray();
                double[] given = SpikeFile.read(rest.resolve("spikes.csv"))
                        .population(population)
                        .spikes()
                        .timesMs();
                assertTrue(expected.length > 0, population);
                assertArrayEquals(expected, given, engine + ", " + population);
            }
            assertTrue(
                    bad("simulate", network, "--resume", file, "--duration", 20).contains("30.0 ms"));
            assertTrue(bad("simulate", network, "--resume", file, "--duration", 50, "--input", input)
                    .contains("leave --input"));
        }
        Path event = folder.resolve("event.checkpoint");
        assertTrue(bad("simulate", network, "--resume", event, "--duration", 50, "--engine", "tick", "--step", 1)
                .contains("was made by 'event engine'"));
        assertTrue(
                bad("simulate", network, "--resume", network, "--duration", 50).contains("no file of the format"));
    }

    private static Object[] join(Object[] first, Object[] second) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Path to = folder.resolve("x");
        assertTrue(bad("simulate", network, "--out", to).contains("--duration MS is needed"));
        assertTrue(bad("simulate", network, "--duration", 5, "--engine", "tick").contains("--step MS"));
        assertTrue(bad("simulate", network, "--duration", 5, "--step", 1).contains("--engine tick"));
        assertTrue(bad("simulate", network, "--duration", 5, "--sample", 1).contains("--input"));
        assertTrue(bad("simulate", network, "--duration", 5, "--record-potentials", "cells:9")
                .contains("0 to 1"));
        assertTrue(bad("simulate", network, "--duration", 5, "--record-potentials", "x:0")
                .contains("no population 'x'"));
        assertTrue(bad("simulate", network, "--duration", 5, "--statistics-from", 5)
                .contains("before the end"));
        assertTrue(bad("simulate", network, "--duration", 5, "--spikes", "txt").contains("csv or npz"));
        assertTrue(bad("simulate", network, "--out", network, "--duration", 5).contains("is a file"));
        assertTrue(bad("simulate", network, "--input", input("cells", 0, 1), "--duration", 5)
                .contains("none of them a source"));
        assertTrue(bad("simulate", network, "--input", input("in", 6, 1), "--duration", 5)
                .contains("6"));
        assertTrue(bad("simulate", network, "--input", folder.resolve("none.csv"), "--duration", 5)
                .contains("no file"));
        assertTrue(bad("simulate", network, "--input", network, "--duration", 5).contains("NAME.csv"));
        assertFalse(Files.exists(to));
    }

    private Path input(String population, int neuron, double timeMs) throws IOException {
        Network other = new Network(
                "input", TimeBase.continuous(), List.of(new Population(population, 10, new SpikeSource())), List.of());
        Path file = folder.resolve("input.csv");
        try (SpikeWriter writer = SpikeFile.create(file, other)) {
            writer.spike(0, neuron, timeMs);
            writer.finish(50);
        }
        return file;
    }

    private String bad(Object... arguments) {
        assertEquals(2, run(arguments), err.toString());
        assertEquals("", out.toString());
        return err.toString();
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), words);
    }
}
