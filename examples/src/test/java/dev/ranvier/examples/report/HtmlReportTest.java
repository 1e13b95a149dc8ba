package dev.ranvier.examples.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HtmlReportTest {

    @Test
    void textIsEscapedEverywhere() {
        String html = new HtmlReport("a < b")
                .heading("x & y")
                .paragraph("<script>")
                .list(List.of("\"q\""))
                .table("c > d", List.of("<h>"), List.of(List.of("<td>")))
                .facts(Map.of("<k>", "<v>"))
                .html();

        assertFalse(html.contains("<script>"));
        for (String escaped : List.of(
                "a &lt; b",
                "x &amp; y",
                "&lt;script&gt;",
                "&quot;q&quot;",
                "c &gt; d",
                "&lt;h&gt;",
                "&lt;td&gt;",
                "&lt;k&gt;",
                "&lt;v&gt;")) {
            assertTrue(html.contains(escaped), () -> escaped + " in " + html);
        }
    }

    @Test
    void chartsKeepTheirOwnIds() {
        String svg = "<?xml version=\"1.0\"?>\n<svg><clipPath id=\"clip1\"/><g clip-path=\"url(#clip1)\"/>"
                + "<use xlink:href=\"#clip1\"/></svg>";

        String html = new HtmlReport("t").chart("one", svg).chart("two", svg).html();

        assertTrue(html.contains("<svg><clipPath id=\"c1-clip1\"/><g clip-path=\"url(#c1-clip1)\"/>"
                + "<use xlink:href=\"#c1-clip1\"/></svg><figcaption>one"));
        assertTrue(html.contains("id=\"c2-clip1\""));
        assertFalse(html.contains("<?xml"), "a declaration has no place inside a page");
    }

    @Test
    void columnsOfNumbersStandToTheRightWithTheirHeadings() {
        String html = new HtmlReport("t")
                .table(
                        "c",
                        List.of("share", "energy", "name", "mixed", "none"),
                        List.of(
                                List.of("97.5 %", "1.2 \u00b5J", "chip 1", "3e5", "-"),
                                List.of("-", "1,204 nJ", "chip 2", "many", "-")))
                .html();

        assertTrue(html.contains(
                "<th class=\"n\">share</th><th class=\"n\">energy</th>" + "<th>name</th><th>mixed</th><th>none</th>"));
        assertTrue(html.contains(
                "<td class=\"n\">97.5 %</td><td class=\"n\">1.2 \u00b5J</td><td>chip 1</td><td>3e5</td>"));
        assertTrue(html.contains("<td class=\"n\">-</td><td class=\"n\">1,204 nJ</td><td>chip 2</td><td>many</td>"));
    }

    @Test
    void nothingIsFetched() {
        String html = new HtmlReport("t").chart("c", "<svg/>").html();

        for (String reference : List.of("<link", "<script", "@import", "url(http")) {
            assertFalse(html.contains(reference), reference);
        }
    }

    @Test
    void aRaggedTableIsRefused() {
        HtmlReport report = new HtmlReport("t");

        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> report.table("costs", List.of("a", "b"), List.of(List.of("1"))));

        assertEquals("table 'costs' has 2 columns, a row has 1", error.getMessage());
    }

    @Test
    void writesOneFile(@TempDir Path folder) throws IOException {
        new HtmlReport("t").write(folder.resolve("report.html"));

        try (var files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("report.html")), files.toList());
        }
    }
}
