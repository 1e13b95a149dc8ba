package dev.ranvier.core.coding;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import java.util.List;

/** One thread's engines, and what they counted. */
final class Worker {

    private final SpikingClassifier classifier;
    private final List<Integer> checkpointSteps;
    private final SampleRunner.Answers answers;
    private final Lanes lanes;
    private final SpikeTally[] tallies; // [lane]
    private final int output;
    private final double[] potentials; // [output neuron]
    private final Certainty certainty; // null if no rule is tested after each step; else there is one lane
    private Decision decided; // before its time, on this sample; null if not
    private ActivityProfile activity;

    Worker(SpikingClassifier classifier, RunSettings settings, Lanes lanes, SampleRunner.Answers answers) {
        this.classifier = classifier;
        this.answers = answers;
        this.lanes = lanes;
        checkpointSteps = settings.checkpointSteps();
        output = classifier.network().indexOf(classifier.output());
        potentials =
                new double[classifier.network().population(classifier.output()).size()];
        certainty = Certainty.onSteps(settings.early()) ? new Certainty(settings.early()) : null;
        tallies = new SpikeTally[lanes.size()];
        for (int lane = 0; lane < tallies.length; lane++) {
            tallies[lane] = new SpikeTally(lanes.engine(lane).network(), output);
            lanes.engine(lane).recordTo(tallies[lane]);
        }
    }

    /** How many samples are taken at a time. */
    int batch() {
        return lanes.size();
    }

    /**
     * Runs some samples side by side.
     *
     * @param first index of the first sample
     * @param values {@code [sample from the first][neuron]}, at most as many samples as {@link #batch}. Not modified.
     */
    void answer(int first, float[][] values) {
        for (int lane = 0; lane < values.length; lane++) {
            begin(first + lane, lane, values[lane]);
        }
        for (int checkpoint = 0; checkpoint < checkpointSteps.size(); checkpoint++) {
            double timeMs = checkpointSteps.get(checkpoint)
                    * classifier.network().timeBase().stepMs();
            advance(values.length, Math.min(timeMs, classifier.durationMs()));
            for (int lane = 0; lane < values.length; lane++) {
                answers.checkpointLabels()[checkpoint][first + lane] =
                        decide(lane, timeMs).label();
            }
        }
        advance(values.length, classifier.durationMs());
        for (int lane = 0; lane < values.length; lane++) {
            answers.decisions()[first + lane] = decide(lane, classifier.durationMs());
            ActivityProfile run = lanes.engine(lane).activity();
            answers.durationsMs()[first + lane] = run.durationMs();
            activity = activity == null ? run : activity.plus(run);
        }
    }

    /** Counts of all samples of this thread; null if it came too late to get one. */
    ActivityProfile activity() {
        return activity;
    }

    int maxSpikesPerNeuron() {
        int most = 0;
        for (SpikeTally tally : tallies) {
            most = Math.max(most, tally.most());
        }
        return most;
    }

    private void begin(int sample, int lane, float[] values) {
        tallies[lane].nextSample();
        Engine engine = lanes.engine(lane);
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
    }

    private void advance(int count, double untilMs) {
        if (certainty == null) {
            lanes.advance(count, untilMs);
            return;
        }
        Engine engine = lanes.engine(0);
        double stepMs = classifier.network().timeBase().stepMs();
        while (decided == null && engine.timeMs() < untilMs) {
            double step = Math.rint(engine.timeMs() / stepMs);
            lanes.advance(count, Math.min(untilMs, (step + 1) * stepMs));
            engine.potentials(output, potentials);
            if (certainty.after(classifier.decoder().evidence(tallies[0].output(), potentials))) {
                Decision now = classifier.decoder().decode(tallies[0].output(), potentials, engine.timeMs());
                decided = new Decision(now.label(), now.confidence(), step * stepMs);
            }
        }
    }

    private Decision decide(int lane, double endMs) {
        if (decided != null) {
            return decided;
        }
        lanes.engine(lane).potentials(output, potentials);
        return classifier.decoder().decode(tallies[lane].output(), potentials, endMs);
    }
}
