package dev.ranvier.examples.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The whole study, on few images. */
class DigitStudyTest {

    private static final Dataset DIGITS = EmbeddedDigits.load();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void oneThreadAndTwoGiveTheSameResultsApartFromTiming() throws IOException {
        StudyOutcome one = study(1, 1);
        StudyOutcome two = study(1, 2);
        assertEquals(withoutTiming(one), withoutTiming(two));
        assertNotEquals(withoutTiming(one), withoutTiming(study(2, 2)), "another seed gives another network");
    }

    @Test
    void everyPartIsThereAndAddsUp() throws IOException {
        StudyOutcome outcome = study(3, 2);
        StudyResult result = outcome.result();
        assertEquals(
                List.of("rate", "ttfs"),
                result.snn().stream().map(StudyResult.Snn::coding).toList());
        assertEquals(4, result.machines().size());
        for (StudyResult.Machine machine : result.machines()) {
            double parts = machine.breakdown().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertEquals(machine.energyPerSampleNanojoules(), parts, 1e-9 * parts, machine.name());
            assertTrue(machine.latencyMicroseconds() > 0, machine.name());
            assertTrue(machine.sources().size() > 0, machine.name());
        }
        assertEquals(
                result.chipModel().accuracy(),
                result.machines().get(0).accuracy(),
                "the chip runs what was trained for it, exactly");
        assertEquals(
                result.snn().get(0).accuracy(),
                result.accuracyOverTime().stream()
                        .filter(point -> Integer.valueOf(32).equals(point.steps()))
                        .findFirst()
                        .orElseThrow()
                        .accuracy(),
                "the last checkpoint is the end of the run");

        Path report = StudyFiles.write(outcome, folder.resolve("out"));
        String page = Files.readString(report);
        assertTrue(page.contains("<svg") && page.contains("TrueNorth-like"), "charts and rows are in the report");
        for (String chart : List.of(
                "accuracy-over-steps",
                "accuracy-over-time",
                "spike-raster-rate",
                "spike-raster-ttfs",
                "latency-energy",
                "energy-breakdown")) {
            assertTrue(Files.size(report.resolveSibling(chart + ".png")) > 1000, chart);
            assertTrue(Files.size(report.resolveSibling(chart + ".svg")) > 1000, chart);
        }
        JsonNode json = JSON.readTree(report.resolveSibling("results.json").toFile());
        assertEquals(result.ann().accuracy(), json.at("/ann/accuracy").asDouble());
        assertEquals(9, Files.readAllLines(report.resolveSibling("results.csv")).size());
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        LabelledImages small = new LabelledImages(new Shape(1, 2, 2), new byte[8], new byte[] {0, 1});
        Dataset data = new Dataset("small", small, small, 2, "0".repeat(64));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new DigitStudy(StudySettings.defaults(2, 1), data, 1, new Progress(line -> {})));
        assertTrue(refused.getMessage().contains("1x28x28"), refused.getMessage());
    }

    private static StudyOutcome study(long seed, int threads) {
        StudySettings settings = StudySettings.defaults(DIGITS.train().size(), seed)
                .withHiddenUnits(List.of(24))
                .withEpochs(1)
                .withLimits(320, 30);
        try (Progress progress = new Progress(line -> {})) {
            return new DigitStudy(settings, DIGITS, threads, progress).run();
        }
    }

    private static String withoutTiming(StudyOutcome outcome) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(ResultFiles.json(outcome.result()));
        json.remove("timing");
        return json.toPrettyString();
    }
}
