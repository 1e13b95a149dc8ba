package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What {@code benchmark inference} and {@code benchmark vgg16} print; never how long it took. */
class BenchmarkInferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private JsonNode inference(String model, String data, String... more) throws IOException {
        String[] arguments = new String[10 + more.length];
        System.arraycopy(
                new String[] {
                    "benchmark",
                    "inference",
                    "--model",
                    model,
                    "--data",
                    data,
                    "--repeats=1",
                    "--warm-up=0",
                    "--json",
                    "--limit=10"
                },
                0,
                arguments,
                0,
                10);
        System.arraycopy(more, 0, arguments, 10, more.length);
        assertEquals(0, run(arguments), err.toString());
        return JSON.readTree(out.toString()).get("inference");
    }

    @Test
    void aModelIsTimedInEachCode() throws IOException {
        String data = TinyDigits.write(folder.resolve("digits")).toString();
        String model = folder.resolve("model.json").toString();
        assertEquals(
                0,
                run("train", "--data", data, "--layers", "784-30-20-10", "--epochs=2", "--out", model),
                err.toString());
        JsonNode alone = inference(model, data, "--steps=12", "--batch=1");
        JsonNode batch = inference(model, data, "--steps=12", "--batch=4", "--threads=2");
        assertEquals(10, alone.get("samples").asInt());
        assertEquals("single", alone.get("precision").asText());
        for (String same : new String[] {"accuracy", "spikesPerSample", "synapticEventsPerSample"}) {
            assertEquals(alone.get(same), batch.get(same), same);
        }
        assertTrue(alone.get("imagesPerCpuSecond").doubleValue() > 0);
        JsonNode bytes = inference(model, data, "--steps=12", "--weights=BYTES");
        assertEquals("bytes", bytes.get("weights").asText());
        JsonNode ttfs = inference(model, data, "--coding=ttfs");
        assertEquals("ttfs", ttfs.get("coding").asText());
        assertEquals(2, run("benchmark", "inference", "--model", model, "--coding=ttfs", "--steps=4"));
    }

    /** Kernels and state only: 15 M weights described, and once more in the order in which they are delivered. */
    @Test
    void aDeepNetworkNeedsLittleMemory() throws IOException {
        assertEquals(0, run("benchmark", "vgg16", "--steps=2", "--images=1", "--json"), err.toString());
        JsonNode result = JSON.readTree(out.toString()).get("vgg16");
        assertEquals(307_722, result.get("neurons").asInt());
        assertTrue(result.get("synapses").asLong() > 240_000_000L);
        assertTrue(result.get("spikesPerNeuronAndStep").doubleValue() > 0.01);
        assertTrue(result.get("heapMebibytes").doubleValue() < 512, "" + result.get("heapMebibytes"));
    }
}
