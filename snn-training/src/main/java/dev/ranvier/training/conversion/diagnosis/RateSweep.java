package dev.ranvier.training.conversion.diagnosis;

import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Searches the scales and the number of steps of the rate code on training images that the scales were not taken from, as far
 * as there are any. First all scales are tried for {@value #FIRST_STEPS} steps; those whose outputs come closest to the trained
 * network's (if not even those agree, closest after {@value #LATER_STEPS} steps) go on, with four times the steps each time, until
 * they agree on all but one of {@value #ONE_IN} images, twice in
 * a row. Training images are easier than new ones, so the number of steps is {@value #RESERVE} times that, at most {@value
 * #MOST_STEPS}: rounding errors fall as one over the steps.
 */
public final class RateSweep {

    /** Most steps that are tried. */
    public static final int MOST_STEPS = 512;

    private static final int FIRST_STEPS = 32;
    private static final int ONE_IN = 250;
    private static final int RESERVE = 4;
    private static final double SYNAPTIC_EVENTS = 1.5e10; // for the first round, at one spike a neuron in ten steps
    private static final int LATER_STEPS = 256;
    private static final int ERROR_IMAGES = 20;
    private static final int FEWEST_ERROR_IMAGES = 3;
    private static final double ERROR_EVENTS = 6e9;
    private static final int FEWEST_IMAGES = 60;
    private static final int MOST_IMAGES = 500;

    private final StageGraph graph;
    private final Calibration calibration;
    private final RateSettings base;
    private final int threads;
    private final Consumer<String> progress;
    private final List<SweepPoint> points = new ArrayList<>();

    /**
     * Prepares a search.
     *
     * @param base input, reading and start of the potentials
     * @param progress told what is being tried
     */
    public RateSweep(
            StageGraph graph, Calibration calibration, RateSettings base, int threads, Consumer<String> progress) {
        this.graph = graph;
        this.calibration = calibration;
        this.base = base;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Searches.
     *
     * @param training images that the network was trained on
     * @param trained {@code [sample]}, classes by the trained network for those images. Not modified.
     * @return the settings with the fewest steps that agree; the last tried if none do
     */
    public RateSettings search(LabelledImages training, int[] trained) {
        int[] chosen = validation(training.size());
        LabelledImages images = training.subset(chosen);
        int[] expected = IntStream.of(chosen).map(i -> trained[i]).toArray();
        for (RateSettings settings : scales()) {
            progress.accept("trying " + describe(settings) + ", " + FIRST_STEPS + " steps");
            run(settings, FIRST_STEPS, images, expected);
        }
        RateSettings best = closest(FIRST_STEPS, images);
        List<SweepPoint> found = pointsOf(best);
        if (enough(found) == 0) {
            progress.accept("comparing scales over " + LATER_STEPS + " steps");
            best = closest(LATER_STEPS, images); // what was lost to few steps no longer hides what is lost to clipping
            found = pointsOf(best);
        }
        int steps = FIRST_STEPS;
        while (enough(found) == 0 && steps < MOST_STEPS) {
            steps = Math.min(MOST_STEPS, 4 * steps);
            progress.accept("trying " + describe(best) + ", " + steps + " steps");
            found = run(best, steps, images, expected);
        }
        int needed = enough(found);
        return best.withSteps(needed > 0 ? Math.min(MOST_STEPS, RESERVE * needed) : MOST_STEPS);
    }

    /** All that was tried. */
    public List<SweepPoint> points() {
        return List.copyOf(points);
    }

    /** The scales whose outputs come closest to the trained ones after some steps. */
    private RateSettings closest(int steps, LabelledImages images) {
        double each = (double) graph.graph().multiplyAccumulates() * steps / 10 * scales().size();
        int count = (int) Math.max(FEWEST_ERROR_IMAGES, Math.min(ERROR_IMAGES, ERROR_EVENTS / Math.max(1, each)));
        return scales().stream()
                .min(Comparator.comparingDouble(settings -> error(settings, steps, count, images)))
                .orElseThrow();
    }

    private List<SweepPoint> pointsOf(RateSettings settings) {
        return points.stream()
                .filter(point -> point.scales().equals(describe(settings)))
                .toList();
    }

    /** Square of how far the outputs are off, in parts of the trained ones. */
    private double error(RateSettings scales, int steps, int count, LabelledImages images) {
        Converted converted = convert(scales.withSteps(steps).reading(RateSettings.Reading.POTENTIALS));
        Engine engine = new TickEngine(CompiledNetwork.of(converted.classifier().network()));
        StageForward forward = new StageForward(graph);
        int output = graph.stages().size() - 1;
        double[] potentials = new double[graph.shape(output).size()];
        double scale = Normalisation.percentile(graph, calibration, scales.percentile(), scales.byChannel())
                .get(output)
                .max();
        double errors = 0;
        double squares = 0;
        for (int image = 0; image < Math.min(count, images.size()); image++) {
            float[] sample = images.sample(image);
            engine.run(
                    Stimulus.of(
                            converted.classifier().input(),
                            converted.classifier().encoder().encode(sample, image)),
                    steps);
            engine.potentials(output + 1, potentials);
            double[] trained = forward.values(sample)[output];
            for (int i = 0; i < trained.length; i++) {
                double error = potentials[i] * scale / steps - trained[i];
                errors += error * error;
                squares += trained[i] * trained[i];
            }
        }
        return errors / squares;
    }

    private Converted convert(RateSettings settings) {
        return RateConversion.convert(
                graph,
                Normalisation.percentile(graph, calibration, settings.percentile(), settings.byChannel()),
                settings);
    }

    /** Images beyond those that set the scales; the last ones of a small set. */
    private int[] validation(int training) {
        double each = (double) graph.graph().multiplyAccumulates() * FIRST_STEPS / 10 * scales().size();
        int count = (int) Math.max(FEWEST_IMAGES, Math.min(MOST_IMAGES, SYNAPTIC_EVENTS / Math.max(1, each)));
        count = Math.min(count, training);
        int first = Math.max(0, Math.min(Calibration.SAMPLES, training - count));
        return IntStream.range(first, first + count).toArray();
    }

    /** Quantised activations set their scales themselves. */
    private List<RateSettings> scales() {
        boolean quantised = graph.stages().stream()
                .allMatch(stage -> !(stage instanceof Stage.Sum sum)
                        || sum.activation() instanceof Activation.Quantised
                        || sum.activation() instanceof Activation.Output);
        if (quantised) {
            return List.of(base.withScales(100, false));
        }
        List<RateSettings> all = new ArrayList<>();
        for (double percentile : new double[] {99, 99.9, 99.99, 100}) {
            all.add(base.withScales(percentile, false));
        }
        all.add(base.withScales(99.9, true));
        all.add(base.withScales(100, true));
        return all;
    }

    private List<SweepPoint> run(RateSettings scales, int steps, LabelledImages images, int[] expected) {
        RateSettings settings = scales.withSteps(steps);
        SpikingClassifier classifier = convert(settings).classifier();
        List<Integer> checkpoints = checkpoints(steps);
        SampleResults results = new SampleRunner(
                        classifier, RunSettings.onThreads(threads).withCheckpoints(checkpoints))
                .run(images.size(), images::sample);
        double events = (double) results.activity().totalSynapticEvents() / images.size();
        List<SweepPoint> found = new ArrayList<>();
        for (int i = 0; i < checkpoints.size(); i++) {
            found.add(new SweepPoint(
                    settings.percentile(),
                    settings.byChannel(),
                    checkpoints.get(i),
                    results.accuracyAt(i, images::label),
                    results.accuracyAt(i, sample -> expected[sample]),
                    events * checkpoints.get(i) / steps));
        }
        points.removeIf(point -> found.stream()
                .anyMatch(other -> other.scales().equals(point.scales()) && other.steps() == point.steps()));
        points.addAll(found);
        return found;
    }

    private static List<Integer> checkpoints(int steps) {
        return IntStream.iterate(1, step -> step <= steps, step -> 2 * step)
                .boxed()
                .toList();
    }

    /** The first number of steps from which on, so far as was tried, the answers agree; 0 if there is none. */
    private static int enough(List<SweepPoint> points) {
        int from = 0;
        for (int i = points.size() - 1; i >= 0 && points.get(i).agreement() >= 1 - 1.0 / ONE_IN; i--) {
            from = i < points.size() - 1 ? points.get(i).steps() : 0;
        }
        return from;
    }

    private static String describe(RateSettings settings) {
        return "percentile " + settings.percentile() + (settings.byChannel() ? " of each channel" : "");
    }
}
