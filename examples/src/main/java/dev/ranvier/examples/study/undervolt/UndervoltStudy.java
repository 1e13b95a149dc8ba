package dev.ranvier.examples.study.undervolt;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Perceptron;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.Provenance;
import dev.ranvier.examples.study.undervolt.UndervoltResult.Point;
import dev.ranvier.hardware.accelerator.systolic.TimingErrors;
import dev.ranvier.hardware.accelerator.systolic.UnderscaledArray;
import dev.ranvier.hardware.accelerator.systolic.UnderscaledNetwork;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A network on a systolic array whose supply voltage falls below the nominal one at the same clock (ThUnderVolt): late
 * products are dropped. The voltage is chosen on training images that were kept back; the network does not know of the
 * errors.
 *
 * @param training of the network; its seed is the study's
 * @param data what to classify
 * @param testLimit first test images that are used, 0 for all
 * @param threads number of threads; changes nothing but the time it takes
 * @param progress tells the user
 */
public record UndervoltStudy(Perceptron training, Dataset data, int testLimit, int threads, Progress progress) {

    private static final double ALLOWED_LOSS = 0.01;
    private static final double STEP_VOLTS = 0.02;
    private static final double LOWEST_VOLTS = 0.60;
    private static final int VALIDATION_DIVISOR = 8;

    /** @throws IllegalArgumentException if the limit is negative or there are too few training images */
    public UndervoltStudy {
        if (testLimit < 0) {
            throw new IllegalArgumentException("the limit must be 0 (all) or more, got " + testLimit);
        }
        if (data.train().size() < VALIDATION_DIVISOR) {
            throw new IllegalArgumentException("the study needs at least " + VALIDATION_DIVISOR
                    + " training images, got " + data.train().size());
        }
    }

    /** Trains the network and runs all voltages. */
    public UndervoltResult run() {
        int all = data.train().size();
        int kept = all / VALIDATION_DIVISOR;
        LabelledImages train = part(data.train(), 0, all - kept);
        LabelledImages validation = part(data.train(), all - kept, all);
        LabelledImages test =
                testLimit == 0 || testLimit >= data.test().size() ? data.test() : part(data.test(), 0, testLimit);
        try (NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("training the network on " + train.size() + " images");
            LayerGraph graph = training.train(train, data.classes(), gemm, progress.epochs());
            UnderscaledArray machine = UnderscaledArray.thunderVolt();
            double nominal = machine.timingErrors().nominalVolts();
            progress.stage("running " + test.size() + " test and " + validation.size() + " validation images");
            List<Point> points = new ArrayList<>();
            for (double volts = nominal; volts >= LOWEST_VOLTS - 1e-9; volts -= STEP_VOLTS) {
                points.add(point(machine, graph, Math.round(volts * 100) / 100.0, validation, test));
            }
            double trained = accuracy(graph, machine, 0, test);
            double trainedValidation = accuracy(graph, machine, 0, validation);
            Point chosen = chosen(points, trainedValidation);
            return new UndervoltResult(
                    data.name(),
                    Perceptron.notation(data.train().shape(), training.hiddenUnits(), data.classes()),
                    test.size(),
                    validation.size(),
                    trained,
                    trainedValidation,
                    machine.sheet().name(),
                    points,
                    chosen.supplyVolts(),
                    ALLOWED_LOSS,
                    chosen.accuracy(),
                    chosen.arithmeticEnergySaved(),
                    notes(),
                    Provenance.ofThisMachine(data.sha256(), training.seed(), gemm.description(), settings()));
        }
    }

    private Point point(
            UnderscaledArray nominal, LayerGraph graph, double volts, LabelledImages validation, LabelledImages test) {
        UnderscaledArray machine = nominal.withSheet(nominal.sheet().with("supplyVolts", volts));
        TimingErrors errors = machine.timingErrors();
        double arithmetic = machine.run(Workload.of(graph, 1).withBits(machine.wordBits(), machine.wordBits()))
                .total()
                .energy()
                .breakdownNanojoules()
                .get("mac");
        return new Point(
                volts,
                errors.slowdown(),
                errors.probability(),
                accuracy(graph, machine, errors.probability(), validation),
                accuracy(graph, machine, errors.probability(), test),
                1 - errors.energyShare(),
                arithmetic);
    }

    private double accuracy(LayerGraph graph, UnderscaledArray machine, double lateChance, LabelledImages images) {
        int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
        return UnderscaledNetwork.of(graph, machine.sheet().whole("rows"), lateChance, training.seed())
                .accuracy(labels, images::sample, threads);
    }

    /** The last voltage, coming from above, before the first that loses too much on the validation images. */
    private static Point chosen(List<Point> points, double trainedValidation) {
        Point chosen = points.get(0);
        for (Point point : points) {
            if (point.validationAccuracy() < trainedValidation - ALLOWED_LOSS) {
                break;
            }
            chosen = point;
        }
        return chosen;
    }

    private static List<String> notes() {
        return List.of(
                "the distribution of path delays is assumed, not published: the accuracy over the share of late"
                        + " products is measured, the voltage at which that share occurs follows from the assumption",
                "errors are independent of the operands; values are floating point, so that only dropped products differ",
                "the energy saved is that of the multiply-accumulates only; memories and static power keep theirs",
                "published for other networks: 34 to 57 % saved with less than 1 % of accuracy lost (Zhang et al. 2018,"
                        + " doi:10.1109/DAC.2018.8465918)");
    }

    private Map<String, Object> settings() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hiddenUnits", training.hiddenUnits());
        map.put("epochs", training.epochs());
        map.put("testLimit", testLimit);
        map.put("validationShare", 1.0 / VALIDATION_DIVISOR);
        map.put("allowedLoss", ALLOWED_LOSS);
        return map;
    }

    private static LabelledImages part(LabelledImages images, int from, int to) {
        return images.subset(IntStream.range(from, to).toArray());
    }
}
