package dev.ranvier.examples.study;

import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.LatencyReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a machine's counts and price into the form of results. */
final class MachineRow {

    private MachineRow() {}

    /**
     * One machine.
     *
     * @param counts of one sample
     * @param energy of one sample
     * @param spikesPerSample null on a machine that has none
     */
    static Machine of(
            String name,
            String family,
            String network,
            double accuracy,
            ActionCounts counts,
            EnergyReport energy,
            LatencyReport latency,
            Double spikesPerSample,
            List<String> notes) {
        return new Machine(
                name,
                family,
                network,
                accuracy,
                energy.totalNanojoules(),
                latency.microseconds(),
                spikesPerSample,
                energy.breakdownNanojoules(),
                byKey(counts),
                sources(energy),
                notes);
    }

    /** Each constant with its source and how sure it is. */
    static List<String> sources(EnergyReport energy) {
        List<String> lines = new ArrayList<>();
        for (EnergyReport.Line line : energy.lines()) {
            EnergyEntry entry = line.entry();
            lines.add(entry + ": " + entry.source() + " (" + entry.confidence().name().toLowerCase(Locale.ROOT)
                    + (entry.note().isBlank() ? "" : "; " + entry.note()) + ")");
        }
        return lines;
    }

    private static Map<String, Double> byKey(ActionCounts counts) {
        Map<String, Double> byKey = new LinkedHashMap<>();
        counts.asMap().forEach((action, count) -> byKey.put(action.key(), count));
        return byKey;
    }
}
