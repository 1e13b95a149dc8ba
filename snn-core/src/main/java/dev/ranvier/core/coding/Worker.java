package dev.ranvier.core.coding;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import java.util.List;

/** One thread's engine, and what it counted. */
final class Worker {

    private final SpikingClassifier classifier;
    private final List<Integer> checkpointSteps;
    private final SampleRunner.Answers answers;
    private final Engine engine;
    private final SpikeTally tally;
    private final StopRule stop;
    private final int output;
    private final double[] potentials; // [output neuron]
    private final Certainty certainty; // null if no rule is tested after each step
    private Decision decided; // before its time, on this sample; null if not
    private ActivityProfile activity;

    Worker(SpikingClassifier classifier, RunSettings settings, Engine engine, SampleRunner.Answers answers) {
        this.classifier = classifier;
        this.answers = answers;
        checkpointSteps = settings.checkpointSteps();
        output = classifier.network().indexOf(classifier.output());
        this.engine = engine;
        tally = new SpikeTally(engine.network(), output);
        engine.recordTo(tally);
        stop = settings.early() instanceof EarlyDecision.AtFirstSpike
                ? new StopRule.AfterSpikes(classifier.output(), 1)
                : new StopRule.Never();
        potentials = new double[engine.network().population(output).size()];
        certainty = Certainty.onSteps(settings.early()) ? new Certainty(settings.early()) : null;
    }

    /** Runs one sample. The values are not modified. */
    void answer(int sample, float[] values) {
        tally.nextSample();
        engine.reset();
        decided = null;
        if (certainty != null) {
            certainty.restart();
        }
        try {
            engine.stimulate(
                    Stimulus.of(classifier.input(), classifier.encoder().encode(values, sample)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sample " + sample + ": " + e.getMessage(), e);
        }
        for (int checkpoint = 0; checkpoint < checkpointSteps.size(); checkpoint++) {
            double timeMs = checkpointSteps.get(checkpoint)
                    * classifier.network().timeBase().stepMs();
            advance(Math.min(timeMs, classifier.durationMs()));
            answers.checkpointLabels()[checkpoint][sample] = decide(timeMs).label();
        }
        advance(classifier.durationMs());
        answers.decisions()[sample] = decide(classifier.durationMs());
        ActivityProfile run = engine.activity();
        answers.durationsMs()[sample] = run.durationMs();
        activity = activity == null ? run : activity.plus(run);
    }

    /** Counts of all samples of this thread; null if it came too late to get one. */
    ActivityProfile activity() {
        return activity;
    }

    int maxSpikesPerNeuron() {
        return tally.most();
    }

    private void advance(double untilMs) {
        if (certainty == null) {
            engine.advance(untilMs, stop);
            return;
        }
        double stepMs = classifier.network().timeBase().stepMs();
        while (decided == null && engine.timeMs() < untilMs) {
            double step = Math.rint(engine.timeMs() / stepMs);
            engine.advance(Math.min(untilMs, (step + 1) * stepMs), stop);
            engine.potentials(output, potentials);
            if (certainty.after(classifier.decoder().evidence(tally.output(), potentials))) {
                Decision now = classifier.decoder().decode(tally.output(), potentials, engine.timeMs());
                decided = new Decision(now.label(), now.confidence(), step * stepMs);
            }
        }
    }

    private Decision decide(double endMs) {
        if (decided != null) {
            return decided;
        }
        engine.potentials(output, potentials);
        return classifier.decoder().decode(tally.output(), potentials, endMs);
    }
}
