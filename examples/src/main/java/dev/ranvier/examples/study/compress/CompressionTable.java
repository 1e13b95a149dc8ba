package dev.ranvier.examples.study.compress;

import dev.ranvier.examples.study.compress.CompressionResult.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result as lines for a terminal. */
public final class CompressionTable {

    private CompressionTable() {}

    /** One table. */
    public static List<String> text(CompressionResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "%s on %s: %d training, %d test images",
                result.layers(), result.dataset(), result.trainSamples(), result.testSamples()));
        lines.add("");
        lines.add(format(
                "%-35s %9s %7s %7s %10s %12s %12s",
                "", "accuracy", "lost", "zeros", "stored", "weight reads", "products"));
        for (Row row : result.rows()) {
            lines.add(format(
                    "%-35s %7.2f %% %7.2f %5.1f %% %6.0f KiB %12d %12d",
                    row.method(),
                    100 * row.accuracy(),
                    row.lostPoints(),
                    100 * row.sparsity(),
                    row.storedKibibytes(),
                    row.weightReadsPerSample(),
                    row.multiplyAccumulatesPerSample()));
        }
        lines.add("");
        lines.add("lost: points of accuracy; stored: weights that are not 0, without their addresses;");
        lines.add("weight reads and products: for one image, those with a weight of 0 left out");
        return lines;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
