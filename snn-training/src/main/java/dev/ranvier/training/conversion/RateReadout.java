package dev.ranvier.training.conversion;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.List;

/** A rate of one spike a step stands for the stage's scale. */
record RateReadout(StageGraph graph, List<Scale> scales, RateSettings settings) implements StageReadout {

    @Override
    public double[] values(int stage, SpikeBatch spikes) {
        boolean integrates =
                stage == graph.stages().size() - 1 && settings.reading() == RateSettings.Reading.POTENTIALS;
        if (integrates) {
            return null;
        }
        int[] counts = spikes.counts(graph.shape(stage).size());
        double[] values = new double[counts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = limit(stage, i) * counts[i] / settings.steps();
        }
        return values;
    }

    @Override
    public double limit(int stage, int neuron) {
        return scales.get(stage).of(neuron);
    }
}
