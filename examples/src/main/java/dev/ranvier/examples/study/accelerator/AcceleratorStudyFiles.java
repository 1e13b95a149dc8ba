package dev.ranvier.examples.study.accelerator;

import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.EnergyBreakdownChart;
import dev.ranvier.examples.chart.LatencyEnergyChart;
import dev.ranvier.examples.chart.RooflineChart;
import dev.ranvier.examples.chart.UtilisationChart;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.accelerator.roofline.RooflineMachine;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.study.MachineRoofline;
import dev.ranvier.hardware.study.ScalabilityStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The charts of the study. */
public final class AcceleratorStudyFiles {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;
    private static final int BAR_HEIGHT = 34;
    private static final int AROUND_BARS = 150;

    /** Of the platforms that are a roofline only, these stand for the others, or nobody could read the charts. */
    private static final Set<String> REFERENCE_PLATFORMS = Set.of("core-i7-5930k", "titan-x-maxwell", "tegra-k1");

    private AcceleratorStudyFiles() {}

    /**
     * Writes all charts into a folder, which is made if it is not there.
     *
     * @return names of the charts
     * @throws IOException if the folder cannot be made or a file not written
     */
    public static List<String> write(AcceleratorStudy.Result result, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> written = new ArrayList<>();
        written.add(machines(result, folder));
        written.add(layers(result.close(), folder));
        written.add(latencyEnergy(result, folder));
        if (result.roofline().isPresent()) {
            written.add(roofline(result.roofline().get(), result.close(), folder));
        }
        written.add(utilisation(result, folder));
        return written;
    }

    private static String machines(AcceleratorStudy.Result result, Path folder) throws IOException {
        List<EnergyBreakdownChart.Bar> bars = new ArrayList<>();
        result.results().forEach((name, run) -> {
            if (charted(name, run)) {
                bars.add(new EnergyBreakdownChart.Bar(
                        name + star(run), PartKinds.of(perSample(run.total(), run.batch()))));
            }
        });
        ChartFiles.write(
                EnergyBreakdownChart.of(
                        "Energy of " + result.close().workload() + " by part, batch "
                                + result.close().batch() + " (* without parts that nobody published)",
                        bars),
                folder,
                "machines-energy",
                WIDTH,
                height(bars));
        return "machines-energy";
    }

    private static String layers(AcceleratorResult run, Path folder) throws IOException {
        List<EnergyBreakdownChart.Bar> bars = new ArrayList<>();
        for (LayerResult layer : run.layers()) {
            if (layer.energy().totalNanojoules() > 0) {
                bars.add(new EnergyBreakdownChart.Bar(layer.name(), perSample(layer, run.batch())));
            }
        }
        if (bars.isEmpty()) {
            bars.add(new EnergyBreakdownChart.Bar("nothing is published", Map.of("unknown", 1.0)));
        }
        ChartFiles.write(
                EnergyBreakdownChart.ofLayers(
                        run.machine() + ": energy of each layer of " + run.workload() + ", batch " + run.batch(), bars),
                folder,
                "layers-energy",
                WIDTH,
                height(bars));
        return "layers-energy";
    }

    private static int height(List<EnergyBreakdownChart.Bar> bars) {
        return AROUND_BARS + BAR_HEIGHT * bars.size();
    }

    private static String latencyEnergy(AcceleratorStudy.Result result, Path folder) throws IOException {
        List<LatencyEnergyChart.Point> points = new ArrayList<>();
        result.results().forEach((name, run) -> {
            if (charted(name, run)) {
                points.add(new LatencyEnergyChart.Point(
                        name + star(run),
                        family(run.family()),
                        run.latencyMicroseconds(),
                        run.energyPerSampleNanojoules()));
            }
        });
        ChartFiles.write(
                LatencyEnergyChart.of(
                        "Latency against energy: " + result.close().workload(),
                        "Time of a batch of " + result.close().batch()
                                + ", energy of one sample, logarithmic axes; * without parts that nobody published",
                        points),
                folder,
                "latency-energy",
                WIDTH,
                HEIGHT);
        return "latency-energy";
    }

    private static String roofline(MachineRoofline roof, AcceleratorResult run, Path folder) throws IOException {
        List<RooflineChart.Dot> dots = roof.points().stream()
                .map(point ->
                        new RooflineChart.Dot(point.name(), point.operationsPerByte(), point.operationsPerSecond()))
                .toList();
        ChartFiles.write(
                RooflineChart.of(
                        roof.machine() + ": roof and layers of " + run.workload() + ", batch " + run.batch(),
                        "Bytes over the link to the memory outside, as the model counts them",
                        roof.roofline().peakOperationsPerSecond(),
                        roof.roofline().bytesPerSecond(),
                        List.of(new RooflineChart.Group("layers", dots))),
                folder,
                "roofline",
                WIDTH,
                HEIGHT);
        return "roofline";
    }

    private static String utilisation(AcceleratorStudy.Result result, Path folder) throws IOException {
        List<UtilisationChart.Line> lines = new ArrayList<>();
        result.utilisation()
                .forEach((name, points) -> lines.add(new UtilisationChart.Line(
                        name,
                        points.stream()
                                .mapToDouble(ScalabilityStudy.Point::elements)
                                .toArray(),
                        points.stream()
                                .mapToDouble(ScalabilityStudy.Point::utilisation)
                                .toArray())));
        ChartFiles.write(
                UtilisationChart.of(
                        "How " + result.close().workload() + " fills systolic arrays, batch "
                                + result.close().batch(),
                        "Square arrays without stalls; small arrays in a grid with as many elements",
                        lines),
                folder,
                "utilisation",
                WIDTH,
                HEIGHT);
        return "utilisation";
    }

    private static Map<String, Double> perSample(LayerResult layer, int batch) {
        Map<String, Double> parts = new LinkedHashMap<>(layer.energy().breakdownNanojoules());
        parts.replaceAll((part, nanojoules) -> nanojoules / batch);
        return parts;
    }

    private static boolean charted(String name, AcceleratorResult run) {
        boolean roofline = Machines.named(name) instanceof RooflineMachine;
        return run.total().energy().totalNanojoules() > 0 && (!roofline || REFERENCE_PLATFORMS.contains(name));
    }

    private static String star(AcceleratorResult run) {
        EnergyReport energy = run.total().energy();
        return energy.complete() ? "" : " *";
    }

    /** Kinds of machines, few enough for as many colours. */
    private static String family(String family) {
        if (family.contains("systolic")) {
            return "systolic array";
        }
        if (family.contains("roofline")) {
            return "processor, roofline";
        }
        if (family.contains("adder trees") || family.contains("resident weights")) {
            return "adder trees";
        }
        if (family.contains("sensor")) {
            return "at the sensor";
        }
        int comma = family.indexOf(',');
        return comma < 0 ? family : family.substring(0, comma);
    }
}
