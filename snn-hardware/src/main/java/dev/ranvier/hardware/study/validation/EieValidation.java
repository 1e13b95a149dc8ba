package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.accelerator.sparse.SparseEngine;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/** EIE against Han et al. 2016 (ISCA), doi:10.1109/ISCA.2016.30: tables III, IV and V, and the abstract. Batch 1. */
final class EieValidation implements Validation {

    private static final Source PAPER =
            new Source("Han, Liu, Mao, Pu, Pedram, Horowitz, Dally", 2016, "doi:10.1109/ISCA.2016.30");
    private static final String MACHINE = "eie";
    private static final int ELEMENTS = 64;
    private static final String ALL = "nine benchmark layers";

    /** Microseconds: theoretical and measured of the engine, then measured of dense processors. */
    private record PaperLayer(double theoretical, double actual, double gpu, double cpu, double mobileGpu) {}

    /** In the order of the benchmark. */
    private static final List<PaperLayer> LAYERS = List.of(
            new PaperLayer(28.1, 30.3, 541.5, 7516.2, 12437.2),
            new PaperLayer(11.7, 12.2, 243.0, 6187.1, 5765.0),
            new PaperLayer(8.9, 9.9, 80.5, 1134.9, 2252.1),
            new PaperLayer(28.1, 34.4, 1467.8, 35022.8, 35427.0),
            new PaperLayer(7.9, 8.7, 243.0, 5372.8, 5544.3),
            new PaperLayer(7.3, 8.4, 80.5, 774.2, 2243.1),
            new PaperLayer(5.2, 8.0, 65.0, 605.0, 1316.0),
            new PaperLayer(13.0, 13.9, 90.1, 1361.4, 2565.5),
            new PaperLayer(6.5, 7.5, 51.9, 470.5, 956.9));

    @Override
    public List<ValidationRow> rows() {
        SparseEngine engine = SparseEngine.eie();
        Workload benchmark = Networks.named("eie-benchmark").workload();
        AcceleratorResult result = engine.run(benchmark);
        List<ValidationRow> rows = new ArrayList<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            WorkloadLayer layer = benchmark.layers().get(i);
            LayerResult modelled = result.layers().get(i);
            rows.add(time("time without imbalance", layer, LAYERS.get(i).theoretical(), balanced(modelled), 0.10));
            rows.add(time("time", layer, LAYERS.get(i).actual(), microseconds(modelled), 0.15));
        }
        rows.add(ValidationRow.reported(
                MACHINE,
                "share of idle cycles with a queue of 1",
                ALL,
                read(0.5, "1"),
                idleShare(engine.withSheet(engine.sheet().with("queueDepth", 1)).run(benchmark)),
                "published as about half; here the mean over the layers"));
        addSpeedUps(rows, result);
        addEnergy(rows, result);
        addBesideDaDianNao(
                rows, engine, benchmark.layers().get(1), result.layers().get(1));
        return rows;
    }

    private static ValidationRow time(
            String quantity, WorkloadLayer layer, double published, double modelled, double tolerance) {
        Published figure = read(published, "us");
        return switch (layer.name()) {
            case "Alex-8" ->
                ValidationRow.reported(
                        MACHINE,
                        quantity,
                        layer.name(),
                        figure,
                        modelled,
                        "the published densities give 7.4 us without imbalance; with 30 % instead of 25 % of the"
                                + " weights they would"
                                + " give the published time");
            case "VGG-6" ->
                ValidationRow.reported(
                        MACHINE,
                        quantity,
                        layer.name(),
                        figure,
                        modelled,
                        "left out: the published time without imbalance repeats that of Alex-6");
            default -> ValidationRow.validated(MACHINE, quantity, layer.name(), figure, modelled, tolerance);
        };
    }

    private static void addSpeedUps(List<ValidationRow> rows, AcceleratorResult result) {
        double cpu = 1;
        double gpu = 1;
        double mobileGpu = 1;
        double power = 1.0 / LAYERS.size();
        for (int i = 0; i < LAYERS.size(); i++) {
            double us = microseconds(result.layers().get(i));
            cpu *= Math.pow(LAYERS.get(i).cpu() / us, power);
            gpu *= Math.pow(LAYERS.get(i).gpu() / us, power);
            mobileGpu *= Math.pow(LAYERS.get(i).mobileGpu() / us, power);
        }
        String why = "geometric mean of the measured times of the processor over the modelled ones";
        rows.add(ValidationRow.validated(MACHINE, "times faster than the i7-5930K", ALL, read(189, "1"), cpu, 0.15)
                .because(why));
        rows.add(ValidationRow.validated(MACHINE, "times faster than the Titan X", ALL, read(13, "1"), gpu, 0.15)
                .because(why));
        rows.add(
                ValidationRow.validated(MACHINE, "times faster than the Tegra K1", ALL, read(307, "1"), mobileGpu, 0.15)
                        .because(why));
    }

    private static void addEnergy(List<ValidationRow> rows, AcceleratorResult result) {
        double cpu = 1;
        double gpu = 1;
        double mobileGpu = 1;
        double share = 1.0 / LAYERS.size();
        for (int i = 0; i < LAYERS.size(); i++) {
            double microjoules = result.layers().get(i).energy().totalNanojoules() / 1e3;
            cpu *= Math.pow(73 * LAYERS.get(i).cpu() / microjoules, share);
            gpu *= Math.pow(159 * LAYERS.get(i).gpu() / microjoules, share);
            mobileGpu *= Math.pow(5.1 * LAYERS.get(i).mobileGpu() / microjoules, share);
        }
        String why = "measured time and power of the processor over the modelled energy, which lacks leakage and clock";
        rows.add(ValidationRow.reported(
                MACHINE, "times less energy than the i7-5930K", ALL, read(24_000, "1"), cpu, why));
        rows.add(ValidationRow.reported(MACHINE, "times less energy than the Titan X", ALL, read(3400, "1"), gpu, why));
        rows.add(ValidationRow.reported(
                MACHINE, "times less energy than the Tegra K1", ALL, read(2700, "1"), mobileGpu, why));
        LayerResult alex7 = result.layers().get(1);
        rows.add(ValidationRow.validated(
                        MACHINE,
                        "power",
                        "Alex-7",
                        read(0.59, "W"),
                        alex7.energy().totalNanojoules() / alex7.latency().microseconds() / 1e3,
                        0.40)
                .because("leakage, clock and control are not published apart and not priced"));
        rows.add(ValidationRow.validated(
                MACHINE, "frames per second", "Alex-7", read(81_967, "1/s"), 1e6 / microseconds(alex7), 0.15));
        rows.add(ValidationRow.reported(
                MACHINE,
                "frames per joule",
                "Alex-7",
                read(138_927, "1/J"),
                1e9 / alex7.energy().totalNanojoules(),
                "leakage, clock and control are not priced"));
    }

    private static void addBesideDaDianNao(
            List<ValidationRow> rows, SparseEngine engine, WorkloadLayer layer, LayerResult alex7) {
        // 16 tiles of 256 multipliers at 606 MHz read all 4096 x 4096 weights of the dense layer in 4096 cycles.
        double daDianNao = 606e6 / 4096;
        SparseEngine large =
                engine.withSheet(engine.sheet().with("processingElements", 256).with("clockHertz", 1.2e9));
        double frames = clock(large, layer);
        rows.add(ValidationRow.reported(
                MACHINE,
                "times the frames per second of DaDianNao, 256 elements at 28 nm",
                "Alex-7",
                read(2.9, "1"),
                frames / daDianNao,
                "the clock of 1.2 GHz at 28 nm is recalled"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "times the frames per second of DaDianNao, 64 elements",
                "Alex-7",
                new Published(81_967.0 / 147_938, "1", PAPER, Confidence.DERIVED),
                1e6 / microseconds(alex7) / daDianNao,
                "DaDianNao reads the dense weights, EIE a ninth of them with a sixtieth of the bandwidth"));
    }

    private static double clock(SparseEngine engine, WorkloadLayer layer) {
        Workload alone = new Workload(layer.name(), 1, List.of(layer), List.of());
        return 1e6 / engine.run(alone).latencyMicroseconds();
    }

    private static double idleShare(AcceleratorResult result) {
        return result.layers().stream()
                .mapToDouble(layer -> 1 - balanced(layer) / microseconds(layer))
                .average()
                .orElseThrow();
    }

    /** Microseconds if every element always had work. */
    private static double balanced(LayerResult result) {
        double steps = result.counts().count("mac", "multiplyAdd");
        return steps / ELEMENTS / result.latency().clockHertz() * 1e6;
    }

    private static double microseconds(LayerResult result) {
        return result.latency().microseconds();
    }

    private static Published read(double value, String unit) {
        return new Published(value, unit, PAPER, Confidence.READ);
    }
}
