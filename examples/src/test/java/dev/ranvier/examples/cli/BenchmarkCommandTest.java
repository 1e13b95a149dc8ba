package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What {@code benchmark} prints and writes; never how long it took. */
class BenchmarkCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private JsonNode ring(Path file) throws IOException {
        String[] arguments = {
            "benchmark",
            "ring",
            "--neurons",
            "100",
            "--seconds",
            "0.05",
            "--repeats",
            "1",
            "--json",
            "--out",
            file.toString()
        };
        assertEquals(0, run(arguments), err.toString());
        assertEquals(out.toString(), Files.readString(file));
        return JSON.readTree(out.toString());
    }

    @Test
    void aRingHasOneSpikeAStep() throws IOException {
        JsonNode result = ring(folder.resolve("ring.json"));
        assertEquals("ring", result.get("network").asText());
        assertEquals("tick", result.get("engine").asText());
        // 50 ms of steps of 0.1 ms: the first spike is the source's, then one for each step but the first.
        assertEquals(500, result.get("spikes").asInt());
        assertEquals(499, result.get("synapticEvents").asInt());
        assertTrue(result.get("wallSeconds").doubleValue() > 0);
        assertTrue(result.get("question").asText().endsWith("?"));
    }

    @Test
    void filesAreCompared() throws IOException {
        Path old = folder.resolve("old.json");
        Path slow = folder.resolve("slow.json");
        String text = ring(old).toPrettyString();
        double time = JSON.readTree(text).get("wallPerNetworkSecond").doubleValue();
        Files.writeString(slow, text.replace(Double.toString(time), Double.toString(2 * time)));
        assertEquals(0, run("benchmark", "compare", old.toString(), old.toString()), err.toString());
        assertTrue(out.toString().contains("ratio 1.000"), out.toString());
        assertEquals(1, run("benchmark", "compare", old.toString(), slow.toString()));
        assertTrue(out.toString().contains("ratio 2.000  SLOWER"), out.toString());
        assertEquals(0, run("benchmark", "compare", "--tolerance", "150", old.toString(), slow.toString()));
        Files.writeString(slow, "{\"network\": \"x\"}");
        assertEquals(2, run("benchmark", "compare", old.toString(), slow.toString()));
        assertTrue(err.toString().contains("not written by benchmark"), err.toString());
    }

    @Test
    void mistakesAreSaid() {
        assertEquals(2, run("benchmark"));
        assertTrue(err.toString().contains("cuba"), err.toString());
        assertEquals(2, run("benchmark", "cube"));
        assertTrue(err.toString().contains("no benchmark 'cube'"), err.toString());
        assertEquals(2, run("benchmark", "microcircuit", "--neurons", "500"));
        assertTrue(err.toString().contains("size of its own"), err.toString());
        assertEquals(2, run("benchmark", "cuba", "--engine", "event", "--threads", "2"));
        assertTrue(err.toString().contains("one thread"), err.toString());
        assertEquals(2, run("benchmark", "coba", "--engine", "event"));
        assertTrue(err.toString().contains("no closed solution"), err.toString());
    }

    /** Exported and read again a network is the same. */
    @Test
    void exportsTheNetwork() throws IOException {
        Path file = folder.resolve("cuba.json");
        assertEquals(0, run("benchmark", "cuba", "--neurons", "500", "--export", file.toString()), err.toString());
        assertEquals(
                "ranvier-circuit-1", JSON.readTree(file.toFile()).get("format").asText());
        assertTrue(Files.exists(folder.resolve("cuba.npz")));
    }
}
