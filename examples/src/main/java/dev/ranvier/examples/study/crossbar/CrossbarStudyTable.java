package dev.ranvier.examples.study.crossbar;

import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.MachinePoint;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.Point;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.SensorPoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The result as lines for a terminal, and as CSV. */
public final class CrossbarStudyTable {

    private CrossbarStudyTable() {}

    /** One table for each sweep. */
    public static List<String> text(CrossbarStudyResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%s on %d test images of %s: %.2f %% in floating point",
                result.layers(), result.testSamples(), result.dataset(), 100 * result.trainedAccuracy()));
        for (String sweep : sweeps(result)) {
            lines.add("");
            lines.add(format(
                    "%-22s %-25s %9s %9s %12s %11s %12s",
                    sweep, "", "accuracy", "lowest", "writes/cell", "writing", "energy/image"));
            for (Point point : result.sweep(sweep)) {
                lines.add(format(
                        "%22s %-25s %7.2f %% %7.2f %% %12.2f %8.0f uJ %9.0f nJ",
                        value(point.value()),
                        point.variant(),
                        100 * point.meanAccuracy(),
                        100 * point.lowestAccuracy(),
                        point.writesPerCell(),
                        point.writeMicrojoules(),
                        point.energyPerSampleNanojoules()));
            }
        }
        lines.add("");
        lines.add(format(
                "%-22s %7s %7s %5s %10s %7s %15s %17s",
                "machine", "weights", "inputs", "cell", "converter", "arrays", "range for any", "calibrated range"));
        for (MachinePoint point : result.machines()) {
            lines.add(format(
                    "%-22s %5d b %5d b %3d b %8d b %7d %13.2f %% %15.2f %%",
                    point.machine(),
                    point.weightBits(),
                    point.inputBits(),
                    point.cellBits(),
                    point.adcBits(),
                    point.arrays(),
                    100 * point.widestRangeAccuracy(),
                    100 * point.calibratedAccuracy()));
        }
        lines.add("");
        lines.add(format(
                "%-22s %-25s %9s %35s %12s", "sensor, signal to noise", "converter", "accuracy", "", "energy/image"));
        for (SensorPoint point : result.sensor()) {
            lines.add(format(
                    "%19s dB %-25s %7.2f %% %35s %9.3g nJ",
                    value(point.signalToNoiseDecibels()),
                    point.adcBits() + " bits",
                    100 * point.accuracy(),
                    "",
                    point.energyPerSampleNanojoules()));
        }
        lines.add("");
        result.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    /** All points, one line each. */
    public static String csv(CrossbarStudyResult result) {
        StringBuilder csv =
                new StringBuilder("sweep,variant,value,meanAccuracy,lowestAccuracy,writesPerCell,writeMicrojoules,"
                        + "energyPerSampleNanojoules\n");
        for (Point point : result.points()) {
            csv.append(point.sweep()).append(',').append(point.variant());
            for (double number : new double[] {
                point.value(),
                point.meanAccuracy(),
                point.lowestAccuracy(),
                point.writesPerCell(),
                point.writeMicrojoules(),
                point.energyPerSampleNanojoules()
            }) {
                csv.append(',').append(number);
            }
            csv.append('\n');
        }
        for (SensorPoint point : result.sensor()) {
            csv.append("sensor signal to noise,")
                    .append(point.adcBits())
                    .append(" bits,")
                    .append(point.signalToNoiseDecibels())
                    .append(',')
                    .append(point.accuracy())
                    .append(',')
                    .append(point.accuracy())
                    .append(",,,")
                    .append(point.energyPerSampleNanojoules())
                    .append('\n');
        }
        return csv.toString();
    }

    static Set<String> sweeps(CrossbarStudyResult result) {
        Set<String> sweeps = new LinkedHashSet<>();
        result.points().forEach(point -> sweeps.add(point.sweep()));
        return sweeps;
    }

    private static String value(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
