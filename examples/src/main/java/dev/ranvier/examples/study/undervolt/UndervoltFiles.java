package dev.ranvier.examples.study.undervolt;

import dev.ranvier.examples.chart.AccuracySweepChart;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.undervolt.UndervoltResult.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the study writes, {@code undervolt.json} and a chart, and its lines for a terminal. */
public final class UndervoltFiles {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;

    private UndervoltFiles() {}

    /**
     * Writes all files into a folder, which is made if it is not there.
     *
     * @throws IOException if the folder cannot be made or a file not written
     */
    public static void write(UndervoltResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        ResultFiles.write(folder.resolve("undervolt.json"), ResultFiles.json(result));
        ChartFiles.write(
                AccuracySweepChart.of(
                        "Late products dropped: accuracy over the supply voltage",
                        "supply voltage of the multiply-accumulates, V",
                        List.of(new AccuracySweepChart.Line(
                                "test images",
                                result.points().stream()
                                        .mapToDouble(Point::supplyVolts)
                                        .toArray(),
                                result.points().stream()
                                        .mapToDouble(Point::accuracy)
                                        .toArray())),
                        result.trainedAccuracy(),
                        "the test images without late products"),
                folder,
                "undervolt",
                WIDTH,
                HEIGHT);
    }

    /** A table, the chosen voltage and the notes. */
    public static List<String> text(UndervoltResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%s on %s: %.2f %% on %d test images without late products",
                result.layers(), result.dataset(), 100 * result.trainedAccuracy(), result.testSamples()));
        lines.add(
                format("%8s %10s %12s %12s %10s %14s", "volts", "delay", "late", "validation", "test", "energy saved"));
        for (Point point : result.points()) {
            lines.add(format(
                    "%8.2f %10.3f %10.4f %% %10.2f %% %8.2f %% %12.1f %%",
                    point.supplyVolts(),
                    point.slowdown(),
                    100 * point.lateShare(),
                    100 * point.validationAccuracy(),
                    100 * point.accuracy(),
                    100 * point.arithmeticEnergySaved()));
        }
        lines.add(format(
                "Chosen on %d validation images with at most %.0f %% lost: %.2f V saves %.1f %% of the energy of"
                        + " arithmetic at %.2f %% on the test images",
                result.validationSamples(),
                100 * result.allowedLoss(),
                result.chosenVolts(),
                100 * result.chosenEnergySaved(),
                100 * result.chosenAccuracy()));
        result.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
