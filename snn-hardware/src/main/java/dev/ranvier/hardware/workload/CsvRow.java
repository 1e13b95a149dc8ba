package dev.ranvier.hardware.workload;

import dev.ranvier.core.io.FormatException;
import java.util.List;

/**
 * One row of a {@link CsvTable}.
 *
 * @param file name of the file for messages
 * @param row number of the line, the header being row 1
 * @param columns names of the columns
 * @param cells one for each column
 */
public record CsvRow(String file, int row, List<String> columns, List<String> cells) {

    /** The cell of a column, empty if there is no such column. */
    public String cell(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : cells.get(index);
    }

    /**
     * The text of a column.
     *
     * @throws FormatException if the cell is empty
     */
    public String text(String column) throws FormatException {
        String cell = cell(column);
        if (cell.isEmpty()) {
            throw wrong(column, "the cell is empty");
        }
        return cell;
    }

    /**
     * A positive whole number.
     *
     * @throws FormatException if the cell is something else, or larger than {@code most}
     */
    public long positive(String column, long most) throws FormatException {
        String cell = text(column);
        long value;
        try {
            value = Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw caused(wrong(column, "'" + cell + "' is not a whole number"), e);
        }
        if (value < 1 || value > most) {
            throw wrong(column, "must be 1.." + most + ", got " + value);
        }
        return value;
    }

    /** What is wrong with the cell of a column. */
    public FormatException wrong(String column, String problem) {
        return new FormatException(file, "row " + row + ", column " + column, problem);
    }

    /** What is wrong with the cell of a column, found by another exception. */
    public FormatException wrong(String column, Exception cause) {
        return caused(wrong(column, cause.getMessage()), cause);
    }

    /** What is wrong with the row as a whole, found by another exception. */
    public FormatException wrong(Exception cause) {
        return caused(wrong(cause.getMessage()), cause);
    }

    private static FormatException caused(FormatException wrong, Exception cause) {
        wrong.initCause(cause);
        return wrong;
    }

    /** What is wrong with the row as a whole. */
    public FormatException wrong(String problem) {
        return new FormatException(file, "row " + row, problem);
    }
}
