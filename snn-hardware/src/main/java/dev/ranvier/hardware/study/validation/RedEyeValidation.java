package dev.ranvier.hardware.study.validation;

import dev.ranvier.hardware.accelerator.crossbar.RedEye;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.ArrayList;
import java.util.List;

/** RedEye against LiKamWa et al. 2016 (ISCA), doi:10.1109/ISCA.2016.31: the abstract and the energy of a frame. */
final class RedEyeValidation implements Validation {

    private static final Source PAPER =
            new Source("LiKamWa, Hou, Gao, Polansky, Zhong", 2016, "doi:10.1109/ISCA.2016.31");
    private static final double NANOJOULES_PER_MILLIJOULE = 1e6;

    private static final double RAW_BITS = 227.0 * 227 * 3 * 10;

    // Values that cross the cut behind pool1, pool3 and inception 4a.
    private static final long AFTER_POOL1 = 56L * 56 * 64;
    private static final long AFTER_POOL3 = 14L * 14 * 480;
    private static final long AFTER_4A = 14L * 14 * 512;

    @Override
    public List<ValidationRow> rows() {
        RedEye sensor = RedEye.likamwa();
        double plainSensor = sensor.sheet().published("sensorFrameMillijoules").orElseThrow();
        double radio = sensor.sheet().published("radioFrameMillijoules").orElseThrow();
        double bits = AFTER_POOL3 * (double) sensor.sheet().whole("adcBits");
        double depth4 = millijoules(sensor, "pool3", AFTER_POOL3);
        Workload whole = Networks.named("googlenet").workload();
        double left = 1
                - (double) upTo("inception_4a/pool_proj").multiplyAccumulatesPerSample()
                        / whole.multiplyAccumulatesPerSample();
        return List.of(
                ValidationRow.fitted(
                        RedEye.NAME,
                        "energy of a frame at 40 dB",
                        "GoogLeNet up to inception 4a",
                        new Published(1.4, "mJ", PAPER, Confidence.RECALLED),
                        millijoules(sensor, "inception_4a/pool_proj", AFTER_4A),
                        "the energy of a product is fitted to it"),
                ValidationRow.validated(
                                RedEye.NAME,
                                "energy saved beside a sensor",
                                "GoogLeNet up to pool1",
                                read(0.85),
                                1 - millijoules(sensor, "pool1", AFTER_POOL1) / plainSensor,
                                0.05)
                        .because("the sensor's own energy is recalled; the cut behind the first pool is taken to be"
                                + " the one"
                                + " meant"),
                ValidationRow.validated(
                                RedEye.NAME,
                                "energy saved beside a radio to a server",
                                "GoogLeNet up to pool3",
                                read(0.73),
                                1 - (depth4 + radio * bits / RAW_BITS) / (plainSensor + radio),
                                0.05)
                        .because("the radio's energy is recalled and goes with the bits"),
                ValidationRow.reported(
                        RedEye.NAME,
                        "energy saved beside a processor",
                        "GoogLeNet up to inception 4a",
                        read(0.45),
                        1 - left,
                        "share of the products that the sensor takes over; on the processor of the source the later"
                                + " layers"
                                + " cost more for each product"));
    }

    private static double millijoules(RedEye sensor, String last, long values) {
        return sensor.run(upTo(last), values).energyPerSampleNanojoules() / NANOJOULES_PER_MILLIJOULE;
    }

    private static Workload upTo(String last) {
        List<WorkloadLayer> layers = new ArrayList<>();
        for (WorkloadLayer layer : Networks.named("googlenet").workload().layers()) {
            layers.add(layer);
            if (layer.name().equals(last)) {
                return new Workload("googlenet up to " + last, 1, layers, List.of());
            }
        }
        throw new AssertionError("no layer " + last);
    }

    private static Published read(double value) {
        return new Published(value, "1", PAPER, Confidence.READ);
    }
}
