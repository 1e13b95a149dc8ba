package dev.ranvier.examples.study;

import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.Parameter;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.LatencyReport;
import dev.ranvier.hardware.study.Comparison;
import dev.ranvier.hardware.study.MachineResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts a machine's counts and price into the form of results. */
public final class MachineRow {

    private MachineRow() {}

    /**
     * A conventional accelerator.
     *
     * @param machine which one
     * @param run a workload on it
     * @param network which network in which numbers
     * @param accuracy with the machine's arithmetic, 0..1
     */
    public static Machine of(Accelerator machine, AcceleratorResult run, String network, double accuracy) {
        MachineResult result = Comparison.result(run, accuracy);
        EnergyReport energy = run.total().energy();
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "%s: batch %d, limited by %s; recalled or derived, not read: %s, %s.",
                result.name(),
                run.batch(),
                run.total().latency().limitedBy(),
                certainty(energy),
                certainty(machine.sheet().parameters())));
        notes.addAll(run.notes());
        return new Machine(
                result.name(),
                result.family(),
                network,
                accuracy,
                result.energyPerSampleNanojoules(),
                result.latencyMicroseconds(),
                null,
                result.breakdown(),
                byKey(run.total().counts().scale(1.0 / run.batch())),
                sources(energy, result.sources()),
                notes);
    }

    /**
     * A chip.
     *
     * @param counts of one sample
     * @param energy of one sample
     * @param caveat what a reader must know before comparing
     */
    static Machine of(
            String name,
            String family,
            String network,
            double accuracy,
            ActionCounts counts,
            EnergyReport energy,
            LatencyReport latency,
            double spikesPerSample,
            String caveat) {
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
                sources(energy, List.of()),
                List.of(caveat + "; recalled or derived, not read: " + certainty(energy) + "."));
    }

    private static String certainty(EnergyReport energy) {
        long uncertain = energy.lines().stream()
                .filter(line -> line.entry().confidence() != Confidence.READ)
                .count();
        return uncertain + " of " + energy.lines().size() + " energy constants";
    }

    private static String certainty(List<Parameter> parameters) {
        long uncertain = parameters.stream()
                .filter(parameter -> parameter.confidence() != Confidence.READ)
                .count();
        return uncertain + " of " + parameters.size() + " machine parameters";
    }

    /** Each constant with its source and how sure it is, then the sources of parameters. */
    private static List<String> sources(EnergyReport energy, List<String> others) {
        List<String> lines = new ArrayList<>();
        for (EnergyReport.Line line : energy.lines()) {
            EnergyEntry entry = line.entry();
            lines.add(entry + ": " + entry.source() + " ("
                    + entry.confidence().name().toLowerCase(Locale.ROOT)
                    + (entry.note().isBlank() ? "" : "; " + entry.note()) + ")");
        }
        lines.addAll(others);
        return lines;
    }

    private static Map<String, Double> byKey(ActionCounts counts) {
        Map<String, Double> byKey = new LinkedHashMap<>();
        counts.asMap().forEach((action, count) -> byKey.put(action.key(), count));
        return byKey;
    }
}
