package dev.ranvier.hardware.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A mapping report in words. */
final class MappingText {

    private final MappingReport report;
    private final StringBuilder text = new StringBuilder();

    MappingText(MappingReport report) {
        this.report = report;
    }

    String text() {
        line(
                "%s: %d of %d cores; axons %.1f %%, neurons %.1f %% of those cores; %.2f hops a spike"
                        + " (sequential %.2f); input brought to %d axons",
                report.network(),
                report.cores().size(),
                report.mesh().cores(),
                100 * report.axonUse(),
                100 * report.neuronUse(),
                report.hopsPerSpike(),
                report.sequentialHopsPerSpike(),
                report.inputDeliveries());
        line(
                "  splitters: %d neurons on %d cores; copies of neurons: %d; output later by %d ticks",
                report.splitterNeurons(), report.splitterCores(), report.copies(), report.outputLatencyTicks());
        line(
                "  expected (%s): %.1f spikes, %.1f between cores, %.1f hops, %.1f over the busiest link, %.1f"
                        + " synaptic events",
                report.basis(),
                report.spikes(),
                report.interCoreSpikes(),
                report.hops(),
                report.maxLinkSpikes(),
                report.synapticEvents());
        byPopulation()
                .forEach((population, used) -> line(
                        "  %s: %d neurons on %d cores, %d..%d axons a core, first at (%d, %d)",
                        population,
                        used.stream().mapToInt(MappingReport.CoreUse::neurons).sum(),
                        used.size(),
                        used.stream()
                                .mapToInt(MappingReport.CoreUse::axons)
                                .min()
                                .orElse(0),
                        used.stream()
                                .mapToInt(MappingReport.CoreUse::axons)
                                .max()
                                .orElse(0),
                        used.get(0).x(),
                        used.get(0).y()));
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }

    private Map<String, List<MappingReport.CoreUse>> byPopulation() {
        Map<String, List<MappingReport.CoreUse>> byPopulation = new LinkedHashMap<>();
        for (MappingReport.CoreUse use : report.cores()) {
            byPopulation
                    .computeIfAbsent(use.population(), name -> new ArrayList<>())
                    .add(use);
        }
        return byPopulation;
    }
}
