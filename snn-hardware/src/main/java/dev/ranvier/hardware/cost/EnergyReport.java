package dev.ranvier.hardware.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What counts cost by a table.
 *
 * @param nanojoules energy by part, in the order of the counts
 * @param constants the constants that were used, in the order of use
 * @param table name of the table
 */
public record EnergyReport(Map<String, Double> nanojoules, List<EnergyTable.Entry> constants, String table) {

    private static final double NANOJOULES_PER_PICOJOULE = 1e-3;

    /** A count of the part {@code static} is in microseconds; watts times microseconds are microjoules. */
    private static final double NANOJOULES_PER_WATT_MICROSECOND = 1e3;

    /**
     * Prices counts.
     *
     * @throws IllegalArgumentException if an action that happened has no constant
     */
    public static EnergyReport of(ActionCounts counts, EnergyTable table) {
        Map<String, Double> nanojoules = new LinkedHashMap<>();
        List<EnergyTable.Entry> used = new ArrayList<>();
        counts.asMap().forEach((action, number) -> {
            EnergyTable.Entry entry = table.entry(action);
            double unit = entry.unit().equals("W") ? NANOJOULES_PER_WATT_MICROSECOND : NANOJOULES_PER_PICOJOULE;
            nanojoules.merge(ActionCounts.part(action), number * entry.value() * unit, Double::sum);
            used.add(entry);
        });
        return new EnergyReport(nanojoules, used, table.name());
    }

    /** Sum of all parts. */
    public double totalNanojoules() {
        return nanojoules.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Each source once, with how sure its figures are: {@code source (marks)}. */
    public List<String> sources() {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (EnergyTable.Entry entry : constants) {
            bySource.computeIfAbsent(entry.source(), source -> new ArrayList<>())
                    .add(entry.action() + " " + entry.value() + " " + entry.unit() + ", "
                            + entry.confidence().words());
        }
        List<String> lines = new ArrayList<>();
        bySource.forEach((source, figures) -> lines.add(source + ": " + String.join("; ", figures)));
        return lines;
    }

    /** Notes of the constants that were used, by action; constants without a note are left out. */
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        constants.stream()
                .filter(entry -> !entry.note().isBlank())
                .forEach(entry -> notes.put(entry.action(), entry.note()));
        return notes;
    }
}
