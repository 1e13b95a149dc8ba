package dev.ranvier.examples.study.front;

import dev.ranvier.examples.chart.AccuracyEnergyChart;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.training.spiking.ChipModel;
import dev.ranvier.training.spiking.ChipModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the study of the front leaves behind: results, the chart, the trained networks, and lines for the terminal. */
public final class FrontFiles {

    private static final double NANOJOULES_PER_MICROJOULE = 1000;

    private FrontFiles() {}

    /** Writes {@code results.json} and the chart {@code front.png}, {@code front.svg} into the folder. */
    public static void write(FrontResult result, Path folder) throws IOException {
        List<AccuracyEnergyChart.Point> points = new ArrayList<>();
        for (FrontResult.Row row : result.rows()) {
            points.add(new AccuracyEnergyChart.Point(
                    row.name() + ", " + row.cores() + " cores",
                    "this chip model, used cores powered",
                    row.energyPerImageNanojoules() / NANOJOULES_PER_MICROJOULE,
                    row.accuracy()));
        }
        for (FrontResult.Published published : result.published()) {
            points.add(new AccuracyEnergyChart.Point(
                    published.name(),
                    "published (Esser et al. 2015)",
                    published.energyPerImageNanojoules() / NANOJOULES_PER_MICROJOULE,
                    published.accuracy()));
        }
        String subtitle = result.testImages() + " test images of " + result.dataset()
                + "; ours by a model fitted to published powers, 0.8 V, 1 ms a tick; left and up is better";
        ChartFiles.write(
                AccuracyEnergyChart.of("Accuracy and energy on the chip", subtitle, points), folder, "front", 900, 520);
        ResultFiles.write(folder.resolve("results.json"), ResultFiles.json(result));
    }

    /** Writes each trained network as {@code NAME.cores.gz} into the folder, which is made if need be. */
    public static void writeModels(Map<String, ChipModel> models, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, ChipModel> model : models.entrySet()) {
            ChipModelFile.write(model.getValue(), folder.resolve(model.getKey() + ".cores.gz"));
        }
    }

    /** A table for the terminal. */
    public static List<String> text(FrontResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-18s %6s %6s %9s %11s %10s %13s %13s %9s",
                "network",
                "cores",
                "ticks",
                "accuracy",
                "deliveries",
                "events",
                "used cores",
                "whole chip",
                "images/s"));
        for (FrontResult.Row row : result.rows()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %6d %6d %7.2f %% %11.0f %10.0f %10.3f uJ %10.1f uJ %9.1f",
                    row.name(),
                    row.cores(),
                    row.ticksPerImage(),
                    100 * row.accuracy(),
                    row.deliveriesPerImage(),
                    row.synapticEventsPerImage(),
                    row.energyPerImageNanojoules() / NANOJOULES_PER_MICROJOULE,
                    row.wholeChipEnergyPerImageNanojoules() / NANOJOULES_PER_MICROJOULE,
                    row.imagesPerSecond()));
        }
        for (FrontResult.Published published : result.published()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %6s %6s %7.2f %% %11s %10s %10.3f uJ   (%s)",
                    published.name(),
                    "",
                    "",
                    100 * published.accuracy(),
                    "",
                    "",
                    published.energyPerImageNanojoules() / NANOJOULES_PER_MICROJOULE,
                    published.certainty()));
        }
        return lines;
    }
}
