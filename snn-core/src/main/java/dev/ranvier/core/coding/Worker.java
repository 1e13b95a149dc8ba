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
    private ActivityProfile activity;

    Worker(SpikingClassifier classifier, RunSettings settings, Engine engine, SampleRunner.Answers answers) {
        this.classifier = classifier;
        this.answers = answers;
        checkpointSteps = settings.checkpointSteps();
        output = classifier.network().indexOf(classifier.output());
        this.engine = engine;
        tally = new SpikeTally(engine.network(), output);
        engine.recordTo(tally);
        stop = settings.stopAtFirstSpike() ? new StopRule.AfterSpikes(classifier.output(), 1) : new StopRule.Never();
        potentials = new double[engine.network().population(output).size()];
    }

    /** Runs one sample. The values are not modified. */
    void answer(int sample, float[] values) {
        tally.nextSample();
        engine.reset();
        try {
            engine.stimulate(
                    Stimulus.of(classifier.input(), classifier.encoder().encode(values)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sample " + sample + ": " + e.getMessage(), e);
        }
        for (int checkpoint = 0; checkpoint < checkpointSteps.size(); checkpoint++) {
            double timeMs = checkpointSteps.get(checkpoint)
                    * classifier.network().timeBase().stepMs();
            engine.advance(Math.min(timeMs, classifier.durationMs()), stop);
            answers.checkpointLabels()[checkpoint][sample] = decide(timeMs).label();
        }
        engine.advance(classifier.durationMs(), stop);
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

    private Decision decide(double endMs) {
        engine.potentials(output, potentials);
        return classifier.decoder().decode(tally.output(), potentials, endMs);
    }
}
