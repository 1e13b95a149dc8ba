package dev.ranvier.examples.study.coding;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.EarlyDecision;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.SpikingRun;
import dev.ranvier.examples.study.StudyResult;
import dev.ranvier.examples.study.conversion.Codes;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.ModelNormalisation;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.SpikeNorm;
import dev.ranvier.training.conversion.ThresholdShift;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.conversion.code.BurstSettings;
import dev.ranvier.training.conversion.code.FewSpikeSettings;
import dev.ranvier.training.conversion.code.PhaseSettings;
import dev.ranvier.training.conversion.code.T2fsnnSettings;
import dev.ranvier.training.conversion.code.TrialConversion;
import dev.ranvier.training.conversion.code.TrialSettings;
import dev.ranvier.training.conversion.diagnosis.LayerDoctor;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs one trained network in every code and by every method. */
public final class CodingStudy {

    private static final List<Integer> CHECKPOINTS = List.of(1, 2, 3, 4, 6, 8, 10, 12, 16, 24, 32);
    private static final int STEPS = 32;
    private static final int TRIAL_STEPS = 4;
    private static final int NORM_IMAGES = 20;
    private static final int STABLE_STEPS = 3;

    private final StageGraph stages;
    private final LabelledImages training;
    private final LabelledImages test;
    private final Calibration calibration;
    private final LayerGraph graph;
    private final int[] expected; // [test image]
    private final int threads;
    private final Progress progress;
    private final List<CodingRow> rows = new ArrayList<>();
    private final Map<String, Double> imagesPerSecond = new LinkedHashMap<>();
    private final String dataset;

    /**
     * Calibrates.
     *
     * @param graph the trained network
     * @param data calibrated on its training images
     * @param test images to be scored on
     */
    public CodingStudy(LayerGraph graph, Dataset data, LabelledImages test, Gemm gemm, int threads, Progress progress) {
        this.graph = graph;
        this.test = test;
        this.threads = threads;
        this.progress = progress;
        dataset = data.name();
        stages = StageGraph.of(graph);
        training = data.train()
                .subset(IntStream.range(
                                0, Math.min(Calibration.SAMPLES, data.train().size()))
                        .toArray());
        progress.stage("measuring activations on training images");
        calibration = Calibration.of(stages, training, gemm);
        expected = new Inference(graph, gemm).predict(test);
    }

    /** Runs everything. */
    public CodingResult run() {
        RateSettings direct = RateSettings.DIRECT.withSteps(STEPS);
        List<Scale> usual = Normalisation.percentile(stages, calibration, 99.9, false);
        List<Scale> largest = Normalisation.percentile(stages, calibration, 100, false);
        rate("rate, direct input", usual, direct);
        rate("rate, start at 0", usual, startingAtZero(direct));
        rate("rate, threshold shift", ThresholdShift.apply(stages, usual, STEPS), usual, startingAtZero(direct));
        rate("rate, regular input", usual, direct.with(RateSettings.Input.REGULAR));
        rate("rate, Poisson input", usual, direct.with(RateSettings.Input.POISSON));
        rate("rate, largest activation", largest, direct);
        rate("rate, scale a channel", Normalisation.percentile(stages, calibration, 100, true), direct);
        rate("rate, model-based", ModelNormalisation.scales(stages), direct);
        progress.stage("spike-norm: running layer by layer");
        LabelledImages few = training.subset(IntStream.range(0, NORM_IMAGES).toArray());
        rate("rate, spike-norm", SpikeNorm.scales(stages, few, direct), direct);
        run("rate, stops when stable", rate(usual, direct), new EarlyDecision.Stability(STABLE_STEPS), List.of());
        for (TrialSettings.Method method : TrialSettings.Method.values()) {
            if (method != TrialSettings.Method.NONE) {
                TrialSettings trial = new TrialSettings(method, TRIAL_STEPS, TRIAL_STEPS);
                run("rate, " + method + ", " + TRIAL_STEPS + " steps", TrialConversion.convert(stages, usual, trial));
            }
        }
        Codes codes = new Codes(stages, calibration);
        run("few spikes, 4 steps a layer", codes.fewSpike(new FewSpikeSettings(4, true)));
        run("few spikes, 8 steps a layer", codes.fewSpike(FewSpikeSettings.DEFAULT));
        run("phase, 4 periods of 8", codes.phase(new PhaseSettings(8, 4)));
        run("burst", codes.burst(BurstSettings.DEFAULT));
        run("T2FSNN", codes.t2fsnn(T2fsnnSettings.DEFAULT));
        run("T2FSNN, early firing", codes.t2fsnn(T2fsnnSettings.DEFAULT.firingEarly()));
        run("first spike, ramps", codes.ramps(codes.rampSettings(false)));
        run("first spike, exact", codes.ttfs(TtfsSettings.DEFAULT).converted());
        long right = IntStream.range(0, expected.length)
                .filter(i -> expected[i] == test.label(i))
                .count();
        return new CodingResult(
                graph.name(),
                dataset,
                test.size(),
                (double) right / expected.length,
                List.copyOf(rows),
                imagesPerSecond,
                CodingMarks.ALL);
    }

    private static RateSettings startingAtZero(RateSettings settings) {
        return new RateSettings(
                settings.percentile(), settings.byChannel(), settings.steps(), 0, settings.input(), settings.reading());
    }

    private Converted rate(List<Scale> scales, RateSettings settings) {
        return RateConversion.convert(stages, scales, settings);
    }

    private void rate(String name, List<Scale> scales, RateSettings settings) {
        rate(name, stages, scales, settings);
    }

    private void rate(String name, StageGraph from, List<Scale> scales, RateSettings settings) {
        run(name, RateConversion.convert(from, scales, settings), new EarlyDecision.Never(), CHECKPOINTS);
    }

    private void run(String name, Converted converted) {
        run(name, converted, null, List.of());
    }

    /** Null for the rule that goes with the decoder. */
    private void run(String name, Converted converted, EarlyDecision early, List<Integer> checkpoints) {
        progress.stage(name);
        long begin = System.nanoTime();
        SpikingRun run = early == null
                ? SpikingRun.of(converted.classifier(), threads, test, progress.samples(test.size()))
                : SpikingRun.of(
                        converted.classifier(), threads, early, checkpoints, test, progress.samples(test.size()));
        imagesPerSecond.put(name, test.size() / ((System.nanoTime() - begin) / 1e9));
        StudyResult.Snn snn = run.summary();
        int[] labels = run.results().labels();
        int differences = (int) IntStream.range(0, labels.length)
                .filter(i -> labels[i] != expected[i])
                .count();
        List<CodingRow.Point> curve = IntStream.range(0, checkpoints.size())
                .mapToObj(i ->
                        new CodingRow.Point(checkpoints.get(i), run.results().accuracyAt(i, test::label)))
                .toList();
        Map<String, Double> errors = new LinkedHashMap<>();
        LayerDoctor.examine(converted, training).forEach(layer -> {
            if (layer.relativeError() != null) {
                errors.put(layer.name(), layer.relativeError());
            }
        });
        rows.add(new CodingRow(
                name,
                snn.coding(),
                snn.accuracy(),
                differences,
                snn.timeSteps(),
                snn.meanDecisionSteps(),
                snn.meanDecisionTimeMs(),
                snn.spikesPerSample(),
                snn.synapticEventsPerSample(),
                errors,
                curve));
    }
}
