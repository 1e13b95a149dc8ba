package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code ranvier study crossbar} on few images. */
class StudyCrossbarCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Object... arguments) {
        List<String> words = new ArrayList<>(List.of("study", "crossbar"));
        Arrays.stream(arguments).map(Object::toString).forEach(words::add);
        return Ranvier.execute(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    }

    @Test
    void every_sweep_is_there_and_the_same_for_any_number_of_threads() throws IOException {
        Path data = TinyDigits.write(folder.resolve("digits"));
        Path charts = folder.resolve("charts");
        String[] few = {"--layers", "784-12-10", "--epochs", "2", "--chips", "1", "--json", "--out", charts.toString()};
        List<Object> one = new ArrayList<>(List.of("--data", data, "--threads", 1));
        one.addAll(List.of(few));
        assertEquals(0, run(one.toArray()), err.toString());
        String first = out.toString();
        out.getBuffer().setLength(0);
        one.set(3, 3);
        assertEquals(0, run(one.toArray()), err.toString());
        assertEquals(first, out.toString());

        JsonNode result = new ObjectMapper().readTree(first);
        assertEquals(20, result.at("/testSamples").asInt());
        assertEquals("784-12-10", result.at("/layers").asText());
        JsonNode points = result.at("/points");
        double lastEnergy = 0;
        double verified = 0;
        for (JsonNode point : points) {
            double accuracy = point.at("/meanAccuracy").asDouble();
            assertTrue(accuracy >= point.at("/lowestAccuracy").asDouble() && accuracy <= 1, point.toString());
            if (point.at("/sweep").asText().equals("converter bits")) {
                assertTrue(point.at("/energyPerSampleNanojoules").asDouble() >= lastEnergy, point.toString());
                lastEnergy = point.at("/energyPerSampleNanojoules").asDouble();
            }
            if (point.at("/variant").asText().equals("write and verify")) {
                assertTrue(point.at("/writesPerCell").asDouble() >= verified, point.toString());
                verified = point.at("/writesPerCell").asDouble();
            }
        }
        assertTrue(verified > 1.5, "writes " + verified);
        assertEquals(8, result.at("/machines").size());
        assertEquals(27, result.at("/sensor").size());
        for (String chart : List.of(
                "crossbar-conductance-variation",
                "crossbar-stuck-cells",
                "crossbar-read-noise",
                "crossbar-converter-bits",
                "crossbar-input-bits-of-a-read",
                "crossbar-all-faults-together",
                "sensor-signal-to-noise")) {
            assertTrue(Files.size(charts.resolve(chart + ".png")) > 0, chart);
            assertTrue(Files.size(charts.resolve(chart + ".svg")) > 0, chart);
        }
        assertEquals(
                1 + points.size() + result.at("/sensor").size(),
                Files.readAllLines(charts.resolve("crossbar.csv")).size());
    }

    @Test
    void mistakes_are_said_in_one_line() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(2, run("--out", file));
        assertTrue(err.toString().contains("--out must be a folder"), err.toString());
        assertEquals(2, run("--limit", 0, "--out", folder));
        assertTrue(err.toString().contains("--limit must be at least 1, got 0"), err.toString());
        assertEquals(2, run("--chips", 0, "--out", folder));
        assertTrue(err.toString().contains("at least 1 chip"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }
}
