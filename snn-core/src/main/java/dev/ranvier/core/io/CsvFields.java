package dev.ranvier.core.io;

import java.util.ArrayList;
import java.util.List;

/** Fields of a line of comma-separated values, quoted as in RFC 4180 where they need it; no field spans lines. */
final class CsvFields {

    private CsvFields() {}

    /**
     * A field as it stands in a file.
     *
     * @throws IllegalArgumentException if it has a line break
     */
    static String quoted(String field) {
        if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "'" + field + "' has a line break and cannot stand in a CSV file; rename it");
        }
        boolean plain = field.equals(field.strip())
                && field.chars().noneMatch(c -> c == ',' || c == '"' || c == '#' || c == '\'');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** The fields of a line, without their quotes; null if a quote is not closed or text follows one. */
    static List<String> split(String line) {
        List<String> fields = new ArrayList<>(3);
        int at = 0;
        while (true) {
            int end;
            if (at < line.length() && line.charAt(at) == '"') {
                end = at + 1;
                StringBuilder field = new StringBuilder();
                while (end < line.length() && (line.charAt(end) != '"' || line.startsWith("\"\"", end))) {
                    field.append(line.charAt(end));
                    end += line.charAt(end) == '"' ? 2 : 1;
                }
                if (end++ == line.length() || end < line.length() && line.charAt(end) != ',') {
                    return null;
                }
                fields.add(field.toString());
            } else {
                end = line.indexOf(',', at);
                end = end < 0 ? line.length() : end;
                fields.add(line.substring(at, end));
            }
            if (end == line.length()) {
                return fields;
            }
            at = end + 1;
        }
    }
}
