package dev.ranvier.examples.study.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The study as a table of words and numbers. */
public final class CodingTable {

    /** Headings of {@link #cells}. */
    static final List<String> HEADER = List.of(
            "no.",
            "code",
            "accuracy",
            "differences",
            "steps",
            "decided after",
            "spikes",
            "synaptic events",
            "images/s");

    private CodingTable() {}

    /** Lines to print. */
    public static List<String> text(CodingResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s on %d test images of %s: trained network %.2f %%",
                result.model(),
                result.samples(),
                result.dataset(),
                100 * result.annAccuracy()));
        lines.add(line(HEADER));
        result.rows().forEach(row -> lines.add(line(cells(row, result))));
        lines.add(
                "Images a second: wall time, all threads, this machine. Spikes and synaptic events are for one image.");
        return lines;
    }

    /** One row of a table. */
    static List<String> cells(CodingRow row, CodingResult result) {
        String decided = row.meanDecisionSteps() == null
                ? String.format(Locale.ROOT, "%.1f ms", row.meanDecisionTimeMs())
                : String.format(Locale.ROOT, "%.1f steps", row.meanDecisionSteps());
        return List.of(
                String.valueOf(result.rows().indexOf(row) + 1),
                row.name(),
                String.format(Locale.ROOT, "%.2f %%", 100 * row.accuracy()),
                String.valueOf(row.differences()),
                row.timeSteps() == null ? "-" : String.valueOf(row.timeSteps()),
                decided,
                String.format(Locale.ROOT, "%.0f", row.spikesPerSample()),
                String.format(Locale.ROOT, "%.0f", row.synapticEventsPerSample()),
                String.format(Locale.ROOT, "%.0f", result.imagesPerSecond().get(row.name())));
    }

    private static String line(List<String> cells) {
        return String.format(
                Locale.ROOT, "%3s %-30s %9s %12s %6s %14s %10s %16s %9s", (Object[]) cells.toArray(String[]::new));
    }
}
