package dev.ranvier.examples.study.crossbar;

import dev.ranvier.examples.chart.AccuracySweepChart;
import dev.ranvier.examples.chart.AccuracySweepChart.Line;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.Point;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.SensorPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the study writes: {@code crossbar.json}, {@code crossbar.csv} and a chart for each sweep. */
public final class CrossbarStudyFiles {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final String TRAINED = "the network in floating point";

    private static final Map<String, String> AXES = Map.of(
            CrossbarSweeps.VARIATION, "spread of a written conductance, share of its range",
            CrossbarSweeps.STUCK, "share of cells that are stuck",
            CrossbarSweeps.NOISE, "noise of a cell in a read, share of the range of conductance",
            CrossbarSweeps.CONVERTER, "bits of the converters behind the columns",
            CrossbarSweeps.DIGITS, "bits of an input that a read applies, with 8-bit converters behind the columns",
            CrossbarSweeps.TOGETHER, "strength of the faults; 1: 10 % spread, 5 % stuck, 2 % noise, 6-bit converters");

    private CrossbarStudyFiles() {}

    /**
     * Writes all files into a folder, which is made if it is not there.
     *
     * @throws IOException if the folder cannot be made or a file not written
     */
    public static void write(CrossbarStudyResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        ResultFiles.write(folder.resolve("crossbar.json"), ResultFiles.json(result));
        ResultFiles.write(folder.resolve("crossbar.csv"), CrossbarStudyTable.csv(result));
        for (String sweep : CrossbarStudyTable.sweeps(result)) {
            Map<String, List<Point>> variants = new LinkedHashMap<>();
            result.sweep(sweep)
                    .forEach(point -> variants.computeIfAbsent(point.variant(), name -> new ArrayList<>())
                            .add(point));
            List<Line> lines = new ArrayList<>();
            variants.forEach((name, points) -> lines.add(new Line(
                    name,
                    points.stream().mapToDouble(Point::value).toArray(),
                    points.stream().mapToDouble(Point::meanAccuracy).toArray())));
            draw(folder, "crossbar-" + sweep.replace(' ', '-'), "Crossbars: " + sweep, AXES.get(sweep), lines, result);
        }
        Map<Integer, List<SensorPoint>> bits = new LinkedHashMap<>();
        result.sensor()
                .forEach(point -> bits.computeIfAbsent(point.adcBits(), b -> new ArrayList<>())
                        .add(point));
        List<Line> lines = new ArrayList<>();
        bits.forEach((b, points) -> lines.add(new Line(
                b + "-bit converters",
                points.stream().mapToDouble(SensorPoint::signalToNoiseDecibels).toArray(),
                points.stream().mapToDouble(SensorPoint::accuracy).toArray())));
        draw(folder, "sensor-signal-to-noise", "First layer in the sensor", "signal to noise, dB", lines, result);
    }

    private static void draw(
            Path folder, String name, String title, String axis, List<Line> lines, CrossbarStudyResult result)
            throws IOException {
        ChartFiles.write(
                AccuracySweepChart.of(title, axis, lines, result.trainedAccuracy(), TRAINED),
                folder,
                name,
                WIDTH,
                HEIGHT);
    }
}
