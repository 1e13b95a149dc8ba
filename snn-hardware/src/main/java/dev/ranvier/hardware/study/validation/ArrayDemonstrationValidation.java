package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.crossbar.LetterDemonstration;
import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * The demonstrations with real arrays: Burr et al. 2015 (IBM), doi:10.1109/TED.2015.2439635; Yao et al. 2017
 * (Tsinghua), doi:10.1038/ncomms15199; Prezioso et al. 2015, doi:10.1038/nature14441, and Guo et al. 2017,
 * doi:10.1109/IEDM.2017.8268341 (both UCSB); and the STT-MRAM crossbar that Xu et al. 2018 cite.
 */
final class ArrayDemonstrationValidation implements Validation {

    private static final Source BURR = new Source("Burr, Shelby, Sidler et al.", 2015, "doi:10.1109/TED.2015.2439635");
    private static final Source YAO = new Source("Yao, Wu, Gao et al.", 2017, "doi:10.1038/ncomms15199");
    private static final Source PREZIOSO =
            new Source("Prezioso, Merrikh-Bayat, Hoskins et al.", 2015, "doi:10.1038/nature14441");
    private static final Source GUO =
            new Source("Guo, Merrikh Bayat, Bavandpour et al.", 2017, "doi:10.1109/IEDM.2017.8268341");
    private static final Source SURVEY = new Source("Xu, Ding, Hu et al.", 2018, "doi:10.1038/s41928-018-0059-3");

    private static final int SEEDS = 20;
    private static final int MOST_EPOCHS = 1000;
    private static final double PULSE_SHARE = 0.02;
    private static final double PULSE_SIGMA = 0.3;

    private static final String IBM = "ibm-pcm";
    private static final String TSINGHUA = "tsinghua-rram";
    private static final String PASSIVE = "ucsb-passive";
    private static final String FLASH = "ucsb-flash";
    private static final String STT = "stt-mram-crossbar";
    private static final String DIGITS = "784-64-10, one image";
    private static final String TRAINED_THERE =
            "the published figure is one of training in the array with its own nonlinearity, which is not modelled";

    // Sizes include the bias of each layer.
    private static final Workload PERCEPTRON = layers("528-250-125-10", 529, 250, 251, 125, 126, 10);
    private static final Workload LETTERS = layers("10-3", 10, 3);
    private static final Workload FACES = layers("320-3", 320, 3);
    private static final Workload FLASH_NETWORK = layers("784-64-10", 785, 64, 65, 10);

    @Override
    public List<ValidationRow> rows() {
        AcceleratorResult flash = ResistiveCrossbar.resource(FLASH).run(FLASH_NETWORK);
        return List.of(
                ValidationRow.validated(
                                IBM,
                                "synapses",
                                PERCEPTRON.name(),
                                read(164_885, "1", BURR),
                                cells(IBM, PERCEPTRON) / 2,
                                0)
                        .because("half of the cells that the layers take; two cells are a synapse"),
                ValidationRow.open(
                        IBM, "accuracy on MNIST", PERCEPTRON.name(), recalled(0.822, "1", BURR), TRAINED_THERE),
                ValidationRow.reported(
                        TSINGHUA,
                        "cells",
                        FACES.name(),
                        read(1024, "1", YAO),
                        cells(TSINGHUA, FACES),
                        "the published figure is that of the array, the model's that of the cells in use"),
                ValidationRow.open(
                        TSINGHUA,
                        "energy of synapses below a processor with memory off the chip",
                        FACES.name(),
                        read(1000, "1", YAO),
                        "the array's energy is published as a ratio only"),
                ValidationRow.validated(
                        PASSIVE, "cells in use", LETTERS.name(), read(60, "1", PREZIOSO), cells(PASSIVE, LETTERS), 0),
                ValidationRow.reported(
                        PASSIVE,
                        "epochs until no error",
                        "30 letters of 3 x 3, mean of " + SEEDS + " starts",
                        read(15, "1", PREZIOSO),
                        epochs(),
                        "learnt in the simulated array; the size of a pulse (a fiftieth of what is left) and the gain"
                                + " are"
                                + " assumed, and the number goes with them"),
                ValidationRow.validated(
                        FLASH,
                        "cells",
                        FLASH_NETWORK.name(),
                        recalled(101_780, "1", GUO),
                        cells(FLASH, FLASH_NETWORK),
                        0),
                ValidationRow.fitted(
                        FLASH,
                        "latency",
                        DIGITS,
                        recalled(1, "us", GUO),
                        flash.latencyMicroseconds(),
                        "an upper bound was published, to which the time of a read is fitted"),
                ValidationRow.fitted(
                        FLASH,
                        "energy",
                        DIGITS,
                        recalled(20, "nJ", GUO),
                        flash.energyPerSampleNanojoules(),
                        "an upper bound was published, to which the energy of a cell is fitted"),
                ValidationRow.open(
                        FLASH,
                        "accuracy on MNIST",
                        DIGITS,
                        recalled(0.947, "1", GUO),
                        "measured with cells whose spread is not at hand; study crossbar measures a network of ours"),
                ValidationRow.reported(
                        STT,
                        "bits of a cell",
                        "-",
                        recalled(1, "1", SURVEY),
                        ResistiveCrossbar.resource(STT).design().cellBits(),
                        "the source that the survey cites could not be identified; a junction has two states, the"
                                + " rest of the"
                                + " sheet is assumed and nothing is priced"));
    }

    private static Workload layers(String name, int... sizes) {
        WorkloadLayer[] layers = new WorkloadLayer[sizes.length / 2];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new WorkloadLayer("layer " + (i + 1), new MatrixProduct(sizes[2 * i], sizes[2 * i + 1]), 6, 8);
        }
        return new Workload(name, 1, List.of(layers), List.of());
    }

    private static double epochs() {
        LetterDemonstration demonstration = new LetterDemonstration(1, PULSE_SHARE, PULSE_SIGMA);
        double sum = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            sum += demonstration.epochsUntilNoError(seed, MOST_EPOCHS).orElse(MOST_EPOCHS);
        }
        return sum / SEEDS;
    }

    /** Cells that hold the weights, as read one after the other. */
    private static double cells(String machine, Workload workload) {
        ResistiveCrossbar crossbar = ResistiveCrossbar.resource(machine);
        return crossbar.run(workload).total().counts().count("array", "cellRead")
                / crossbar.design().reads();
    }

    private static Published read(double value, String unit, Source source) {
        return new Published(value, unit, source, Confidence.READ);
    }

    private static Published recalled(double value, String unit, Source source) {
        return new Published(value, unit, source, Confidence.RECALLED);
    }
}
