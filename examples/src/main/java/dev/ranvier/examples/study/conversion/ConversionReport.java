package dev.ranvier.examples.study.conversion;

import dev.ranvier.examples.chart.AccuracySweepChart;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.LayerBarsChart;
import dev.ranvier.examples.report.HtmlReport;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.training.conversion.diagnosis.LayerDiagnosis;
import dev.ranvier.training.conversion.diagnosis.SweepPoint;
import dev.ranvier.training.conversion.stage.LayerFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.JFreeChart;

/** Writes a conversion as a page to read, with charts, and as JSON. */
public final class ConversionReport {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;

    private static final List<String> STAGE_HEADER = List.of(
            "stage", "neurons", "correlation", "relative error", "spikes/neuron", "dead", "saturated", "answers kept");

    private final ConversionOutcome outcome;
    private final String model;
    private final String images;

    /**
     * Prepares a report.
     *
     * @param model name of the trained network
     * @param images what it was scored on
     */
    public ConversionReport(ConversionOutcome outcome, String model, String images) {
        this.outcome = outcome;
        this.model = model;
        this.images = images;
    }

    /** Writes report.html, results.json and the charts into a folder, which is made if need be. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        HtmlReport page = new HtmlReport(model + " as spikes");
        summary(page);
        layers(page, folder);
        if (!outcome.sweep().isEmpty()) {
            page.heading("Scales and steps of the rate code");
            page.chart(
                    "Share of the answers that are the trained network's, by scales and steps, on training images.",
                    ChartFiles.write(sweepChart(), folder, "sweep", WIDTH, HEIGHT + 100));
        }
        page.heading("Pre-flight");
        page.table(
                "What became of each layer",
                List.of("layer", "kind", "verdict", "how"),
                outcome.preflight().stream().map(ConversionReport::row).toList());
        page.write(folder.resolve("report.html"));
        ResultFiles.write(folder.resolve("results.json"), ResultFiles.json(json()));
    }

    private void summary(HtmlReport page) {
        page.list(outcome.advice());
        String decided = outcome.snn().meanDecisionSteps() == null
                ? format("%.2f ms", outcome.snn().meanDecisionTimeMs())
                : format("%.2f steps", outcome.snn().meanDecisionSteps());
        page.table(
                "On " + outcome.samples() + " images of " + images,
                List.of("network", "accuracy", "decided after", "spikes/image", "synaptic events/image"),
                List.of(
                        List.of("trained", percent(outcome.annAccuracy()), "-", "-", "-"),
                        List.of(
                                outcome.chosen(),
                                percent(outcome.snn().accuracy()),
                                decided,
                                format("%.1f", outcome.snn().spikesPerSample()),
                                format("%.1f", outcome.snn().synapticEventsPerSample()))));
        page.paragraph(outcome.differences() + " of " + outcome.samples()
                + " answers differ from the trained network's. All choices were made on training images.");
        if (!outcome.candidates().isEmpty()) {
            page.heading("Codes that were compared");
            page.table(
                    "On training images",
                    List.of("code", "accuracy", "agreement", "decided after", "synaptic events/image", "frontier"),
                    outcome.candidates().stream().map(ConversionReport::row).toList());
        }
    }

    private void layers(HtmlReport page, Path folder) throws IOException {
        page.heading("Layers");
        page.paragraph("Each stage's values as they are read from the spikes, held against the trained network's on"
                + " training images. Answers kept: the share of the answers that stay the same if the trained network goes"
                + " on from those values.");
        page.table(
                "Stages",
                STAGE_HEADER,
                outcome.layers().stream().map(ConversionReport::row).toList());
        if (!outcome.integerLayers().isEmpty()) {
            page.table(
                    "Stages, with dense weights of 8-bit integers",
                    STAGE_HEADER,
                    outcome.integerLayers().stream().map(ConversionReport::row).toList());
        }
        Map<String, Double> errors = new LinkedHashMap<>();
        outcome.layers().stream()
                .filter(layer -> layer.relativeError() != null)
                .forEach(layer -> errors.put(layer.name(), layer.relativeError()));
        if (!errors.isEmpty()) {
            JFreeChart chart = LayerBarsChart.of(
                    "Error of each layer", "relative error", Map.of("relative error", errors), "Lower is better");
            page.chart(
                    "Root mean square error of each stage, in parts of the trained values.",
                    ChartFiles.write(chart, folder, "layers", WIDTH, HEIGHT));
        }
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model);
        json.put("images", images);
        json.put("samples", outcome.samples());
        json.put("ann", Map.of("accuracy", outcome.annAccuracy()));
        json.put("method", outcome.chosen());
        json.put("snn", outcome.snn());
        json.put("differences", outcome.differences());
        json.put("causes", outcome.causes());
        json.put("preflight", outcome.preflight());
        json.put("layers", outcome.layers());
        json.put("integerLayers", outcome.integerLayers());
        json.put("sweep", outcome.sweep());
        json.put("candidates", outcome.candidates());
        json.put("advice", outcome.advice());
        return json;
    }

    private JFreeChart sweepChart() {
        Map<String, List<SweepPoint>> byScales = new LinkedHashMap<>();
        for (SweepPoint point : outcome.sweep()) {
            byScales.computeIfAbsent(point.scales(), scales -> new ArrayList<>())
                    .add(point);
        }
        List<AccuracySweepChart.Line> lines = new ArrayList<>();
        byScales.forEach((scales, points) -> lines.add(new AccuracySweepChart.Line(
                scales,
                points.stream()
                        .mapToDouble(point -> Math.log(point.steps()) / Math.log(2))
                        .toArray(),
                points.stream().mapToDouble(SweepPoint::agreement).toArray())));
        return AccuracySweepChart.of(
                "Answers like the trained network's",
                "steps, as a power of two",
                "share of the answers, %",
                lines,
                1,
                "all answers the same");
    }

    private static List<String> row(ConversionOutcome.Candidate candidate) {
        return List.of(
                candidate.name(),
                percent(candidate.accuracy()),
                percent(candidate.agreement()),
                candidate.decision(),
                format("%.0f", candidate.synapticEventsPerSample()),
                candidate.frontier() ? "yes" : "no");
    }

    private static List<String> row(LayerDiagnosis layer) {
        return List.of(
                layer.name(),
                String.valueOf(layer.neurons()),
                layer.correlation() == null ? "-" : format("%.5f", layer.correlation()),
                layer.relativeError() == null ? "-" : format("%.4f", layer.relativeError()),
                format("%.3f", layer.spikesPerNeuron()),
                percent(layer.deadShare()),
                percent(layer.saturatedShare()),
                layer.agreement() == null ? "-" : percent(layer.agreement()));
    }

    private static List<String> row(LayerFinding finding) {
        return List.of(
                finding.layer(),
                finding.kind(),
                finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                finding.how());
    }

    private static String percent(double share) {
        return format("%.2f %%", 100 * share);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
