package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.hardware.workload.CsvRow;
import dev.ranvier.hardware.workload.CsvTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tables of systolic cases. What is read: a CSV file with the columns {@code network}, {@code layer}, {@code M},
 * {@code N}, {@code K}, {@code rows}, {@code cols} and {@code dataflow} ({@code ws}, {@code os} or {@code is}), others
 * ignored. What is written: a CSV with the counts of each case, in the same order. {@code utilisation_pct} is
 * {@link SystolicSchedule#toolUtilisationPercent()}, {@code cycles} the exact number of cycles.
 */
public final class SystolicTable {

    private static final List<String> COLUMNS = List.of("network", "layer", "M", "N", "K", "rows", "cols", "dataflow");

    private static final String RESULT_HEADER =
            "network,layer,rows,cols,dataflow,cycles,utilisation_pct,mapping_eff_pct,"
                    + "sram_ifmap_reads,sram_filter_reads,sram_ofmap_writes";

    private static final Map<String, Dataflow> DATAFLOWS = Map.of(
            "ws", Dataflow.WEIGHT_STATIONARY,
            "os", Dataflow.OUTPUT_STATIONARY,
            "is", Dataflow.INPUT_STATIONARY);

    private SystolicTable() {}

    /**
     * The cases of a file and their results as the text of a CSV file, lines ended by a line feed.
     *
     * @param drain how output-stationary arrays empty
     * @throws FormatException if the content is wrong; it names file, row and column
     * @throws IOException if the file cannot be read
     */
    public static String run(Path file, OutputDrain drain) throws IOException {
        CsvTable table = CsvTable.read(file);
        table.require(COLUMNS);
        StringBuilder out = new StringBuilder(RESULT_HEADER).append('\n');
        for (CsvRow row : table.rows()) {
            SystolicCase one = of(row);
            try {
                out.append(line(row, one.schedule(drain))).append('\n');
            } catch (IllegalArgumentException e) {
                throw row.wrong(e);
            }
        }
        return out.toString();
    }

    /**
     * The cases of a file.
     *
     * @throws FormatException if the content is wrong; it names file, row and column
     * @throws IOException if the file cannot be read
     */
    public static List<SystolicCase> read(Path file) throws IOException {
        CsvTable table = CsvTable.read(file);
        table.require(COLUMNS);
        List<SystolicCase> cases = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            cases.add(of(row));
        }
        return cases;
    }

    private static SystolicCase of(CsvRow row) throws FormatException {
        Dataflow dataflow = DATAFLOWS.get(row.text("dataflow").toLowerCase(Locale.ROOT));
        if (dataflow == null) {
            throw row.wrong("dataflow", "unknown dataflow '" + row.text("dataflow") + "'; allowed: ws, os, is");
        }
        return new SystolicCase(
                row.text("network"),
                row.text("layer"),
                row.positive("M", Integer.MAX_VALUE),
                row.positive("N", Integer.MAX_VALUE),
                row.positive("K", Integer.MAX_VALUE),
                (int) row.positive("rows", Integer.MAX_VALUE),
                (int) row.positive("cols", Integer.MAX_VALUE),
                dataflow);
    }

    private static String line(CsvRow row, SystolicSchedule schedule) throws FormatException {
        return String.join(
                ",",
                quoted(row.text("network")),
                quoted(row.text("layer")),
                row.text("rows"),
                row.text("cols"),
                row.text("dataflow"),
                Long.toString(schedule.cycles()),
                decimal(schedule.toolUtilisationPercent()),
                decimal(100 * schedule.mappingEfficiency()),
                Long.toString(schedule.inputReads()),
                Long.toString(schedule.filterReads()),
                Long.toString(schedule.outputWrites()));
    }

    /** All digits, without an exponent. */
    private static String decimal(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
