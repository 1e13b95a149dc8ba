package dev.ranvier.examples.study;

import dev.ranvier.hardware.study.validation.Standing;
import dev.ranvier.hardware.study.validation.ValidationRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The rows of the validation as text, Markdown and JSON. */
public final class ValidationTable {

    private static final List<String> HEADER = List.of(
            "machine", "quantity", "workload", "published", "modelled", "unit", "deviation", "standing", "confidence");

    private ValidationTable() {}

    /** A table for a terminal, explanations below their rows, and a summary. */
    public static List<String> text(List<ValidationRow> rows) {
        int[] widths = new int[HEADER.size()]; // [column], characters
        List<List<String>> cells = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> cells.add(cells(row)));
        for (List<String> row : cells) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < cells.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = cells.get(r).get(c);
                line.append(cell).append(" ".repeat(widths[c] - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
            if (r > 0 && !rows.get(r - 1).explanation().isEmpty()) {
                lines.add("    " + rows.get(r - 1).explanation());
            }
        }
        lines.add(summary(rows));
        return lines;
    }

    /** A table for a page. */
    public static List<String> markdown(List<ValidationRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + String.join(" | ", HEADER) + " | source | explanation |");
        lines.add("|" + " --- |".repeat(HEADER.size() + 2));
        for (ValidationRow row : rows) {
            List<String> cells = new ArrayList<>(cells(row));
            cells.add(row.source().toString());
            cells.add(row.explanation());
            cells.replaceAll(cell -> cell.replace("|", "\\|"));
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        lines.add("");
        lines.add(summary(rows));
        return lines;
    }

    /** One map for each row; deviations and tolerances are shares, not percentages. */
    public static List<Map<String, Object>> json(List<ValidationRow> rows) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ValidationRow row : rows) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("machine", row.machine());
            values.put("quantity", row.quantity());
            values.put("workload", row.workload());
            values.put("unit", row.unit());
            values.put("published", row.published());
            values.put("modelled", orNull(row.modelled()));
            values.put("deviation", orNull(row.deviation()));
            values.put("tolerance", orNull(row.tolerance()));
            values.put("standing", lower(row.standing()));
            values.put("holds", row.standing() == Standing.VALIDATED ? row.holds() : null);
            values.put("confidence", lower(row.confidence()));
            values.put("source", row.source());
            values.put("explanation", row.explanation());
            list.add(values);
        }
        return list;
    }

    private static String summary(List<ValidationRow> rows) {
        long validated = count(rows, Standing.VALIDATED);
        long held = rows.stream()
                .filter(row -> row.standing() == Standing.VALIDATED && row.holds())
                .count();
        return rows.size() + " rows: " + held + " of " + validated + " validated ones within their tolerance, "
                + count(rows, Standing.FITTED) + " fitted, " + count(rows, Standing.REPORTED) + " reported";
    }

    private static long count(List<ValidationRow> rows, Standing standing) {
        return rows.stream().filter(row -> row.standing() == standing).count();
    }

    private static List<String> cells(ValidationRow row) {
        return List.of(
                row.machine(),
                row.quantity(),
                row.workload(),
                number(OptionalDouble.of(row.published())),
                number(row.modelled()),
                row.unit(),
                row.deviation().isPresent()
                        ? String.format(
                                Locale.ROOT, "%+.1f %%", 100 * row.deviation().getAsDouble())
                        : "",
                standing(row),
                lower(row.confidence()));
    }

    private static String standing(ValidationRow row) {
        if (row.standing() != Standing.VALIDATED) {
            return lower(row.standing());
        }
        double tolerance = row.tolerance().getAsDouble();
        String range = tolerance == 0
                ? "0 %"
                : BigDecimal.valueOf(100 * tolerance)
                                .round(new MathContext(3))
                                .stripTrailingZeros()
                                .toPlainString() + " %";
        return lower(row.standing()) + (row.holds() ? " (within " : " (OUTSIDE ") + range + ")";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4g", value.getAsDouble()) : "open";
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
