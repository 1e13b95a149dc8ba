package dev.ranvier.examples.cli;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.cost.EnergyReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A workload on a machine as JSON and as lines to read. */
final class AcceleratorAnswer {

    private static final String ROW = "%-24s %14s %12s %12s %12s %8s %9s  %s";

    private AcceleratorAnswer() {}

    /** All figures; energies and times of a layer are of the whole batch. */
    static Map<String, Object> json(String machine, AcceleratorResult result) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("machine", machine);
        values.put("name", result.machine());
        values.put("family", result.family());
        values.put("workload", result.workload());
        values.put("batch", result.batch());
        values.put("latencyMicroseconds", result.latencyMicroseconds());
        values.put("energyPerSampleNanojoules", result.energyPerSampleNanojoules());
        values.put("energyComplete", result.total().energy().complete());
        values.put("missingConstants", missing(result.total().energy()));
        values.put(
                "areaSquareMillimetres",
                result.areaSquareMillimetres().isPresent()
                        ? result.areaSquareMillimetres().getAsDouble()
                        : null);
        values.put("total", layer(result.total()));
        values.put(
                "layers", result.layers().stream().map(AcceleratorAnswer::layer).toList());
        values.put("sources", result.sources());
        values.put("notes", result.notes());
        return values;
    }

    /** One machine of many. */
    static String oneLine(String machine, AcceleratorResult result) {
        return String.format(
                Locale.ROOT,
                "%-18s %12.4g us  %16s nJ a sample  utilisation %6.2f %%  limited by %s",
                machine,
                result.latencyMicroseconds(),
                energy(result.total().energy(), result.energyPerSampleNanojoules()),
                100 * result.total().utilisation(),
                result.total().latency().limitedBy());
    }

    /** A table of layers, then the parts, what the user must know, and the sources. */
    static List<String> table(AcceleratorResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.machine() + " (" + result.family() + ") runs " + result.workload() + ", batch "
                + result.batch());
        lines.add(String.format(ROW, "layer", "MACs", "cycles", "us", "nJ", "util %", "active", "limited by"));
        result.layers().forEach(layer -> lines.add(row(layer)));
        lines.add(row(result.total()));
        lines.add("Energy of one sample by part:");
        EnergyReport energy = result.total().energy();
        energy.breakdownNanojoules()
                .forEach((part, nanojoules) ->
                        lines.add(String.format(Locale.ROOT, "  %-22s %14.5g nJ", part, nanojoules / result.batch())));
        lines.add("  total                  " + energy(energy, result.energyPerSampleNanojoules()) + " nJ");
        result.areaSquareMillimetres().ifPresent(area -> lines.add("Area: " + area + " mm2"));
        result.notes().forEach(note -> lines.add("Note: " + note));
        result.sources().forEach(source -> lines.add("Source: " + source));
        return lines;
    }

    private static String row(LayerResult layer) {
        return String.format(
                Locale.ROOT,
                ROW,
                layer.name(),
                layer.multiplyAccumulates(),
                layer.latency().cycles(),
                String.format(Locale.ROOT, "%.5g", layer.latency().microseconds()),
                energy(layer.energy(), layer.energy().totalNanojoules()),
                String.format(Locale.ROOT, "%.2f", 100 * layer.utilisation()),
                String.format(Locale.ROOT, "%.1f", layer.activeElements()),
                layer.latency().limitedBy());
    }

    /** An energy, with a sign before one that is not complete, or words where nothing could be priced. */
    private static String energy(EnergyReport report, double nanojoules) {
        if (report.complete()) {
            return String.format(Locale.ROOT, "%.5g", nanojoules);
        }
        return nanojoules == 0 ? "not published" : String.format(Locale.ROOT, "> %.5g", nanojoules);
    }

    private static Map<String, Object> layer(LayerResult layer) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", layer.name());
        values.put("multiplyAccumulates", layer.multiplyAccumulates());
        values.put("cycles", layer.latency().cycles());
        values.put("latencyMicroseconds", layer.latency().microseconds());
        values.put("energyNanojoules", layer.energy().totalNanojoules());
        values.put("breakdownNanojoules", layer.energy().breakdownNanojoules());
        values.put("utilisation", layer.utilisation());
        values.put("activeElements", layer.activeElements());
        values.put("limitedBy", layer.latency().limitedBy());
        Map<String, Double> counts = new LinkedHashMap<>();
        layer.counts().asMap().forEach((action, count) -> counts.put(action.key(), count));
        values.put("counts", counts);
        return values;
    }

    private static Map<String, String> missing(EnergyReport report) {
        Map<String, String> missing = new LinkedHashMap<>();
        report.missing().forEach((action, reason) -> missing.put(action.key(), reason));
        return missing;
    }
}
