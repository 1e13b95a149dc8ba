package dev.ranvier.examples.study;

import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.examples.study.StudyResult.Snn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A study's result as one table for a terminal of 120 columns, with footnotes. */
public final class ResultTable {

    private static final int WIDTH = 120;
    private static final int SOURCE_COLUMN = 5;
    private static final List<String> HEADER =
            List.of("", "accuracy", "latency", "energy/image", "spikes/image", "what");

    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, Integer> footnotes = new LinkedHashMap<>(); // text to number, from 1

    private ResultTable(StudyResult result) {
        rows.add(HEADER);
        rows.add(row("ANN", result.ann().accuracy(), "", "", "", result.ann().layers() + ", float32"));
        for (Snn snn : result.snn()) {
            rows.add(row(
                    "SNN " + snn.coding(),
                    snn.accuracy(),
                    latency(snn),
                    "",
                    number(snn.spikesPerSample()),
                    number(snn.synapticEventsPerSample()) + " synaptic events"
                            + (snn.timeSteps() == null ? ", stops at first spike" : ", T = " + snn.timeSteps())));
        }
        rows.add(row(
                "chip variant (ANN)",
                result.chipModel().accuracy(),
                "",
                "",
                "",
                result.chipModel().structure()));
        for (Machine machine : result.machines()) {
            rows.add(row(
                    machine.name(),
                    machine.accuracy(),
                    significant(machine.latencyMicroseconds()) + " us",
                    significant(machine.energyPerSampleNanojoules() / 1000) + " uJ",
                    machine.spikesPerSample() == null ? "" : number(machine.spikesPerSample()),
                    machine.network()
                            + (machine.notes().isEmpty()
                                    ? ""
                                    : " " + mark(machine.notes().get(0)))));
        }
    }

    /** The table and its footnotes, each line ended by a line feed. */
    public static String of(StudyResult result) {
        ResultTable table = new ResultTable(result);
        StringBuilder text = new StringBuilder();
        int[] widths = new int[HEADER.size()]; // [column], characters
        for (List<String> row : table.rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : table.rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String padding = " ".repeat(widths[c] - row.get(c).length());
                boolean left = c == 0 || c == SOURCE_COLUMN;
                line.append(left ? row.get(c) + padding : padding + row.get(c)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        table.footnotes.forEach((note, number) -> text.append(wrapped("[" + number + "] ", note)));
        text.append(operationsOnly(result));
        return text.toString();
    }

    /** The header and the rows, each with one text a column. */
    static List<List<String>> rows(StudyResult result) {
        return new ResultTable(result).rows;
    }

    /** The footnotes, each behind its mark. */
    static List<String> notes(StudyResult result) {
        List<String> notes = new ArrayList<>();
        new ResultTable(result).footnotes.forEach((note, number) -> notes.add("[" + number + "] " + note));
        return notes;
    }

    /** The shortcut of most papers, labelled as what it is; empty if the study has none. */
    private static String operationsOnly(StudyResult result) {
        if (result.operationProxy().isEmpty()) {
            return "";
        }
        List<String> energies = new ArrayList<>();
        result.operationProxy()
                .forEach(row -> energies.add(
                        row.network() + " " + significant(row.energyPerSampleNanojoules() / 1000) + " uJ"));
        return wrapped(
                "",
                "Operations only: " + String.join(", ", energies)
                        + " (45 nm fp32; no memory, no static power; an alternative accounting, not a machine).");
    }

    private String mark(String note) {
        return "[" + footnotes.computeIfAbsent(note, unseen -> footnotes.size() + 1) + "]";
    }

    private static List<String> row(
            String name, double accuracy, String latency, String energy, String spikes, String what) {
        return List.of(name, String.format(Locale.ROOT, "%.2f %%", 100 * accuracy), latency, energy, spikes, what);
    }

    private static String latency(Snn snn) {
        return snn.meanDecisionSteps() == null
                ? significant(snn.meanDecisionTimeMs()) + " ms"
                : significant(snn.meanDecisionSteps()) + " steps";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
    }

    /** Three significant digits, never in exponent form. */
    static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
        return digits <= 0 ? number(value) : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String wrapped(String mark, String note) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(mark);
        for (String word : note.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(mark.length()));
            }
            line.append(word).append(' ');
        }
        return text.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
