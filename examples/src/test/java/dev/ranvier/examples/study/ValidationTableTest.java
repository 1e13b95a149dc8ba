package dev.ranvier.examples.study;

import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.study.validation.Published;
import dev.ranvier.hardware.study.validation.ValidationRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ValidationTableTest {

    private static final Published FIVE =
            new Published(5, "us", new Source("Somebody", 2020, "doi:1"), Confidence.RECALLED);

    private static final List<ValidationRow> ROWS = List.of(
            ValidationRow.validated("one", "latency", "net | 1", FIVE, 5.5, 0.2),
            ValidationRow.validated("two", "latency", "net", FIVE, 10, 0.2),
            ValidationRow.validated("three", "cycles", "net", FIVE, 5, 0),
            ValidationRow.fitted("one", "power", "net", FIVE, 5, "a constant was chosen for it"),
            ValidationRow.open("one", "area", "-", FIVE, "no size is published"));

    @Test
    void textMarksWhatIsOutsideAndSumsUp() {
        List<String> lines = ValidationTable.text(ROWS);
        assertTrue(lines.get(0).startsWith("machine"), lines.get(0));
        assertTrue(lines.get(1).contains("+10.0 %") && lines.get(1).contains("within 20 %"), lines.get(1));
        assertTrue(lines.get(2).contains("+100.0 %") && lines.get(2).contains("OUTSIDE 20 %"), lines.get(2));
        assertTrue(lines.get(3).contains("validated (within 0 %)"), lines.get(3));
        assertTrue(lines.get(4).contains("fitted") && lines.get(4).contains("recalled"), lines.get(4));
        assertEquals("    a constant was chosen for it", lines.get(5));
        assertTrue(lines.get(6).contains("open"), lines.get(6));
        assertEquals(
                "5 rows: 2 of 3 validated ones within their tolerance, 1 fitted, 1 reported",
                lines.get(lines.size() - 1));
    }

    @Test
    void markdownKeepsItsColumns() {
        List<String> lines = ValidationTable.markdown(ROWS);
        assertTrue(lines.get(2).contains("net \\| 1"), lines.get(2));
        for (String line : lines.subList(0, 7)) {
            assertEquals(
                    12, line.replace("\\|", "").chars().filter(c -> c == '|').count(), line);
        }
        assertTrue(lines.get(2).contains("Somebody 2020, doi:1"), lines.get(2));
    }

    @Test
    void jsonHasSharesAndNulls() {
        List<Map<String, Object>> rows = ValidationTable.json(ROWS);
        assertEquals(0.1, (Double) rows.get(0).get("deviation"), 1e-12);
        assertEquals(Boolean.FALSE, rows.get(1).get("holds"));
        assertEquals(null, rows.get(3).get("holds"));
        assertEquals(null, rows.get(4).get("modelled"));
        assertEquals("recalled", rows.get(4).get("confidence"));
    }
}
