package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.neardata.OperandDrivenVaults;
import dev.ranvier.hardware.accelerator.rowstationary.VaultArrays;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * TETRIS against Gao et al. 2017 (ASPLOS), doi:10.1145/3037697.3037702, and their scheduler's regression test;
 * Neurocube against Kim et al. 2016 (ISCA), doi:10.1109/ISCA.2016.41.
 */
final class NearDataValidation implements Validation {

    private static final Source TETRIS = new Source(
            "Gao, Pu, Yang, Horowitz, Kozyrakis",
            2017,
            "doi:10.1145/3037697.3037702, abstract as given in notes on it");
    private static final Source SCHEDULER =
            new Source("Gao, Pu, Yang, Horowitz, Kozyrakis", 2020, "nn_dataflow, github.com/stanford-mast/nn_dataflow");
    private static final Source NEUROCUBE = new Source(
            "Kim, Kung, Chai, Yalamanchili, Mukhopadhyay", 2016, "doi:10.1109/ISCA.2016.41, as given in notes on it");
    private static final List<String> NETWORKS = List.of("alexnet", "vgg-16", "vgg-19");
    private static final int BATCH = 16;

    @Override
    public List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        addTetris(rows);
        addNeurocube(rows);
        return rows;
    }

    private static void addTetris(List<ValidationRow> rows) {
        VaultArrays one = VaultArrays.tetrisBaseline();
        List<AcceleratorResult> stacked = runs(VaultArrays.tetris());
        List<AcceleratorResult> oneArray = runs(one);
        List<AcceleratorResult> fourArrays =
                runs(one.withSheet(one.sheet().with("vaultRows", 2).with("vaultColumns", 2)));
        String networks = "AlexNet, VGG-16, VGG-19, batch 16";
        Published faster = new Published(4.1, "1", TETRIS, Confidence.READ);
        rows.add(ValidationRow.reported(
                "tetris",
                "times faster than low-power memory beside the chip, one array",
                networks,
                faster,
                meanRatio(oneArray, stacked, AcceleratorResult::latencyMicroseconds),
                "what was published has more than one array beside the memory; how many was not read"));
        rows.add(ValidationRow.reported(
                "tetris",
                "times faster than low-power memory beside the chip, four arrays",
                networks,
                faster,
                meanRatio(fourArrays, stacked, AcceleratorResult::latencyMicroseconds),
                "3136 elements against 1024 would give 3.1 if both were always busy; the baseline's memory and"
                        + " network are"
                        + " recalled or not modelled"));
        rows.add(ValidationRow.validated(
                        "tetris",
                        "times less energy than low-power memory beside the chip",
                        networks,
                        new Published(1.5, "1", TETRIS, Confidence.READ),
                        meanRatio(oneArray, stacked, AcceleratorResult::energyPerSampleNanojoules),
                        0.15)
                .because("geometric mean; constants of the authors' scheduler"));
        rows.add(ValidationRow.validated(
                        "tetris",
                        "energy as a share of the machine without stacking",
                        "AlexNet, batch 16",
                        new Published(0.70, "1", SCHEDULER, Confidence.READ),
                        stacked.get(0).energyPerSampleNanojoules()
                                / oneArray.get(0).energyPerSampleNanojoules(),
                        0.10)
                .because("the authors' scheduler asserts less than 0.72 and calls 0.7 the paper's"));
    }

    private static void addNeurocube(List<ValidationRow> rows) {
        OperandDrivenVaults cube = OperandDrivenVaults.neurocube();
        Workload vgg = Networks.named("vgg-16").workload();
        Workload convolutions = new Workload(
                "VGG-16 convolutions",
                1,
                vgg.layers().stream()
                        .filter(layer -> layer.operation() instanceof Convolution)
                        .toList(),
                List.of());
        AcceleratorResult result = cube.run(convolutions);
        String why = "a bound: operands from other vaults and row misses are not modelled; the published network's"
                + " shapes were not"
                + " read, so another one runs here";
        rows.add(ValidationRow.reported(
                "neurocube",
                "throughput",
                "convolutions, inference",
                new Published(132, "GOPS", NEUROCUBE, Confidence.READ),
                operationsPerNanosecond(result),
                why));
        AcceleratorResult slow =
                cube.withSheet(cube.sheet().with("clockHertz", 300e6)).run(convolutions);
        rows.add(ValidationRow.reported(
                "neurocube",
                "throughput at 28 nm and 300 MHz",
                "convolutions, inference",
                new Published(8, "GOPS", NEUROCUBE, Confidence.RECALLED),
                operationsPerNanosecond(slow),
                why));
        rows.add(ValidationRow.open(
                "neurocube",
                "throughput",
                "convolutions, training",
                new Published(127, "GOPS", NEUROCUBE, Confidence.READ),
                "training is not modelled"));
    }

    private static double operationsPerNanosecond(AcceleratorResult result) {
        return 2 * result.total().multiplyAccumulates() / (result.latencyMicroseconds() * 1e3);
    }

    /** One result for each network, in order. */
    private static List<AcceleratorResult> runs(Accelerator machine) {
        return NETWORKS.stream()
                .map(network -> machine.run(Networks.named(network).workload().withBatch(BATCH)))
                .toList();
    }

    /** Geometric mean over the networks. */
    private static double meanRatio(
            List<AcceleratorResult> over, List<AcceleratorResult> under, ToDoubleFunction<AcceleratorResult> figure) {
        double product = 1;
        for (int i = 0; i < over.size(); i++) {
            product *= figure.applyAsDouble(over.get(i)) / figure.applyAsDouble(under.get(i));
        }
        return Math.pow(product, 1.0 / over.size());
    }
}
