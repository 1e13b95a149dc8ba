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
                "  splitters: %d neurons, %d cores with splitters only; copies of neurons: %d; output later by"
                        + " %d ticks",
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
        line(
                "  energy expected: %.2f nJ for %.1f ticks with the used cores powered, %.2f nJ with the whole chip",
                report.energy().totalNanojoules(),
                report.ticks(),
                report.energyOfWholeChip().totalNanojoules());
        byPopulation()
                .forEach((population, used) -> line(
                        "  %s: %d neurons on %d cores, %d..%d axons a core",
                        population,
                        used.stream().mapToInt(MappingReport.Part::neurons).sum(),
                        used.size(),
                        used.stream().mapToInt(MappingReport.Part::axons).min().orElse(0),
                        used.stream().mapToInt(MappingReport.Part::axons).max().orElse(0)));
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
    }

    private Map<String, List<MappingReport.Part>> byPopulation() {
        Map<String, List<MappingReport.Part>> byPopulation = new LinkedHashMap<>();
        for (MappingReport.CoreUse use : report.cores()) {
            for (MappingReport.Part part : use.parts()) {
                byPopulation
                        .computeIfAbsent(part.population(), name -> new ArrayList<>())
                        .add(part);
            }
        }
        return byPopulation;
    }
}
