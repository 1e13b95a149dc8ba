package dev.ranvier.training.conversion;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.Arrays;
import java.util.List;

/** A first spike at t stands for {@code low + range (end - t) / windowMs}, silence for low. */
record TtfsReadout(StageGraph graph, List<ValueWindow> windows, double windowMs) implements StageReadout {

    @Override
    public double[] values(int stage, SpikeBatch spikes) {
        ValueWindow window = windows.get(stage);
        double[] values = new double[graph.shape(stage).size()];
        Arrays.fill(values, window.low());
        double endMs = (graph.depth(stage) + 1) * windowMs;
        for (int i = 0; i < spikes.size(); i++) {
            values[spikes.neurons()[i]] = window.low() + window.range() * (endMs - spikes.timesMs()[i]) / windowMs;
        }
        return values;
    }

    @Override
    public double limit(int stage, int neuron) {
        return windows.get(stage).high();
    }
}
