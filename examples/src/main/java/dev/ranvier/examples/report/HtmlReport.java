package dev.ranvier.examples.report;

import dev.ranvier.core.io.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One self-contained HTML page, built from top to bottom: style and charts are inside, nothing is fetched. All text is
 * escaped.
 */
public final class HtmlReport {

    /** References to ids inside an SVG, and the ids themselves; they must not meet those of another chart. */
    private static final Pattern ID = Pattern.compile("(id=\"|url\\(#|href=\"#)([A-Za-z][\\w-]*)");

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private int charts;

    /** An empty page with a heading. */
    public HtmlReport(String title) {
        this.title = title;
        body.append("<h1>").append(escape(title)).append("</h1>\n");
    }

    /** A section heading. */
    public HtmlReport heading(String text) {
        body.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    /** A paragraph of plain text. */
    public HtmlReport paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    /** A list of plain texts. */
    public HtmlReport list(List<String> items) {
        body.append("<ul>\n");
        items.forEach(item -> body.append("<li>").append(escape(item)).append("</li>\n"));
        body.append("</ul>\n");
        return this;
    }

    /**
     * A table; a column of numbers (with or without a unit, or {@code -} where there is none) is set to the right.
     *
     * @param caption above the table
     * @param header one text a column
     * @param rows each with one text a column
     * @throws IllegalArgumentException if a row has another number of cells than the header
     */
    public HtmlReport table(String caption, List<String> header, List<List<String>> rows) {
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "table '" + caption + "' has " + header.size() + " columns, a row has " + row.size());
            }
        }
        body.append("<div class=\"wide\"><table>\n<caption>")
                .append(escape(caption))
                .append("</caption>\n<thead><tr>");
        for (int column = 0; column < header.size(); column++) {
            cell("th", header.get(column), isNumeric(rows, column));
        }
        body.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                cell("td", row.get(column), isNumeric(rows, column));
            }
            body.append("</tr>\n");
        }
        body.append("</tbody>\n</table></div>\n");
        return this;
    }

    /** Names and values, e.g. where the figures come from. */
    public HtmlReport facts(Map<String, String> facts) {
        body.append("<dl>\n");
        facts.forEach((name, value) -> body.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>\n"));
        body.append("</dl>\n");
        return this;
    }

    /**
     * A chart.
     *
     * @param caption below the chart
     * @param svg a whole SVG document; it becomes part of the page
     */
    public HtmlReport chart(String caption, String svg) {
        charts++;
        String element = svg.substring(svg.indexOf("<svg"));
        Matcher ids = ID.matcher(element);
        String own = ids.replaceAll("$1c" + charts + "-$2");
        body.append("<figure>")
                .append(own)
                .append("<figcaption>")
                .append(escape(caption))
                .append("</figcaption></figure>\n");
        return this;
    }

    /** Writes the page; an older one is replaced in one step. */
    public void write(Path file) throws IOException {
        StagedFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    String html() {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape(title)
                + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
    }

    private void cell(String element, String text, boolean number) {
        body.append('<').append(element).append(number ? " class=\"n\">" : ">");
        body.append(escape(text)).append("</").append(element).append('>');
    }

    private static boolean isNumeric(List<List<String>> rows, int column) {
        List<String> given = rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isBlank() && !"-".equals(cell))
                .toList();
        return !given.isEmpty() && given.stream().allMatch(HtmlReport::isNumber);
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?\\d[\\d.,\\h]*([eE][-+]?\\d+)?( ?[%\\p{L}\\u00b5]{1,5})?");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the style of the report is missing from the program", e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
