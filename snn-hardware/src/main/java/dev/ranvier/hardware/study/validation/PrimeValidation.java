package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/** PRIME against Chi et al. 2016 (ISCA), doi:10.1109/ISCA.2016.13. */
final class PrimeValidation implements Validation {

    private static final Source PAPER = new Source("Chi, Li, Xu et al.", 2016, "doi:10.1109/ISCA.2016.13");
    private static final String MACHINE = "prime";
    private static final String NO_ABSOLUTES =
            "the source publishes neither times nor energies of PRIME or of the processor it is compared with";

    /** Bits of one cell and a sign: the source counts a network's synapses as one pair of cells each. */
    private static final int ONE_CELL_BITS = 5;

    // Figure 12 of the source: what makes a mat compute takes 60 % of its area, 2 of the 64 subarrays of a bank do.
    private static final double ADDED_TO_KEPT_AREA = 0.60 / 0.40;
    private static final double COMPUTING_SHARE = 2.0 / 64;

    @Override
    public List<ValidationRow> rows() {
        ResistiveCrossbar prime = ResistiveCrossbar.resource(MACHINE);
        ResistiveCrossbar pairs = prime.withSheet(prime.sheet().with("weightBits", ONE_CELL_BITS));
        Workload network = Networks.named("vgg-16").workload();
        return List.of(
                ValidationRow.fitted(
                        MACHINE,
                        "largest network",
                        "-",
                        read(2.7e8, "synapses"),
                        pairs.processingElements(),
                        "the number of mats is not published and was chosen for this figure; with 8-bit weights in"
                                + " two cells"
                                + " half as many fit"),
                ValidationRow.validated(
                                MACHINE,
                                "use of the arrays before replication",
                                "VGG-16 (VGG-D)",
                                read(0.539, "1"),
                                used(pairs, network),
                                0.10)
                        .because(
                                "one pair of cells for a synapse, as the source counts; the number of mats is fitted to"
                                        + " another figure"),
                ValidationRow.reported(
                        MACHINE,
                        "area added to a memory chip",
                        "-",
                        read(0.0576, "1"),
                        ADDED_TO_KEPT_AREA * COMPUTING_SHARE,
                        "from the published parts of a mat; the rest is the buffer subarray and the controller, which"
                                + " are not"
                                + " published apart"),
                ValidationRow.open(
                        MACHINE, "speed over a digital processor", "six networks", read(2360, "1"), NO_ABSOLUTES),
                ValidationRow.open(
                        MACHINE, "energy over a digital processor", "six networks", read(895, "1"), NO_ABSOLUTES));
    }

    private static double used(ResistiveCrossbar machine, Workload network) {
        long arrays = 0;
        for (WorkloadLayer layer : network.layers()) {
            if (machine.runs(layer.operation())) {
                arrays += machine.arraysOf(layer.operation());
            }
        }
        return (double) arrays / machine.arrays();
    }

    private static Published read(double value, String unit) {
        return new Published(value, unit, PAPER, Confidence.READ);
    }
}
