package dev.ranvier.hardware.chip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Reference: networks of cores whose spikes are known from RANC (github UA-RCL/RANC), if their folder is named. */
class SharedCasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheFolderMatchesExactly() throws IOException {
        String shared = System.getProperty("ranvier.shared", System.getenv("RANVIER_SHARED"));
        if (shared == null) {
            return Stream.of(DynamicTest.dynamicTest(
                    "no folder",
                    () -> assumeTrue(false, "set RANVIER_SHARED to the folder that holds data/truenorth")));
        }
        Path folder = Path.of(shared, "data", "truenorth");
        List<Path> inputs;
        try (Stream<Path> files = Files.list(folder)) {
            inputs = files.filter(file -> file.toString().endsWith(".input.json"))
                    .sorted()
                    .toList();
        }
        assertFalse(inputs.isEmpty(), "no *.input.json in " + folder);
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> run(input)));
    }

    private static void run(Path input) throws IOException {
        TnRecord expected = TnRecordFile.read(Path.of(input.toString().replace(".input.json", ".expected.json")));
        TnRecord found = TnCaseFile.read(input).run(expected.potentials().keySet());
        assertEquals(List.of(), found.differencesFrom(expected));
    }
}
