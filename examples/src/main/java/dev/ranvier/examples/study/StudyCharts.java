package dev.ranvier.examples.study;

import dev.ranvier.examples.chart.AccuracyOverTimeChart;
import dev.ranvier.examples.chart.AccuracyOverTimeChart.Curve;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.EnergyBreakdownChart;
import dev.ranvier.examples.chart.LatencyEnergyChart;
import dev.ranvier.examples.chart.SpikeRasterChart;
import dev.ranvier.examples.study.StudyResult.AccuracyPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.JFreeChart;

/** Draws a study's charts into a folder. */
final class StudyCharts {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int RASTER_HEIGHT = 560;

    private final Path folder;
    private final Map<String, String> svgByTitle = new LinkedHashMap<>();

    private StudyCharts(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes every chart as PNG and SVG.
     *
     * @param folder an existing folder
     * @return SVG text by title, in the order of a report
     */
    static Map<String, String> write(StudyOutcome outcome, Path folder) throws IOException {
        StudyResult result = outcome.result();
        StudyCharts charts = new StudyCharts(folder);
        charts.accuracy(
                result, "rate", "time steps", "accuracy-over-steps", "Rate code: accuracy after a number of steps");
        charts.accuracy(
                result, "ttfs", "ms", "accuracy-over-time", "First-spike code: accuracy when answers stop at a time");
        for (Raster raster : outcome.rasters()) {
            String title = "Spikes of one digit, " + raster.coding() + " code";
            charts.add(
                    "spike-raster-" + raster.coding(),
                    RASTER_HEIGHT,
                    title,
                    SpikeRasterChart.of(title, raster.caption(), "ms", raster.panels(), raster.endMs()));
        }
        charts.add(
                "latency-energy",
                HEIGHT,
                "Latency against energy",
                LatencyEnergyChart.of(
                        "Latency against energy",
                        result.machines().stream()
                                .map(machine -> new LatencyEnergyChart.Point(
                                        machine.name(),
                                        machine.family(),
                                        machine.latencyMicroseconds(),
                                        machine.energyPerSampleNanojoules()))
                                .toList()));
        charts.add(
                "energy-breakdown",
                HEIGHT,
                "Where the energy goes",
                EnergyBreakdownChart.of(
                        "Where the energy goes",
                        result.machines().stream()
                                .map(machine -> new EnergyBreakdownChart.Bar(machine.name(), machine.breakdown()))
                                .toList()));
        return charts.svgByTitle;
    }

    private void accuracy(StudyResult result, String coding, String unit, String name, String title)
            throws IOException {
        List<AccuracyPoint> points = result.accuracyOverTime().stream()
                .filter(point -> point.coding().equals(coding))
                .toList();
        double[] times = points.stream()
                .mapToDouble(point -> Objects.requireNonNullElseGet(point.timeMs(), () -> (double) point.steps()))
                .toArray();
        double[] accuracies =
                points.stream().mapToDouble(AccuracyPoint::accuracy).toArray();
        List<Curve> curves = new ArrayList<>(List.of(new Curve(coding, times, accuracies)));
        add(
                name,
                HEIGHT,
                title,
                AccuracyOverTimeChart.of(title, unit, curves, result.ann().accuracy()));
    }

    private void add(String name, int height, String title, JFreeChart chart) throws IOException {
        svgByTitle.put(title, ChartFiles.write(chart, folder, name, WIDTH, height));
    }
}
