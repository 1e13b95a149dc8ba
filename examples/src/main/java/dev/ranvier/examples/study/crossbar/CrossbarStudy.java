package dev.ranvier.examples.study.crossbar;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Perceptron;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.Provenance;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.MachinePoint;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.Point;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.SensorPoint;
import dev.ranvier.hardware.accelerator.crossbar.AdcRange;
import dev.ranvier.hardware.accelerator.crossbar.CellDevices;
import dev.ranvier.hardware.accelerator.crossbar.CrossbarDesign;
import dev.ranvier.hardware.accelerator.crossbar.CrossbarNetwork;
import dev.ranvier.hardware.accelerator.crossbar.CrossbarSetup;
import dev.ranvier.hardware.accelerator.crossbar.RedEye;
import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.accelerator.crossbar.SensorNetwork;
import dev.ranvier.hardware.accelerator.crossbar.WriteScheme;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What faults of resistive crossbars cost in accuracy, what can be done about them and at which price, and the same for
 * the signal-to-noise setting of an analogue sensor. The network is trained as ever: it does not know of the faults.
 */
public final class CrossbarStudy {

    /** Nodes of the network that lie in the sensor: the first layer and its activation. */
    private static final int ANALOGUE_NODES = 2;

    private static final double[] DECIBELS = {0, 5, 10, 15, 20, 30, 40, 50, 60};
    private static final int[] SENSOR_BITS = {2, 4, 6};

    private final CrossbarStudySettings settings;
    private final Dataset data;
    private final int threads;
    private final Progress progress;

    /**
     * @param settings see there
     * @param data what to classify
     * @param threads number of threads; changes nothing but the time it takes
     * @param progress tells the user
     */
    public CrossbarStudy(CrossbarStudySettings settings, Dataset data, int threads, Progress progress) {
        this.settings = settings;
        this.data = data;
        this.threads = threads;
        this.progress = progress;
    }

    /** Trains the network and runs all settings. */
    public CrossbarStudyResult run() {
        try (NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("training the network on " + data.train().size() + " images");
            LayerGraph graph = settings.training().train(data.train(), data.classes(), gemm, progress.epochs());
            LabelledImages test = first(data.test(), settings.testLimit());
            LabelledImages calibration = first(data.train(), settings.calibrationSamples());
            double trained = new Inference(graph, gemm).accuracy(test);
            ResistiveCrossbar machine = ResistiveCrossbar.resource("crossbar");
            progress.stage("running " + test.size() + " test images on crossbars");
            List<Point> points =
                    new CrossbarSweeps(machine, graph, calibration, test, settings, threads, progress).run();
            progress.stage("running " + test.size() + " test images with the bits of each machine");
            List<MachinePoint> machines = machines(graph, calibration, test);
            progress.stage("running " + test.size() + " test images in the sensor");
            List<SensorPoint> sensor = sensor(graph, calibration, test);
            return new CrossbarStudyResult(
                    data.name(),
                    test.size(),
                    Perceptron.notation(
                            data.train().shape(), settings.training().hiddenUnits(), data.classes()),
                    trained,
                    machine.sheet().name(),
                    points,
                    machines,
                    sensor,
                    notes(),
                    Provenance.ofThisMachine(
                            data.sha256(), settings.training().seed(), gemm.description(), settings.asMap()));
        }
    }

    private List<MachinePoint> machines(LayerGraph graph, LabelledImages calibration, LabelledImages test) {
        List<MachinePoint> points = new ArrayList<>();
        for (String name : ResistiveCrossbar.NAMES) {
            CrossbarDesign design = ResistiveCrossbar.resource(name).design();
            CrossbarNetwork widest = write(graph, design, AdcRange.WORST_CASE, calibration);
            CrossbarNetwork calibrated = write(graph, design, AdcRange.CALIBRATED, calibration);
            progress.news(name);
            points.add(new MachinePoint(
                    name,
                    design.weightBits(),
                    design.inputBits(),
                    design.cellBits(),
                    design.adcBits(),
                    widest.writes().arrays(),
                    widest.accuracy(labels(test), test::sample, threads),
                    calibrated.accuracy(labels(test), test::sample, threads)));
        }
        return points;
    }

    private CrossbarNetwork write(LayerGraph graph, CrossbarDesign design, AdcRange range, LabelledImages calibration) {
        CrossbarSetup setup = new CrossbarSetup(design, CellDevices.IDEAL, WriteScheme.PLAIN, range);
        return CrossbarNetwork.write(
                graph,
                setup,
                calibration.size(),
                calibration::sample,
                settings.training().seed());
    }

    static int[] labels(LabelledImages images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }

    private List<SensorPoint> sensor(LayerGraph graph, LabelledImages calibration, LabelledImages test) {
        int[] labels = labels(test);
        Workload whole = Workload.of(graph, 1);
        Workload part = new Workload("first layer", 1, whole.layers().subList(0, 1), List.of());
        List<SensorPoint> points = new ArrayList<>();
        for (int bits : SENSOR_BITS) {
            for (double decibels : DECIBELS) {
                SensorNetwork network = SensorNetwork.of(
                        graph,
                        ANALOGUE_NODES,
                        decibels,
                        bits,
                        calibration.size(),
                        calibration::sample,
                        settings.training().seed());
                points.add(new SensorPoint(
                        decibels, bits, network.accuracy(labels, test::sample, threads), energy(part, decibels, bits)));
            }
        }
        return points;
    }

    /** The sheet takes positive settings only, so 0 dB is asked for as the factor that it is below the reference. */
    private static double energy(Workload part, double decibels, int bits) {
        double atLeast = Math.max(decibels, 1e-9);
        return RedEye.likamwa().withSettings(atLeast, bits).run(part).energyPerSampleNanojoules();
    }

    private List<String> notes() {
        return List.of(
                "crossbars of 128 x 128 two-bit cells in differential pairs, 8-bit weights and inputs, "
                        + "converters that lose nothing except where bits are varied; more input bits in a read save"
                        + " reads, not"
                        + " energy of a row's converter, which is that of one bit",
                "spreads and noise are shares of the whole range of conductance; of the stuck cells 84 % stay off",
                "write and verify: up to " + CrossbarSweeps.MOST_WRITES + " writes until within "
                        + CrossbarSweeps.VERIFY_TOLERANCE + " of a step between two levels",
                "remapped and compensated: broken cells known from a test, " + CrossbarSweeps.SPARE_COLUMNS
                        + " spare columns in an array, the other cells of a weight make up for a broken one",
                "all faults together at a strength of 1: 10 % spread, 5 % stuck, 2 % read noise, 6-bit converters;"
                        + " everything"
                        + " done: verified, remapped, compensated, calibrated",
                "mean over " + settings.chips()
                        + " chips where cells are random; the network was not trained for any of it",
                "bits of each machine: its cells taken as sound, its arrays as many as needed; ucsb-passive was built"
                        + " for one layer of"
                        + " black and white pixels, not for a network with values between layers",
                "energies rest on constants of a model study (ISAAC) and a recalled write energy; the sensor's on"
                        + " recalled ones");
    }

    private static LabelledImages first(LabelledImages images, int limit) {
        return limit == 0 || limit >= images.size()
                ? images
                : images.subset(IntStream.range(0, limit).toArray());
    }
}
