package dev.ranvier.hardware.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the counted actions cost. Made by {@link EnergyTable#price}.
 *
 * @param table name of the table that priced them
 * @param lines one for each action that was counted, in order
 */
public record EnergyReport(String table, List<Line> lines) {

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
    }

    /** Energy of each part of the machine in nanojoules, in the order of the counts; a new map each time. */
    public LinkedHashMap<String, Double> breakdownNanojoules() {
        LinkedHashMap<String, Double> parts = new LinkedHashMap<>();
        for (Line line : lines) {
            parts.merge(line.entry().action().part(), line.nanojoules(), Double::sum);
        }
        return parts;
    }

    /** Sum of the parts. */
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

    /** One line of text for each uncertain constant, to be shown beside the result. */
    public List<String> warnings() {
        return uncertain().stream()
                .map(entry -> entry + " is " + entry.confidence().name().toLowerCase(Locale.ROOT)
                        + (entry.note().isEmpty() ? "" : " (" + entry.note() + ")"))
                .collect(Collectors.toUnmodifiableList());
    }
}
