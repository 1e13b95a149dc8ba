package dev.ranvier.examples.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExampleTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Example.class,
            names = {"potentials", "irregularity", "meanfield", "distances", "correlogram"})
    void drawsItsChart(Example example) throws IOException {
        assertFalse(example.run(folder).isEmpty());
        assertTrue(Files.size(folder.resolve(example + ".png")) > 10_000);
        assertTrue(Files.readString(folder.resolve(example + ".svg")).contains("<svg"));
    }

    @Test
    void findsTheDelay() throws IOException {
        assertTrue(Example.correlogram.run(folder).get(0).startsWith("highest at a lag of 3.00 ms"));
    }

    @Test
    void measuresAreThoseOfTheProcesses() throws IOException {
        List<String> lines = Example.irregularity.run(folder);
        double[] poisson = Stream.of(lines.get(3).substring(18).strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        // 20,000 intervals and 800 counts
        assertEquals(1, poisson[0], 0.04);
        assertEquals(1, poisson[1], 0.04);
        assertEquals(1, poisson[2], 0.04);
        assertEquals(1, poisson[3], 0.25);
    }

    @Test
    void keepsTheSpikesOfABrokenRun() throws IOException {
        List<String> lines = Example.recording.run(folder);
        assertTrue(lines.get(0).startsWith("whole.npz") && lines.get(0).endsWith("of a whole run"), lines.get(0));
        assertTrue(
                lines.get(1).startsWith("stopped.partial.csv") && lines.get(1).contains("broke off"), lines.get(1));
    }

    @Test
    void drawsTheSameInParallel() throws IOException {
        List<String> lines = Example.random.run(folder);
        assertTrue(lines.get(0).endsWith("the same bits"), lines.get(0));
        assertTrue(lines.get(1).endsWith("true"), lines.get(1));
    }
}
