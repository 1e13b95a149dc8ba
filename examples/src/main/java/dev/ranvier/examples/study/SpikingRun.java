package dev.ranvier.examples.study;

import dev.ranvier.core.coding.Decision;
import dev.ranvier.core.coding.EarlyDecision;
import dev.ranvier.core.coding.FirstSpikeDecoder;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * A spiking classifier that has been asked about a set of images.
 *
 * @param classifier who was asked
 * @param results what it answered
 * @param accuracy share of right answers, 0..1
 */
public record SpikingRun(SpikingClassifier classifier, SampleResults results, double accuracy) {

    /**
     * Asks about every image; with a first-spike decoder each run stops at the first output spike.
     *
     * @param threads number of threads; changes nothing but the time it takes
     * @param progress told the number of images done
     */
    public static SpikingRun of(
            SpikingClassifier classifier, int threads, LabelledImages images, IntConsumer progress) {
        return of(new SampleRunner(classifier, settings(classifier, threads)), classifier, images, progress);
    }

    /**
     * The same with engines of the caller's choice.
     *
     * @param engines makes one engine for each thread
     */
    public static SpikingRun of(
            SpikingClassifier classifier,
            int threads,
            Function<CompiledNetwork, Engine> engines,
            LabelledImages images,
            IntConsumer progress) {
        return of(new SampleRunner(classifier, settings(classifier, threads), engines), classifier, images, progress);
    }

    /**
     * The same with a reading of the answer after each of some numbers of steps.
     *
     * @param checkpointSteps rising numbers of steps
     */
    static SpikingRun of(
            SpikingClassifier classifier,
            int threads,
            List<Integer> checkpointSteps,
            LabelledImages images,
            IntConsumer progress) {
        RunSettings settings = settings(classifier, threads).withCheckpoints(checkpointSteps);
        return of(new SampleRunner(classifier, settings), classifier, images, progress);
    }

    /**
     * The same with a rule by which a run may end early.
     *
     * @param early the rule
     * @param checkpointSteps rising numbers of steps, or none
     */
    public static SpikingRun of(
            SpikingClassifier classifier,
            int threads,
            EarlyDecision early,
            List<Integer> checkpointSteps,
            LabelledImages images,
            IntConsumer progress) {
        RunSettings settings = RunSettings.onThreads(threads).stopping(early).withCheckpoints(checkpointSteps);
        return of(new SampleRunner(classifier, settings), classifier, images, progress);
    }

    private static SpikingRun of(
            SampleRunner runner, SpikingClassifier classifier, LabelledImages images, IntConsumer progress) {
        SampleResults results = runner.run(images.size(), images::sample, progress);
        return new SpikingRun(classifier, results, results.accuracy(images::label));
    }

    private static RunSettings settings(SpikingClassifier classifier, int threads) {
        RunSettings settings = RunSettings.onThreads(threads);
        return classifier.decoder() instanceof FirstSpikeDecoder ? settings.stoppingAtFirstSpike() : settings;
    }

    /** The run as a row of results. */
    public StudyResult.Snn summary() {
        ActivityProfile activity = results.activity();
        double samples = activity.samples();
        long inputSpikes = activity.spikes()[classifier.network().indexOf(classifier.input())];
        boolean clocked = classifier.network().timeBase().clocked();
        return new StudyResult.Snn(
                classifier.coding(),
                accuracy,
                clocked ? timeSteps() : null,
                clocked ? meanDecisionSteps() : null,
                clocked ? null : results.meanDecisionTimeMs(),
                activity.totalSpikes() / samples,
                (activity.totalSpikes() - inputSpikes) / samples,
                activity.totalSynapticEvents() / samples,
                activity.totalUpdates() / samples);
    }

    private int timeSteps() {
        TimeBase time = classifier.network().timeBase();
        return (int) Math.ceil(classifier.durationMs() / time.stepMs() - 1e-9);
    }

    /** A decision in step k has taken k + 1 steps; one that waited for the end of the run has taken them all. */
    private double meanDecisionSteps() {
        double stepMs = classifier.network().timeBase().stepMs();
        int steps = timeSteps();
        double sum = 0;
        for (Decision decision : results.decisions()) {
            sum += Math.min(steps, Math.rint(decision.timeMs() / stepMs) + 1);
        }
        return sum / results.decisions().size();
    }
}
