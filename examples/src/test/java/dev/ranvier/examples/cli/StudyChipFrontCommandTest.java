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
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code ranvier study chip-front} on few images. */
class StudyChipFrontCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Object... arguments) {
        List<String> words = new ArrayList<>(List.of("study", "chip-front"));
        Arrays.stream(arguments).map(Object::toString).forEach(words::add);
        return Ranvier.execute(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    }

    @Test
    void trainsRunsVerifiesAndDraws() throws IOException {
        Path data = TinyDigits.write(folder.resolve("digits"));
        Path charts = folder.resolve("charts");

        assertEquals(
                0,
                run("--data", data, "--epochs", 1, "--limit", 3, "--verify", 1, "--json", "--out", charts),
                err.toString());

        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertEquals(result, new ObjectMapper().readTree(Files.readString(charts.resolve("results.json"))));
        checkRows(result, 1);
        for (JsonNode row : result.at("/rows")) {
            assertTrue(row.at("/validationAccuracy").asDouble() > 0, row.toString());
        }
        for (String file :
                List.of("front.png", "front.svg", "cores/mnist-small.cores.gz", "cores/mnist-wide-6.cores.gz")) {
            assertTrue(Files.size(charts.resolve(file)) > 1000, file);
        }
    }

    @Test
    void theShippedNetworksAreGoodAtDigitsTheyHaveNotSeen() throws IOException {
        Path data = TinyDigits.write(folder.resolve("digits"));

        assertEquals(
                0,
                run("--trained", "--data", data, "--verify", 0, "--json", "--out", folder.resolve("charts")),
                err.toString());

        JsonNode result = new ObjectMapper().readTree(out.toString());
        checkRows(result, 0);
        for (JsonNode row : result.at("/rows")) {
            assertTrue(row.at("/accuracy").asDouble() >= 0.9, row.toString());
            assertTrue(row.at("/validationAccuracy").isNull());
        }
    }

    private static void checkRows(JsonNode result, int verified) {
        int[] cores = {5, 5, 48, 48, 240};
        int[] ticks = {2, 16, 3, 5, 5};
        assertEquals(cores.length, result.at("/rows").size());
        for (int i = 0; i < cores.length; i++) {
            JsonNode row = result.at("/rows").get(i);
            assertTrue(
                    row.at("/cores").asInt() <= cores[i] && row.at("/cores").asInt() > 0.98 * cores[i], row.toString());
            assertEquals(0, row.at("/splitterCores").asInt());
            assertEquals(ticks[i], row.at("/ticksPerImage").asInt());
            assertEquals(verified * ticks[i], row.at("/verifiedTicks").asInt());
            // 15.7 uW a core for so many milliseconds, and more for hops and events
            double staticNanojoules = 15.7 * row.at("/cores").asInt() * ticks[i];
            double energy = row.at("/energyPerImageNanojoules").asDouble();
            assertTrue(energy > staticNanojoules && energy < 3 * staticNanojoules, row.toString());
            assertTrue(row.at("/wholeChipEnergyPerImageNanojoules").asDouble() > energy);
            assertTrue(row.at("/deliveriesPerImage").asDouble() > 0);
        }
        assertEquals(2, result.at("/published").size());
    }

    @Test
    void mistakesAreNamed() {
        assertEquals(2, run("--limit", 0));
        assertTrue(err.toString().contains("--limit and --epochs must be at least 1"), err.toString());
    }
}
