package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.accelerator.systolic.SimdSystolicArray;
import dev.ranvier.hardware.accelerator.systolic.TimingErrors;
import dev.ranvier.hardware.accelerator.systolic.UnderscaledArray;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The systolic machines, the first TPU apart, against simulator output, data sheets and papers. */
final class SystolicValidation implements Validation {

    private static final Source SCALE_SIM =
            new Source("Samajdar et al.", 2025, "SCALE-Sim v3, run layer by layer; doi:10.1109/ISPASS48437.2020.00016");
    private static final Source CORAL =
            new Source("Google", 2020, "Edge TPU performance benchmarks, coral.ai/docs/edgetpu/benchmarks");
    private static final Source WEI =
            new Source("Wei, Yu, Zhang, Chen, Wang, Hu, Liang, Cong", 2017, "doi:10.1145/3061639.3062207");
    private static final Source THUNDERVOLT =
            new Source("Zhang, Rangineni, Ghodsi, Garg", 2018, "doi:10.1109/DAC.2018.8465918");

    private static final Workload MLP = new Workload(
            "MLP 784-512-256-10",
            32,
            List.of(
                    new WorkloadLayer("fc1", new MatrixProduct(784, 512), 8, 8),
                    new WorkloadLayer("fc2", new MatrixProduct(512, 256), 8, 8),
                    new WorkloadLayer("fc3", new MatrixProduct(256, 10), 8, 8)),
            List.of());

    @Override
    public List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        rows.add(cycles("systolic-ws", MLP, 67_536));
        rows.add(cycles("systolic-is", MLP, 21_582));
        rows.add(cycles("systolic-os", Networks.named("lenet-5").workload(), 5_563));
        rows.addAll(edgeTpu());
        rows.addAll(wei());
        rows.addAll(thunderVolt());
        return rows;
    }

    private static ValidationRow cycles(String machine, Workload workload, long simulated) {
        return ValidationRow.validated(
                machine,
                "cycles",
                workload.name() + ", batch " + workload.batch(),
                new Published(simulated, "cycles", SCALE_SIM, Confidence.READ),
                run(machine, workload).total().latency().cycles(),
                0);
    }

    private static List<ValidationRow> edgeTpu() {
        String small =
                "fits into the cache, so that what the model leaves out decides: images and results over USB, the"
                        + " host's share of each inference, activation functions and pooling";
        return List.of(
                ValidationRow.fitted(
                        "edge-tpu",
                        "latency",
                        "VGG-16",
                        milliseconds(296),
                        edgeTpuMilliseconds("vgg-16"),
                        "the bandwidth of the link was fitted to this figure"),
                ValidationRow.validated(
                        "edge-tpu", "latency", "VGG-19", milliseconds(308), edgeTpuMilliseconds("vgg-19"), 0.10),
                ValidationRow.reported(
                        "edge-tpu",
                        "latency",
                        "MobileNet v1",
                        milliseconds(2.4),
                        edgeTpuMilliseconds("mobilenet-v1"),
                        "depthwise layers run channel by channel in the model, one useful column of the array each; the"
                                + " compiler of the machine packs them"),
                ValidationRow.reported(
                        "edge-tpu",
                        "latency",
                        "Inception v1",
                        milliseconds(3.4),
                        edgeTpuMilliseconds("googlenet"),
                        small),
                ValidationRow.reported(
                        "edge-tpu",
                        "latency",
                        "SqueezeNet",
                        milliseconds(2.1),
                        edgeTpuMilliseconds("squeezenet"),
                        small));
    }

    private static double edgeTpuMilliseconds(String network) {
        return run("edge-tpu", Networks.named(network).workload()).latencyMicroseconds() / 1e3;
    }

    private static List<ValidationRow> wei() {
        SimdSystolicArray array = SimdSystolicArray.wei();
        double fixedPoint = 2 * 2 * array.peakMultiplyAccumulatesPerCycle() * 232e6 / 1e9;
        return List.of(
                ValidationRow.validated(
                                "wei-fpga",
                                "throughput, convolutions",
                                "VGG-16",
                                new Published(461, "GFLOPS", WEI, Confidence.READ),
                                convolutionGigaOperations("vgg-16"),
                                0.15)
                        .because("the paper's best figure, here taken for VGG-16; clock and array are recalled"),
                ValidationRow.reported(
                        "wei-fpga",
                        "throughput, convolutions",
                        "AlexNet",
                        new Published(360, "GFLOPS", WEI, Confidence.RECALLED),
                        convolutionGigaOperations("alexnet"),
                        "the first layer fills 3 of 8 lanes here; the original folds it and searches a tiling, and"
                                + " its figure may include the dense layers"),
                ValidationRow.reported(
                        "wei-fpga",
                        "peak, fixed point",
                        "-",
                        new Published(1200, "GOPS", WEI, Confidence.READ),
                        fixedPoint,
                        "the array of the fixed-point design is not known here: two multiplications for each lane of"
                                + " the fp32 array at 232 MHz fall short of what was measured; it must be larger"));
    }

    private static double convolutionGigaOperations(String network) {
        Workload workload = Networks.named(network).workload();
        List<WorkloadLayer> convolutions = workload.layers().stream()
                .filter(layer -> !(layer.operation() instanceof MatrixProduct))
                .toList();
        AcceleratorResult result =
                run("wei-fpga", new Workload(workload.name(), workload.batch(), convolutions, List.of()));
        return 2 * result.total().multiplyAccumulates() / result.latencyMicroseconds() / 1e3;
    }

    /** The published share of energy that is saved is that of voltages at which the assumed delays err rarely. */
    private static List<ValidationRow> thunderVolt() {
        TimingErrors errors = UnderscaledArray.thunderVolt().timingErrors();
        String lost = String.format(
                Locale.ROOT,
                "at %.2f V of %.1f V; %.2f %% of the products are late with the assumed path delays, and what that"
                        + " costs in accuracy is measured by the command study undervolt",
                errors.supplyVolts(),
                errors.nominalVolts(),
                100 * errors.probability());
        return List.of(
                ValidationRow.fitted(
                        "thundervolt",
                        "energy saved, lowest",
                        "arithmetic",
                        new Published(0.34, "1", THUNDERVOLT, Confidence.READ),
                        1 - errors.energyShare(),
                        "the supply voltage was chosen for it: " + lost),
                ValidationRow.open(
                        "thundervolt",
                        "energy saved, highest",
                        "arithmetic",
                        new Published(0.57, "1", THUNDERVOLT, Confidence.READ),
                        "needs 0.59 V for V^2 alone, where nearly every product would be late with the assumed path"
                                + " delays; the paper's delays depend on the operands and its voltage on the layer. On the"
                                + " embedded digits 'study undervolt' measured 43 % saved at 0.68 V with 0.4 points lost"));
    }

    private static Published milliseconds(double value) {
        return new Published(value, "ms", CORAL, Confidence.READ);
    }

    private static AcceleratorResult run(String machine, Workload workload) {
        return Machines.named(machine).run(workload);
    }
}
