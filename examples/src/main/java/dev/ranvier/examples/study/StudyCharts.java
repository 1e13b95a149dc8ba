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
import java.util.List;
import java.util.Objects;
import org.jfree.chart.JFreeChart;

/** Draws a study's charts into a folder. */
final class StudyCharts {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int RASTER_HEIGHT = 560;

    private final Path folder;
    private final List<Drawn> drawn = new ArrayList<>();

    /**
     * A chart that was written.
     *
     * @param caption what a reader sees in it
     * @param svg the whole SVG document
     */
    record Drawn(String caption, String svg) {}

    private StudyCharts(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes every chart as PNG and SVG.
     *
     * @param folder an existing folder
     * @return the charts in the order of a report
     */
    static List<Drawn> write(StudyOutcome outcome, Path folder) throws IOException {
        StudyResult result = outcome.result();
        StudyCharts charts = new StudyCharts(folder);
        charts.accuracy(
                result,
                "rate",
                "time steps",
                "accuracy-over-steps",
                "Rate code: accuracy after a number of steps",
                "Share of right answers if the spike counts are read after so many steps of the same run.");
        charts.accuracy(
                result,
                "ttfs",
                "ms",
                "accuracy-over-time",
                "Time to first spike: accuracy when answers stop at a time",
                "Share of images that have been answered, rightly, by that time of the network's own clock.");
        for (Raster raster : outcome.rasters()) {
            String title =
                    "Spikes of one digit, " + ("ttfs".equals(raster.coding()) ? "time to first spike" : "rate code");
            charts.add(
                    "spike-raster-" + raster.coding(),
                    RASTER_HEIGHT,
                    "Every spike of one test image, from the input at the top to the ten classes at the bottom.",
                    SpikeRasterChart.of(title, raster.caption(), "ms", raster.panels(), raster.endMs()));
        }
        charts.add(
                "latency-energy",
                HEIGHT,
                "Time and energy of one answer, one image at a time. The machines are of different technology nodes; nothing"
                        + " is scaled between them.",
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
                "Parts of the energy of one answer on each machine.",
                EnergyBreakdownChart.of(
                        "Where the energy goes",
                        result.machines().stream()
                                .map(machine -> new EnergyBreakdownChart.Bar(machine.name(), machine.breakdown()))
                                .toList()));
        return charts.drawn;
    }

    private void accuracy(StudyResult result, String coding, String unit, String name, String title, String caption)
            throws IOException {
        List<AccuracyPoint> points = result.accuracyOverTime().stream()
                .filter(point -> point.coding().equals(coding))
                .toList();
        double[] times = points.stream()
                .mapToDouble(point -> Objects.requireNonNullElseGet(point.timeMs(), () -> (double) point.steps()))
                .toArray();
        double[] accuracies =
                points.stream().mapToDouble(AccuracyPoint::accuracy).toArray();
        Curve curve = new Curve(coding, times, accuracies);
        double trained = result.ann().accuracy();
        add(name, HEIGHT, caption, AccuracyOverTimeChart.of(title, unit, List.of(curve), trained));
    }

    private void add(String name, int height, String caption, JFreeChart chart) throws IOException {
        drawn.add(new Drawn(caption, ChartFiles.write(chart, folder, name, WIDTH, height)));
    }
}
