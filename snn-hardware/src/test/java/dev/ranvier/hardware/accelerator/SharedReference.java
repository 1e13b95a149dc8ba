package dev.ranvier.hardware.accelerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Reference tables that are not part of the repository; without them the test is skipped and says so. */
public final class SharedReference {

    private SharedReference() {}

    /** Rows of a CSV file below {@code data/} as maps from column name to text. */
    public static List<Map<String, String>> csv(String file) throws IOException {
        String folder = System.getProperty("ranvier.shared", System.getenv("RANVIER_SHARED"));
        assumeTrue(folder != null, "set RANVIER_SHARED to the folder of reference data to run this test");
        List<String> lines = Files.readAllLines(Path.of(folder, "data", file));
        String[] columns = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertEquals(columns.length, cells.length, file + ": " + line);
            Map<String, String> row = new HashMap<>();
            for (int c = 0; c < columns.length; c++) {
                row.put(columns[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }
}
