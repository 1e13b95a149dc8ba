package dev.ranvier.examples.study.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.EarlyDecision;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.WeightStorage;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.SpikingRun;
import dev.ranvier.examples.study.StudyResult;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.TtfsMapping;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.conversion.TtfsTrace;
import dev.ranvier.training.conversion.ValueWindow;
import dev.ranvier.training.conversion.code.BurstSettings;
import dev.ranvier.training.conversion.code.FewSpikeSettings;
import dev.ranvier.training.conversion.code.PhaseSettings;
import dev.ranvier.training.conversion.code.RampSettings;
import dev.ranvier.training.conversion.code.T2fsnnSettings;
import dev.ranvier.training.conversion.diagnosis.LayerDiagnosis;
import dev.ranvier.training.conversion.diagnosis.LayerDoctor;
import dev.ranvier.training.conversion.diagnosis.RateSweep;
import dev.ranvier.training.conversion.diagnosis.SweepPoint;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.conversion.stage.StageReading;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Converts a trained network, choosing on training images what was not given, and runs the result on test images. */
public final class ConversionStudy {

    private static final int TRAINING_IMAGES = Calibration.SAMPLES + 500;
    private static final int COMPARED = 300; // training images for the comparison of codes
    private static final double LOSS_ALLOWED = 0.002; // of accuracy, for a cheaper code to be taken

    private final StageGraph stages;
    private final LabelledImages training;
    private final Calibration calibration;
    private final int[] trainedClasses; // [training image]
    private final Gemm gemm;
    private final ConversionSettings settings;
    private final Progress progress;
    private List<SweepPoint> sweep = List.of();
    private List<ConversionOutcome.Candidate> candidates = List.of();

    /**
     * A converted network.
     *
     * @param name the settings that were chosen
     * @param windows of exact first spikes; empty for other codes
     */
    private record Named(String name, Converted converted, List<ValueWindow> windows) {

        Named(String name, Converted converted) {
            this(name, converted, List.of());
        }
    }

    /**
     * Calibrates on training images.
     *
     * @param reading an accepted one of the trained network
     * @param trainingImages images that it was trained on, in the order that it takes
     */
    public ConversionStudy(
            StageReading reading,
            LabelledImages trainingImages,
            Gemm gemm,
            ConversionSettings settings,
            Progress progress) {
        stages = reading.stages();
        training = first(trainingImages, TRAINING_IMAGES);
        this.gemm = gemm;
        this.settings = settings;
        this.progress = progress;
        progress.stage("measuring activations on training images");
        calibration = Calibration.of(stages, training, gemm);
        trainedClasses = new Inference(stages.graph(), gemm).predict(training);
    }

    /**
     * Converts and runs.
     *
     * @param original the trained network
     * @param test images to be scored on
     */
    public ConversionOutcome run(LayerGraph original, LabelledImages test) {
        Named chosen = chosen();
        progress.stage("comparing layers on training images");
        LabelledImages examined =
                training.subset(IntStream.range(Math.max(0, training.size() - COMPARED), training.size())
                        .toArray());
        List<LayerDiagnosis> layers = LayerDoctor.examine(chosen.converted(), examined);
        List<LayerDiagnosis> integerLayers = settings.integers()
                ? LayerDoctor.examine(chosen.converted(), examined, WeightStorage.BYTES)
                : List.of();
        progress.stage("running the trained network on " + test.size() + " images");
        Inference inference = new Inference(original, gemm);
        int[] expected = inference.predict(test);
        double annAccuracy = share(expected, test);
        progress.stage("simulating " + chosen.name() + " on " + test.size() + " images");
        SpikingRun run = run(chosen.converted().classifier(), test);
        StudyResult.Snn snn = run.summary();
        int[] labels = run.results().labels();
        int differences = (int) IntStream.range(0, labels.length)
                .filter(i -> labels[i] != expected[i])
                .count();
        Map<String, Integer> causes = new TreeMap<>();
        if (!chosen.windows().isEmpty()) {
            TtfsTrace.differences(original, chosen.windows(), test, expected, labels)
                    .forEach(difference -> causes.merge(difference.cause().name(), 1, Integer::sum));
        }
        List<String> advice = new ConversionAdvice(stages, layers, sweep, snn, annAccuracy, chosen.name()).lines();
        return new ConversionOutcome(
                test.size(),
                annAccuracy,
                chosen.name(),
                chosen.converted().classifier(),
                snn,
                stages.findings(),
                layers,
                integerLayers,
                sweep,
                candidates,
                differences,
                causes,
                advice);
    }

    private SpikingRun run(SpikingClassifier classifier, LabelledImages test) {
        boolean stops = settings.stableSteps() != null
                && classifier.network().timeBase().clocked();
        return stops
                ? SpikingRun.of(
                        classifier,
                        settings.threads(),
                        new EarlyDecision.Stability(settings.stableSteps()),
                        List.of(),
                        test,
                        progress.samples(test.size()))
                : SpikingRun.of(classifier, settings.threads(), test, progress.samples(test.size()));
    }

    private Named chosen() {
        Codes codes = new Codes(stages, calibration);
        return switch (settings.method()) {
            case rate -> rate();
            case ttfs -> ttfs(codes);
            case fewspike -> fewSpike(codes);
            case phase -> {
                PhaseSettings phase = settings.steps() == null
                        ? PhaseSettings.DEFAULT
                        : new PhaseSettings(8, (settings.steps() + 7) / 8);
                yield new Named("phase, periods of 8 steps", codes.phase(phase));
            }
            case burst -> {
                int steps = settings.steps() == null ? BurstSettings.DEFAULT.steps() : settings.steps();
                yield new Named(
                        "burst, " + steps + " steps",
                        codes.burst(new BurstSettings(
                                steps, BurstSettings.DEFAULT.threshold(), BurstSettings.DEFAULT.base())));
            }
            case t2fsnn -> {
                int window = settings.steps() == null ? T2fsnnSettings.DEFAULT.windowSteps() : settings.steps();
                yield new Named(
                        "t2fsnn, tuned kernels, " + window + " steps a layer",
                        codes.t2fsnn(new T2fsnnSettings(window, window, true)));
            }
            case ttfs_base -> ramps(codes, false);
            case ttfs_dynamic -> ramps(codes, true);
            case auto -> best(List.of(rate(), ttfs(codes), fewSpike(codes)));
        };
    }

    private Named ramps(Codes codes, boolean dynamic) {
        RampSettings usual = codes.rampSettings(dynamic);
        RampSettings ramps =
                settings.steps() == null ? usual : new RampSettings(settings.steps(), usual.thresholdSteps(), dynamic);
        String thresholds = dynamic ? "ttfs-dynamic" : "ttfs-base";
        return new Named(thresholds + ", " + ramps.steps() + " steps", codes.ramps(ramps));
    }

    private Named fewSpike(Codes codes) {
        int steps = settings.steps() == null ? FewSpikeSettings.DEFAULT.steps() : settings.steps();
        return new Named("fewspike, " + steps + " steps a layer", codes.fewSpike(new FewSpikeSettings(steps, true)));
    }

    private Named ttfs(Codes codes) {
        TtfsMapping mapping = codes.ttfs(settings.clipping() ? TtfsSettings.DEFAULT : TtfsSettings.WITHOUT_CLIPPING);
        return new Named(
                "ttfs, windows of 10 ms" + (settings.clipping() ? "" : ", without clipping"),
                mapping.converted(),
                mapping.windows());
    }

    private Named rate() {
        boolean direct = settings.input() == RateSettings.Input.DIRECT;
        // with spikes at the input everything spikes, so that the network fits hardware that knows nothing else
        RateSettings base = direct ? RateSettings.DIRECT : RateSettings.DEFAULT.with(settings.input());
        RateSettings found = base;
        if (settings.percentile() != null) {
            found = found.withScales(settings.percentile(), false);
        }
        if (settings.steps() != null) {
            found = found.withSteps(settings.steps());
        }
        if (settings.percentile() == null || settings.steps() == null) {
            progress.stage("searching scales and steps of the rate code on training images");
            RateSweep search = new RateSweep(stages, calibration, base, settings.threads(), progress::stage);
            RateSettings best = search.search(training, trainedClasses);
            sweep = search.points();
            if (settings.percentile() == null) {
                found = found.withScales(best.percentile(), best.byChannel());
            }
            if (settings.steps() == null) {
                found = found.withSteps(best.steps());
            }
        }
        String name = String.format(
                Locale.ROOT,
                "rate, %d steps, percentile %s%s, %s input",
                found.steps(),
                found.percentile(),
                found.byChannel() ? " of each channel" : "",
                found.input().name().toLowerCase(Locale.ROOT));
        return new Named(
                name,
                RateConversion.convert(
                        stages,
                        Normalisation.percentile(stages, calibration, found.percentile(), found.byChannel()),
                        found));
    }

    /** The cheapest, by synaptic events, of those that are nearly as accurate as the best. */
    private Named best(List<Named> named) {
        LabelledImages images = first(training, Math.min(COMPARED, training.size()));
        List<SpikingRun> runs = new ArrayList<>();
        for (Named candidate : named) {
            progress.stage("comparing " + candidate.name() + " on training images");
            runs.add(SpikingRun.of(candidate.converted().classifier(), settings.threads(), images, done -> {}));
        }
        double best = runs.stream().mapToDouble(SpikingRun::accuracy).max().orElseThrow();
        candidates = IntStream.range(0, named.size())
                .mapToObj(i -> candidate(named.get(i).name(), runs.get(i), runs))
                .toList();
        int choice = IntStream.range(0, named.size())
                .filter(i -> runs.get(i).accuracy() >= best - LOSS_ALLOWED)
                .boxed()
                .min(Comparator.comparingDouble(i -> events(runs.get(i))))
                .orElseThrow();
        return named.get(choice);
    }

    private ConversionOutcome.Candidate candidate(String name, SpikingRun run, List<SpikingRun> all) {
        StudyResult.Snn snn = run.summary();
        int[] labels = run.results().labels();
        long agreeing = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == trainedClasses[i])
                .count();
        boolean dominated = all.stream()
                .anyMatch(other -> other != run && other.accuracy() >= run.accuracy() && events(other) < events(run));
        String decision = snn.meanDecisionSteps() == null
                ? String.format(Locale.ROOT, "%.2f ms", snn.meanDecisionTimeMs())
                : String.format(Locale.ROOT, "%.1f steps", snn.meanDecisionSteps());
        return new ConversionOutcome.Candidate(
                name,
                run.accuracy(),
                (double) agreeing / labels.length,
                snn.spikesPerSample(),
                snn.synapticEventsPerSample(),
                decision,
                !dominated);
    }

    private static double events(SpikingRun run) {
        return run.summary().synapticEventsPerSample();
    }

    private static double share(int[] labels, LabelledImages images) {
        return (double) IntStream.range(0, labels.length)
                        .filter(i -> labels[i] == images.label(i))
                        .count()
                / labels.length;
    }

    private static LabelledImages first(LabelledImages images, int count) {
        return images.size() <= count
                ? images
                : images.subset(IntStream.range(0, count).toArray());
    }
}
