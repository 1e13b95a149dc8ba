package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.roofline.Platforms;
import dev.ranvier.hardware.accelerator.roofline.RooflineMachine;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rooflines against times measured on processors: dense layers with batch 1 of Han et al. 2016,
 * doi:10.1109/ISCA.2016.30 (tables IV and V), and the ridge points of Jouppi et al. 2017, doi:10.1145/3079856.3080246.
 * A roofline is a bound: no measured time may be shorter.
 */
final class RooflineValidation implements Validation {

    private static final Source EIE =
            new Source("Han, Liu, Mao, Pu, Pedram, Horowitz, Dally", 2016, "doi:10.1109/ISCA.2016.30");
    private static final Source TPU = new Source("Jouppi, Young, Patil et al.", 2017, "doi:10.1145/3079856.3080246");

    private static final String[] LAYERS = {"Alex-6", "Alex-7", "NT-LSTM"};
    private static final double[] TITAN_X = {541.5, 243.0, 51.9}; // [layer], us
    private static final double[] CORE_I7 = {7516.2, 6187.1, 470.5}; // [layer], us
    private static final double[] TEGRA = {12437.2, 5765.0, 956.9}; // [layer], us

    @Override
    public List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        addTimes(
                rows,
                "titan-x-maxwell",
                TITAN_X,
                "a matrix-vector product reaches four fifths of the bandwidth, less if short");
        addTimes(
                rows,
                "core-i7-5930k",
                CORE_I7,
                "a bound: the library's matrix-vector product keeps to a sixth to a third of the bandwidth");
        addTimes(rows, "tegra-k1", TEGRA, "a matrix-vector product reaches four fifths of the bandwidth");
        rows.add(ridge("xeon-e5-2699-v3", new Published(13, "MAC per byte", TPU, Confidence.READ)));
        rows.add(ridge("tesla-k80-die", new Published(9, "MAC per byte", TPU, Confidence.RECALLED)));
        rows.add(ValidationRow.reported(
                "angel-eye",
                "frames per second",
                "Alex-7",
                new Published(33, "1/s", EIE, Confidence.READ),
                1e6 / microseconds(Platforms.byName().get("angel-eye"), "Alex-7"),
                "a bound: the whole bandwidth of the board for the weights, which the design was not made for"));
        return rows;
    }

    private static void addTimes(List<ValidationRow> rows, String machine, double[] published, String why) {
        RooflineMachine platform = Platforms.byName().get(machine);
        for (int i = 0; i < LAYERS.length; i++) {
            rows.add(ValidationRow.reported(
                    machine,
                    "time",
                    LAYERS[i] + ", dense, batch 1",
                    new Published(published[i], "us", EIE, Confidence.READ),
                    microseconds(platform, LAYERS[i]),
                    why));
        }
    }

    private static ValidationRow ridge(String machine, Published published) {
        double ridge = Platforms.byName()
                .get(machine)
                .ridgeMultiplyAccumulatesPerByte()
                .orElseThrow();
        return ValidationRow.validated(machine, "ridge point of the roofline", "-", published, ridge, 0.05);
    }

    private static double microseconds(RooflineMachine machine, String layer) {
        List<WorkloadLayer> alone = Networks.named("eie-benchmark").workload().layers().stream()
                .filter(candidate -> candidate.name().equals(layer))
                .toList();
        return machine.run(new Workload(layer, 1, alone, List.of())).latencyMicroseconds();
    }
}
