package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.addertree.ResidentAdderTree;
import dev.ranvier.hardware.accelerator.addertree.StreamingAdderTree;
import dev.ranvier.hardware.accelerator.roofline.Platforms;
import dev.ranvier.hardware.accelerator.sensor.ShiftArray;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * DaDianNao against Chen et al. 2014 (MICRO), doi:10.1109/MICRO.2014.58, and the figures that others give for it;
 * ShiDianNao against Du et al. 2015 (ISCA), doi:10.1145/2749469.2750389.
 */
final class AdderTreeValidation implements Validation {

    private static final Source DADIANNAO =
            new Source("Chen, Luo, Liu, Zhang, He, Wang, Li, Chen, Xu, Sun, Temam", 2014, "doi:10.1109/MICRO.2014.58");
    private static final Source EIE =
            new Source("Han, Liu, Mao, Pu, Pedram, Horowitz, Dally", 2016, "doi:10.1109/ISCA.2016.30");
    private static final Source ISAAC =
            new Source("Shafiee, Nag, Muralimanohar et al.", 2016, "doi:10.1109/ISCA.2016.12");
    private static final Source SHIDIANNAO =
            new Source("Du, Fasthuber, Chen, Ienne, Li, Luo, Feng, Chen, Temam", 2015, "doi:10.1145/2749469.2750389");

    /** Four of the benchmark layers of DaDianNao; shapes recalled. */
    private static final List<Operation> LARGE_LAYERS = List.of(
            new MatrixProduct(2560, 2560),
            new MatrixProduct(4096, 4096),
            new Convolution(256, 256, 256, 384, 11, 11, 1, 0, 1),
            new Convolution(32, 375, 500, 48, 9, 9, 1, 0, 1));

    @Override
    public List<ValidationRow> rows() {
        List<ValidationRow> rows = new ArrayList<>();
        addDaDianNao(rows, ResidentAdderTree.daDianNao());
        addSixtyFour(rows, ResidentAdderTree.daDianNao64());
        addShiDianNao(rows, ShiftArray.shiDianNao(), StreamingAdderTree.dianNao());
        return rows;
    }

    private static void addDaDianNao(List<ValidationRow> rows, ResidentAdderTree chip) {
        AcceleratorResult dense = chip.run(alone(new MatrixProduct(4096, 4096)));
        rows.add(ValidationRow.validated(
                "dadiannao",
                "frames per second",
                "AlexNet fc7",
                new Published(147_938, "1/s", EIE, Confidence.READ),
                1e6 / dense.latencyMicroseconds(),
                0.02));
        rows.add(ValidationRow.reported(
                "dadiannao",
                "frames per joule",
                "AlexNet fc7",
                new Published(9263, "1/J", EIE, Confidence.READ),
                1e9 / dense.energyPerSampleNanojoules(),
                "the links' 10.4 W are those of a version at 32 nm; refresh of the embedded memory is not priced"));
        rows.add(ValidationRow.reported(
                "dadiannao",
                "power",
                "AlexNet fc7",
                new Published(15.97, "W", EIE, Confidence.READ),
                dense.energyPerSampleNanojoules() / dense.latencyMicroseconds() / 1e3,
                "the links' 10.4 W are those of a version at 32 nm; refresh of the embedded memory is not priced"));
        double peak = 2 * chip.peakMultiplyAccumulatesPerCycle() * chip.clockHertz() / 1e9;
        rows.add(ValidationRow.reported(
                "dadiannao",
                "peak throughput",
                "-",
                new Published(5580, "GOPS", DADIANNAO, Confidence.RECALLED),
                peak,
                "256 of a tile's 288 multipliers compute a layer"));
        rows.add(ValidationRow.reported(
                "dadiannao",
                "throughput for each area at 32 nm",
                "-",
                new Published(63.46, "GOPS/mm2", ISAAC, Confidence.READ),
                peak / 88,
                "256 of a tile's 288 multipliers compute a layer; area of 88 mm2 as published"));
    }

    private static void addSixtyFour(List<ValidationRow> rows, ResidentAdderTree chips) {
        Accelerator gpu = Platforms.byName().get("tesla-k20m");
        double speed = 1;
        double energy = 1;
        for (Operation layer : LARGE_LAYERS) {
            AcceleratorResult slow = gpu.run(alone(layer));
            AcceleratorResult fast = chips.run(alone(layer));
            double share = 1.0 / LARGE_LAYERS.size();
            speed *= Math.pow(slow.latencyMicroseconds() / fast.latencyMicroseconds(), share);
            energy *= Math.pow(slow.energyPerSampleNanojoules() / fast.energyPerSampleNanojoules(), share);
        }
        String why =
                "against the GPU's roofline, which its measured times do not reach; four layers with recalled shapes";
        rows.add(ValidationRow.reported(
                "dadiannao-64",
                "times faster than the K20M",
                "large layers",
                new Published(450.65, "1", DADIANNAO, Confidence.READ),
                speed,
                why));
        rows.add(ValidationRow.reported(
                "dadiannao-64",
                "times less energy than the K20M",
                "large layers",
                new Published(150.31, "1", DADIANNAO, Confidence.READ),
                energy,
                why));
    }

    private static void addShiDianNao(List<ValidationRow> rows, ShiftArray chip, StreamingAdderTree dianNao) {
        Workload leNet = Networks.named("lenet-5").workload();
        AcceleratorResult fast = chip.run(leNet);
        AcceleratorResult slow = dianNao.run(leNet);
        double tileOnly = slow.total().energy().breakdownNanojoules().get("tile");
        rows.add(ValidationRow.validated(
                        "shidiannao",
                        "power",
                        "LeNet-5",
                        new Published(320, "mW", SHIDIANNAO, Confidence.READ),
                        fast.total().energy().totalNanojoules() / fast.latencyMicroseconds(),
                        0.15)
                .because("the parts' powers are published; how often the buffers are read follows from the mapping"));
        String one = "one of ten networks, the others' shapes were not read";
        rows.add(ValidationRow.reported(
                "shidiannao",
                "times faster than DianNao",
                "LeNet-5",
                new Published(1.87, "1", SHIDIANNAO, Confidence.RECALLED),
                slow.latencyMicroseconds() / fast.latencyMicroseconds(),
                one));
        rows.add(ValidationRow.reported(
                "shidiannao",
                "times less energy than DianNao",
                "LeNet-5",
                new Published(60, "1", SHIDIANNAO, Confidence.READ),
                slow.energyPerSampleNanojoules() / fast.energyPerSampleNanojoules(),
                one
                        + "; almost all of it is DianNao's memory, whose constant is uncertain by a"
                        + " factor of three (the text has 63)"));
        rows.add(ValidationRow.reported(
                "shidiannao",
                "times less energy than DianNao with free memory",
                "LeNet-5",
                new Published(1.66, "1", SHIDIANNAO, Confidence.RECALLED),
                tileOnly / fast.energyPerSampleNanojoules(),
                one + "; with one input map DianNao's lanes are mostly idle"));
        rows.add(ValidationRow.open(
                "shidiannao",
                "times less energy than a GPU",
                "ten networks",
                new Published(4688, "1", SHIDIANNAO, Confidence.RECALLED),
                "a GPU's time on networks this small is that of its driver, of which a roofline knows nothing"));
    }

    private static Workload alone(Operation operation) {
        return new Workload("alone", 1, List.of(new WorkloadLayer("layer", operation, 16, 16)), List.of());
    }
}
