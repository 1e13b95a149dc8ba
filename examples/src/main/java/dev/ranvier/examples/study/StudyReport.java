package dev.ranvier.examples.study;

import dev.ranvier.examples.report.HtmlReport;
import dev.ranvier.examples.study.StudyResult.AccuracyPoint;
import dev.ranvier.examples.study.StudyResult.Differences;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.examples.study.StudyResult.OperationProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A study's result as a page to read: tables, charts, sources, provenance. */
final class StudyReport {

    private final StudyResult result;
    private final HtmlReport page = new HtmlReport("Ranvier: handwritten digits, from pixels to joules");

    private StudyReport(StudyResult result) {
        this.result = result;
    }

    /**
     * Writes the page.
     *
     * @param charts in the order of the page
     */
    static void write(StudyResult result, List<StudyCharts.Drawn> charts, Path file) throws IOException {
        StudyReport report = new StudyReport(result);
        report.summary();
        report.page.heading("Charts");
        charts.forEach(chart -> report.page.chart(chart.caption(), chart.svg()));
        report.spikingNetworks();
        report.machines();
        report.provenance();
        report.page.write(file);
    }

    private void summary() {
        page.paragraph(String.format(
                Locale.ROOT,
                "One network trained on %,d images of %s, run as spikes in two codes, and a variant of it on a"
                        + " TrueNorth-like chip, beside conventional accelerators. Each accuracy comes from that machine's"
                        + " own arithmetic on all %,d test images.",
                result.dataset().train(),
                result.dataset().name(),
                result.dataset().test()));
        List<List<String>> rows = ResultTable.rows(result);
        page.table("Results, one image at a time", named(rows.get(0)), rows.subList(1, rows.size()));
        page.list(ResultTable.notes(result));
    }

    private void spikingNetworks() {
        page.heading("Spiking networks");
        Differences differences = result.differences();
        page.paragraph(String.format(
                Locale.ROOT,
                "The time-to-first-spike mapping is exact: %d of %,d images get another class than from the network it was"
                        + " made from%s.",
                differences.differing(),
                differences.samples(),
                differences.byCause().isEmpty() ? "" : ", by cause " + differences.byCause()));
        List<List<String>> rows = new ArrayList<>();
        for (AccuracyPoint point : result.accuracyOverTime()) {
            if (point.steps() != null) {
                rows.add(List.of(point.coding(), point.steps() + " steps", percent(point.accuracy())));
            }
        }
        page.table("Accuracy if the answer is read early", List.of("code", "after", "accuracy"), rows);
    }

    private void machines() {
        page.heading("Machines");
        List<String> shown = List.of();
        for (Machine machine : result.machines()) {
            List<List<String>> parts = new ArrayList<>();
            machine.breakdown()
                    .forEach((part, nanojoules) -> parts.add(List.of(
                            part,
                            ResultTable.significant(nanojoules) + " nJ",
                            percent(nanojoules / machine.energyPerSampleNanojoules()))));
            page.table(
                    machine.name() + ": " + machine.network() + ", "
                            + ResultTable.significant(machine.energyPerSampleNanojoules()) + " nJ an image",
                    List.of("part", "energy", "share"),
                    parts);
            page.list(machine.notes());
            if (!machine.sources().equals(shown)) {
                page.list(machine.sources());
                shown = machine.sources();
            }
        }
        if (!result.operationProxy().isEmpty()) {
            page.heading("The usual shortcut");
            page.paragraph(
                    "Most papers multiply operations by an energy each and leave out memory, transport and static"
                            + " power. For comparison only:");
            List<List<String>> rows = new ArrayList<>();
            for (OperationProxy proxy : result.operationProxy()) {
                rows.add(List.of(
                        proxy.network(),
                        ResultTable.significant(proxy.operations()),
                        proxy.operation(),
                        ResultTable.significant(proxy.energyPerSampleNanojoules()) + " nJ",
                        proxy.source()));
            }
            page.table("Operations only", List.of("network", "number", "operation", "energy", "source"), rows);
        }
    }

    private void provenance() {
        page.heading("Where these figures come from");
        Provenance origin = result.provenance();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", result.dataset().name() + ", SHA-256 " + origin.dataSha256());
        facts.put("seed", Long.toString(origin.seed()));
        facts.put("ranvier", origin.ranvierVersion());
        facts.put("java", origin.javaVersion() + " (" + origin.javaVendor() + ")");
        facts.put("machine", origin.cpu() + ", " + origin.os());
        facts.put("dense products", origin.gemm());
        origin.settings().forEach((name, value) -> facts.put(name, String.valueOf(value)));
        facts.put(
                "wall time",
                result.timing().totalSeconds() + " s on " + result.timing().threads() + " threads");
        page.facts(facts);
    }

    private static List<String> named(List<String> header) {
        List<String> named = new ArrayList<>(header);
        named.set(0, "network or machine");
        return named;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
