package dev.ranvier.examples.study.coding;

import dev.ranvier.examples.chart.AccuracySpikesChart;
import dev.ranvier.examples.chart.AccuracySweepChart;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.LayerBarsChart;
import dev.ranvier.examples.report.HtmlReport;
import dev.ranvier.examples.study.ResultFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;

/** Writes the study as a page with charts, and as JSON. */
public final class CodingReport {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;

    /** Rows whose errors are drawn layer by layer. */
    private static final List<String> LAYER_ROWS =
            List.of("rate, direct input", "rate, Poisson input", "few spikes, 8 steps a layer", "burst", "T2FSNN");

    private CodingReport() {}

    /** Writes report.html, results.json and the charts into a folder, which is made if need be. */
    public static void write(CodingResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        HtmlReport page = new HtmlReport(result.model() + " in every code");
        page.paragraph(String.join(" ", CodingTable.text(result).subList(0, 1)));
        page.table(
                "Every code and method; spikes and synaptic events for one image, images a second on all threads",
                CodingTable.HEADER,
                result.rows().stream()
                        .map(row -> CodingTable.cells(row, result))
                        .toList());
        page.chart(
                "Accuracy of the rate code if the answer is read after some steps.",
                ChartFiles.write(latency(result), folder, "accuracy-latency", WIDTH, HEIGHT));
        page.chart(
                "Accuracy against spikes for one image; numbers as in the table.",
                ChartFiles.write(AccuracySpikesChart.of(points(result)), folder, "accuracy-spikes", WIDTH, HEIGHT));
        page.chart(
                "Root mean square error of each stage, in parts of the trained values, on training images.",
                ChartFiles.write(layers(result), folder, "layer-errors", WIDTH, HEIGHT));
        page.heading("What others have published");
        page.paragraph(
                "Other networks and data, for orientation. Most of these figures are recalled or quoted by others,"
                        + " as marked; check them before citing.");
        page.table(
                "Published",
                List.of("what", "figure", "source"),
                result.published().stream()
                        .map(mark -> List.of(mark.what(), mark.figure(), mark.source()))
                        .toList());
        page.write(folder.resolve("report.html"));
        ResultFiles.write(folder.resolve("results.json"), ResultFiles.json(result));
    }

    private static JFreeChart latency(CodingResult result) {
        List<AccuracySweepChart.Line> lines = result.rows().stream()
                .filter(row -> !row.curve().isEmpty())
                .map(row -> new AccuracySweepChart.Line(
                        row.name(),
                        row.curve().stream().mapToDouble(CodingRow.Point::steps).toArray(),
                        row.curve().stream()
                                .mapToDouble(CodingRow.Point::accuracy)
                                .toArray()))
                .toList();
        return AccuracySweepChart.of(
                "Accuracy by number of steps", "steps", lines, result.annAccuracy(), "the trained network");
    }

    private static List<AccuracySpikesChart.Point> points(CodingResult result) {
        return result.rows().stream()
                .map(row -> new AccuracySpikesChart.Point(
                        String.valueOf(result.rows().indexOf(row) + 1),
                        row.code(),
                        row.spikesPerSample(),
                        row.accuracy()))
                .toList();
    }

    private static JFreeChart layers(CodingResult result) {
        Map<String, Map<String, Double>> series = new LinkedHashMap<>();
        for (CodingRow row : result.rows()) {
            if (LAYER_ROWS.contains(row.name())) {
                series.put(row.name(), row.layerErrors());
            }
        }
        return LayerBarsChart.of("Error of each layer", "relative error", series, "Lower is better");
    }
}
