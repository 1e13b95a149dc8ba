package dev.ranvier.hardware.cost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the counted actions cost. Made by {@link EnergyTable#price}.
 *
 * @param table name of the table that priced them
 * @param lines one for each action that was counted and has a constant, in order
 * @param missing actions that were counted and that no source has a constant for, with the reason; where there is one,
 *     all sums are of the priced actions only
 */
public record EnergyReport(String table, List<Line> lines, Map<Action, String> missing) {

    /**
     * One priced action.
     *
     * @param entry the constant
     * @param count how often, or for how many seconds
     */
    public record Line(EnergyEntry entry, double count) {

        /** Energy of this action. */
        public double nanojoules() {
            return entry.nanojoules() * count;
        }
    }

    /** Takes the lines over. */
    public EnergyReport {
        lines = List.copyOf(lines);
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** True if everything that was counted was priced. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** Energy of each part of the machine in nanojoules, in the order of the counts; a new map each time. */
    public LinkedHashMap<String, Double> breakdownNanojoules() {
        LinkedHashMap<String, Double> parts = new LinkedHashMap<>();
        for (Line line : lines) {
            parts.merge(line.entry().action().part(), line.nanojoules(), Double::sum);
        }
        return parts;
    }

    /** Sum of the parts; of the priced ones only, if the report is not {@link #complete()}. */
    public double totalNanojoules() {
        double total = 0;
        for (double part : breakdownNanojoules().values()) {
            total += part;
        }
        return total;
    }

    /** The sources of the constants used, each once. */
    public List<String> sources() {
        return lines.stream()
                .map(line -> line.entry().source().toString())
                .distinct()
                .toList();
    }

    /** The constants used that were not read in their source: recalled or derived ones. */
    public List<EnergyEntry> uncertain() {
        return lines.stream()
                .map(Line::entry)
                .filter(entry -> entry.confidence() != Confidence.READ)
                .toList();
    }

    /** One line of text for each missing and each uncertain constant, to be shown beside the result. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        missing.forEach((action, reason) -> warnings.add("energy of " + action + " is not included: " + reason));
        for (EnergyEntry entry : uncertain()) {
            warnings.add(entry + " is " + entry.confidence().name().toLowerCase(Locale.ROOT)
                    + (entry.note().isEmpty() ? "" : " (" + entry.note() + ")"));
        }
        return warnings;
    }
}
