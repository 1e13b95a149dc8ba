package dev.ranvier.hardware.workload;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of comma-separated values with a header, in UTF-8. Cells may be quoted (RFC 4180, but not over several lines),
 * blanks around them do not count, empty lines are passed over. Rows are numbered as an editor numbers lines: the
 * header is row 1.
 */
public final class CsvTable {

    private final String file;
    private final List<String> columns;
    private final List<CsvRow> rows = new ArrayList<>();

    private CsvTable(String file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Reads a table.
     *
     * @throws FormatException if it has no header or row, a column appears twice, or a row has too many or too few
     *     cells
     * @throws IOException if the file cannot be read
     */
    public static CsvTable read(Path path) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            FormatException wrong =
                    new FormatException(path.toString(), "whole file", "this is no text in UTF-8; is it a CSV file?");
            wrong.initCause(e);
            throw wrong;
        }
        CsvTable table = null;
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(0).startsWith("\ufeff") ? lines.get(0).substring(1) : lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(path.toString(), i + 1, line);
            if (table == null) {
                table = new CsvTable(path.toString(), header(path.toString(), i + 1, cells));
            } else if (cells.size() == table.columns.size()) {
                table.rows.add(new CsvRow(table.file, i + 1, table.columns, cells));
            } else {
                throw new FormatException(
                        table.file,
                        "row " + (i + 1),
                        cells.size() + " cells, but the header has " + table.columns.size()
                                + " columns; is a comma too many or missing?");
            }
        }
        if (table == null || table.rows.isEmpty()) {
            throw new FormatException(path.toString(), "whole file", "a table needs a header and at least one row");
        }
        return table;
    }

    /** Name of the file for messages. */
    public String file() {
        return file;
    }

    /** Names of the columns in order. */
    public List<String> columns() {
        return columns;
    }

    /** All rows below the header. */
    public List<CsvRow> rows() {
        return List.copyOf(rows);
    }

    /**
     * Checks that columns are there.
     *
     * @throws FormatException naming the first that is not
     */
    public void require(List<String> needed) throws FormatException {
        for (String column : needed) {
            if (!columns.contains(column)) {
                throw new FormatException(
                        file, "row 1", "there is no column '" + column + "'; needed are " + String.join(", ", needed));
            }
        }
    }

    private static List<String> header(String file, int row, List<String> cells) throws FormatException {
        Set<String> seen = new HashSet<>();
        for (String cell : cells) {
            if (!seen.add(cell)) {
                throw new FormatException(file, "row " + row, "two columns are named '" + cell + "'");
            }
        }
        return cells;
    }

    private static List<String> cells(String file, int row, String line) throws FormatException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new FormatException(file, "row " + row, "a quotation mark is not closed");
        }
        cells.add(cell.toString().strip());
        return List.copyOf(cells);
    }
}
