package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.accelerator.rowstationary.RowStationaryArray;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Eyeriss against Chen, Krishna, Emer, Sze 2017 (JSSC), doi:10.1109/JSSC.2016.2616357: table V (AlexNet, batch 4, 200
 * MHz, 1 V) and the abstract. The chip's power does not include the memory off the chip.
 */
final class EyerissValidation implements Validation {

    private static final Source CHIP =
            new Source("Chen, Krishna, Emer, Sze", 2017, "doi:10.1109/JSSC.2016.2616357, table V and abstract");
    private static final String MACHINE = "eyeriss";

    /** A layer with published time and power; active elements are published for all five. */
    private record ChipLayer(
            String name, double milliseconds, double milliwatts, double dramMegabytes, double bufferMegabytes) {}

    private static final List<ChipLayer> LAYERS = List.of(
            new ChipLayer("conv1", 16.5, 332, 5.0, 18.5),
            new ChipLayer("conv3", 21.8, 266, 3.0, 50.2),
            new ChipLayer("conv5", 10.0, 236, 1.3, 24.9));
    private static final int[] ACTIVE = {154, 135, 156, 156, 156}; // [convolution of AlexNet]

    @Override
    public List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        AcceleratorResult fitted = RowStationaryArray.eyeriss().run(convolutions("alexnet", 4));
        AcceleratorResult cited = cited().run(convolutions("alexnet", 4));
        for (ChipLayer layer : LAYERS) {
            addLayer(rows, layer, named(fitted, layer.name()), named(cited, layer.name()));
        }
        for (int i = 0; i < ACTIVE.length; i++) {
            LayerResult modelled = fitted.layers().get(i);
            rows.add(ValidationRow.validated(
                    MACHINE,
                    "active elements of the mapping",
                    alexNet(modelled.name()),
                    new Published(ACTIVE[i], "elements", CHIP, Confidence.READ),
                    modelled.activeElements(),
                    0.001));
        }
        addTotal(rows, fitted, cited);
        addVgg(rows);
        return rows;
    }

    private static void addLayer(List<ValidationRow> rows, ChipLayer layer, LayerResult fitted, LayerResult cited) {
        String workload = alexNet(layer.name());
        rows.add(ValidationRow.validated(
                MACHINE,
                "processing time",
                workload,
                new Published(layer.milliseconds(), "ms", CHIP, Confidence.READ),
                milliseconds(fitted),
                0.20));
        Published power = new Published(layer.milliwatts(), "mW", CHIP, Confidence.READ);
        rows.add(ValidationRow.validated(
                        MACHINE, "power, cited constants only", workload, power, chipMilliwatts(cited), 0.40)
                .because("no source has a constant for the clock tree and control"));
        rows.add(ValidationRow.fitted(
                MACHINE,
                "power",
                workload,
                power,
                chipMilliwatts(fitted),
                "one constant, the power of the clock, is the mean of what conv1, conv3 and conv5 lack"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "bytes over the memory link",
                workload,
                new Published(layer.dramMegabytes(), "MB", CHIP, Confidence.RECALLED),
                fitted.counts().count("dram", "word") * 2 / 1e6,
                "results are not run-length coded here, their zeros are not known"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "bytes in and out of the buffer",
                workload,
                new Published(layer.bufferMegabytes(), "MB", CHIP, Confidence.RECALLED),
                fitted.counts().count("buffer", "word") * 2 / 1e6,
                "the chip's mapping need not be the one found; filters count once, their prefetch does not"));
    }

    private static void addTotal(List<ValidationRow> rows, AcceleratorResult fitted, AcceleratorResult cited) {
        String workload = "AlexNet, 5 convolutions, batch 4";
        rows.add(ValidationRow.validated(
                MACHINE,
                "processing time",
                workload,
                new Published(103.5, "ms", CHIP, Confidence.DERIVED),
                milliseconds(fitted.total()),
                0.20));
        rows.add(ValidationRow.reported(
                MACHINE,
                "frames per second",
                workload,
                new Published(34.7, "1/s", CHIP, Confidence.READ),
                4e3 / milliseconds(fitted.total()),
                "the chip's 115.3 ms include loading between layers, which is not modelled"));
        Published power = new Published(278, "mW", CHIP, Confidence.READ);
        rows.add(ValidationRow.validated(
                        MACHINE, "power, cited constants only", workload, power, chipMilliwatts(cited.total()), 0.40)
                .because("no source has a constant for the clock tree and control"));
        rows.add(ValidationRow.fitted(
                MACHINE,
                "power",
                workload,
                power,
                chipMilliwatts(fitted.total()),
                "three of the five layers were used to fit the power of the clock"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "words from and to memory for a multiply-accumulate",
                workload,
                new Published(0.0029, "1", CHIP, Confidence.READ),
                memoryWordsPerMac(fitted.total()),
                "results are not run-length coded here"));
    }

    private static void addVgg(List<ValidationRow> rows) {
        String workload = "VGG-16, 13 convolutions, batch 3";
        LayerResult vgg =
                RowStationaryArray.eyeriss().run(convolutions("vgg-16", 3)).total();
        rows.add(ValidationRow.reported(
                MACHINE,
                "frames per second",
                workload,
                new Published(0.7, "1/s", CHIP, Confidence.READ),
                3e3 / milliseconds(vgg),
                "the chip keeps its elements at a third of their peak here; its paper's mapping does not say"
                        + " why, and the"
                        + " model has no stalls within a pass"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "power",
                workload,
                new Published(236, "mW", CHIP, Confidence.READ),
                chipMilliwatts(vgg),
                "zeros among the inputs are not known, so nothing is gated; and the chip's elements wait more"));
        rows.add(ValidationRow.reported(
                MACHINE,
                "words from and to memory for a multiply-accumulate",
                workload,
                new Published(0.0035, "1", CHIP, Confidence.READ),
                memoryWordsPerMac(vgg),
                "zeros are not known, so nothing is run-length coded"));
    }

    private static RowStationaryArray cited() {
        RowStationaryArray chip = RowStationaryArray.eyeriss();
        return chip.withEnergies(chip.energies().withoutFitted());
    }

    private static Workload convolutions(String network, int batch) {
        Workload all = Networks.named(network).workload();
        List<WorkloadLayer> convolutions = all.layers().stream()
                .filter(layer -> layer.operation() instanceof Convolution)
                .toList();
        return new Workload(all.name() + ", convolutions", batch, convolutions, List.of());
    }

    private static LayerResult named(AcceleratorResult result, String name) {
        return result.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String alexNet(String layer) {
        return "AlexNet " + layer + ", batch 4";
    }

    private static double milliseconds(LayerResult result) {
        return result.latency().microseconds() / 1e3;
    }

    private static double memoryWordsPerMac(LayerResult result) {
        return result.counts().count("dram", "word") / result.multiplyAccumulates();
    }

    /** Mean power without the memory off the chip; nJ / us = mW. */
    private static double chipMilliwatts(LayerResult result) {
        double memory = result.energy().breakdownNanojoules().get("dram");
        return (result.energy().totalNanojoules() - memory) / result.latency().microseconds();
    }
}
