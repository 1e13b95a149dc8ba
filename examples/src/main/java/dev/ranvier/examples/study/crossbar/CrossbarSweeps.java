package dev.ranvier.examples.study.crossbar;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.crossbar.CrossbarStudyResult.Point;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.crossbar.AdcRange;
import dev.ranvier.hardware.accelerator.crossbar.CellDevices;
import dev.ranvier.hardware.accelerator.crossbar.CrossbarNetwork;
import dev.ranvier.hardware.accelerator.crossbar.CrossbarSetup;
import dev.ranvier.hardware.accelerator.crossbar.ResistiveCrossbar;
import dev.ranvier.hardware.accelerator.crossbar.WriteScheme;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/** Varies one fault of the crossbars at a time, with and without what can be done about it. */
final class CrossbarSweeps {

    /** Highest conductance over lowest, of the device in PRIME (Chi et al. 2016, ISCA, doi:10.1109/ISCA.2016.13). */
    static final double ON_OFF_RATIO = 20;

    /**
     * Distance from the target that verification accepts, in steps between two of the four levels. Chosen beforehand.
     */
    static final double VERIFY_TOLERANCE = 0.25;

    static final int MOST_WRITES = 32;
    static final int SPARE_COLUMNS = 8;

    /**
     * Part of the broken cells that stay at the lowest level: 9.04 of 10.79 %, as recalled from a test of a 4-Mb array
     * (Chen et al. 2015, IEEE Transactions on Computers 64:180, doi:10.1109/TC.2014.12).
     */
    static final double STUCK_OFF_PART = 0.84;

    static final String VARIATION = "conductance variation";
    static final String STUCK = "stuck cells";
    static final String NOISE = "read noise";
    static final String CONVERTER = "converter bits";
    static final String DIGITS = "input bits of a read";
    static final String TOGETHER = "all faults together";

    private static final double[] SIGMAS = {0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3};
    private static final double[] STUCK_SHARES = {0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    private static final double[] NOISES = {0, 0.02, 0.05, 0.1, 0.2, 0.4};
    private static final int LEAST_BITS = 3;
    private static final int MOST_BITS = 9;
    private static final int[] DAC_BITS = {1, 2, 4, 8};

    // All faults together, at a strength of 1, and the bits of the converters then.
    private static final double[] STRENGTHS = {0.25, 0.5, 1, 1.5, 2};
    private static final double TOGETHER_SIGMA = 0.1;
    private static final double TOGETHER_STUCK = 0.05;
    private static final double TOGETHER_NOISE = 0.02;
    private static final int TOGETHER_BITS = 6;

    private final ResistiveCrossbar machine;
    private final LayerGraph graph;
    private final LabelledImages calibration;
    private final LabelledImages test;
    private final CrossbarStudySettings settings;
    private final int threads;
    private final Progress progress;
    private final List<Point> points = new ArrayList<>();

    CrossbarSweeps(
            ResistiveCrossbar machine,
            LayerGraph graph,
            LabelledImages calibration,
            LabelledImages test,
            CrossbarStudySettings settings,
            int threads,
            Progress progress) {
        this.machine = machine;
        this.graph = graph;
        this.calibration = calibration;
        this.test = test;
        this.settings = settings;
        this.threads = threads;
        this.progress = progress;
    }

    /** All sweeps. */
    List<Point> run() {
        int lossless = machine.design().losslessAdcBits();
        CrossbarSetup sound = new CrossbarSetup(
                machine.design().withAdcBits(lossless),
                new CellDevices(ON_OFF_RATIO, 0, 0, 0, 0, 0),
                WriteScheme.PLAIN,
                AdcRange.WORST_CASE);
        WriteScheme verified = WriteScheme.verified(VERIFY_TOLERANCE, MOST_WRITES);
        for (double sigma : SIGMAS) {
            CrossbarSetup setup = sound.withDevices(sound.devices().withRangeSigma(sigma));
            point(VARIATION, "one write", sigma, setup);
            point(VARIATION, "write and verify", sigma, setup.withScheme(verified));
        }
        for (double share : STUCK_SHARES) {
            CellDevices broken = sound.devices().withStuck(share * STUCK_OFF_PART, share * (1 - STUCK_OFF_PART));
            CrossbarSetup setup = sound.withDevices(broken);
            point(STUCK, "nothing done", share, setup);
            point(
                    STUCK,
                    "remapped and compensated",
                    share,
                    setup.withScheme(WriteScheme.PLAIN.withRepair(SPARE_COLUMNS)));
        }
        for (double sigma : NOISES) {
            point(NOISE, "one read", sigma, sound.withDevices(sound.devices().withReadSigma(sigma)));
        }
        for (int bits = LEAST_BITS; bits <= MOST_BITS; bits++) {
            point(CONVERTER, "range for any input", bits, sound.withAdc(bits, AdcRange.WORST_CASE));
            point(CONVERTER, "calibrated range", bits, sound.withAdc(bits, AdcRange.CALIBRATED));
        }
        for (int bits : DAC_BITS) {
            CrossbarSetup coarse = new CrossbarSetup(
                    machine.design().withDacBits(bits), sound.devices(), WriteScheme.PLAIN, AdcRange.WORST_CASE);
            point(DIGITS, "range for any input", bits, coarse);
            point(
                    DIGITS,
                    "calibrated range",
                    bits,
                    coarse.withAdc(machine.design().adcBits(), AdcRange.CALIBRATED));
        }
        for (double strength : STRENGTHS) {
            together(sound, strength);
        }
        return points;
    }

    private void together(CrossbarSetup sound, double strength) {
        double stuck = TOGETHER_STUCK * strength;
        CellDevices faulty = sound.devices()
                .withRangeSigma(TOGETHER_SIGMA * strength)
                .withReadSigma(TOGETHER_NOISE * strength)
                .withStuck(stuck * STUCK_OFF_PART, stuck * (1 - STUCK_OFF_PART));
        CrossbarSetup setup = sound.withDevices(faulty).withAdc(TOGETHER_BITS, AdcRange.WORST_CASE);
        point(TOGETHER, "nothing done", strength, setup);
        WriteScheme all = WriteScheme.verified(VERIFY_TOLERANCE, MOST_WRITES).withRepair(SPARE_COLUMNS);
        point(TOGETHER, "everything done", strength, setup.withScheme(all).withAdc(TOGETHER_BITS, AdcRange.CALIBRATED));
    }

    private void point(String sweep, String variant, double value, CrossbarSetup setup) {
        progress.news(sweep + " " + value + ", " + variant);
        int[] labels = CrossbarStudy.labels(test);
        boolean random = !setup.devices().equals(new CellDevices(ON_OFF_RATIO, 0, 0, 0, 0, 0));
        int chips = random ? settings.chips() : 1;
        double sum = 0;
        double lowest = 1;
        double writesPerCell = 0;
        double writes = 0;
        for (int chip = 0; chip < chips; chip++) {
            CrossbarNetwork network = CrossbarNetwork.write(
                    graph,
                    setup,
                    calibration.size(),
                    calibration::sample,
                    settings.training().seed() + chip);
            double accuracy = network.accuracy(labels, test::sample, threads);
            sum += accuracy;
            lowest = Math.min(lowest, accuracy);
            writesPerCell += network.writes().writesPerCell() / chips;
            writes += (double) network.writes().writes() / chips;
        }
        double pulseNanojoules = machine.energies()
                .find(new Action("write", "pulse"))
                .orElseThrow()
                .nanojoules();
        points.add(new Point(
                sweep,
                variant,
                value,
                sum / chips,
                lowest,
                writesPerCell,
                writes * pulseNanojoules * 1e-3,
                energy(setup).energyPerSampleNanojoules()));
    }

    private AcceleratorResult energy(CrossbarSetup setup) {
        int bits = setup.design().weightBits();
        return machine.withSheet(machine.sheet()
                        .with("adcBits", setup.design().adcBits())
                        .with("dacBits", setup.design().dacBits()))
                .run(Workload.of(graph, 1).withBits(bits, setup.design().inputBits()));
    }
}
