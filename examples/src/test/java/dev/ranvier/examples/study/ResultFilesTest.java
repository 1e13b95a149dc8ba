package dev.ranvier.examples.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ResultFilesTest {

    @TempDir
    private Path folder;

    @Test
    void jsonHasTheKeysThatScriptsRelyOnAndTimingLast() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ResultFiles.json(ExampleResult.create()));
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertEquals(
                List.of(
                        "dataset",
                        "provenance",
                        "ann",
                        "snn",
                        "accuracyOverTime",
                        "differences",
                        "chipModel",
                        "machines",
                        "operationProxy",
                        "timing"),
                keys);
        assertEquals(80, json.at("/dataset/train").asInt());
        assertEquals(0.95, json.at("/ann/accuracy").asDouble());
        assertEquals(12.34, json.at("/snn/0/meanDecisionSteps").asDouble());
        assertEquals(1.2345, json.at("/snn/1/meanDecisionTimeMs").asDouble());
        assertFalse(json.at("/snn/1").has("meanDecisionSteps"), "a value that does not exist is left out");
        assertEquals(26_000, json.at("/machines/0/breakdown/static").asDouble());
        assertEquals("a paper [V]", json.at("/machines/0/sources/0").asText());
    }

    @Test
    void csvQuotesCommasAndQuotes() {
        List<String> lines = ResultCsv.of(ExampleResult.create()).lines().toList();
        assertEquals(7, lines.size());
        assertEquals("SNN rate,snn,4-3-2,0.945,,,12.34,,5432.1,98765.4", lines.get(2));
        assertEquals("chip variant (ANN),ann,\"2 patches, ternary\",0.9,,,,,,", lines.get(4));
        assertEquals(
                "Core chip,event-driven,chip variant,0.9,26300.0,5000.0,,,77.0,1234.0",
                lines.get(5),
                "a chip's synaptic events are those of its cores");
        assertEquals("Array,systolic,\"ANN, \"\"8\"\" bit\",0.949,999.4,1.5,,,,", lines.get(6));
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("new/result.json");
        ResultFiles.write(file, "first");
        ResultFiles.write(file, "second");
        assertEquals("second", Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList(), "no temporary file stays");
        }
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        assertThrows(IOException.class, () -> ResultFiles.write(taken, "text"));
        assertTrue(Files.isDirectory(taken.resolve("inside")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(taken), files.toList());
        }
    }
}
