package dev.ranvier.training.conversion.code;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.training.conversion.StageReadout;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The sum of a neuron's strengths stands for its value.
 *
 * @param graph the stages; outputs do not spike
 * @param scales {@code [stage]}
 * @param unit share of the scale that a strength of 1 stands for
 * @param fromMs earlier spikes are not counted
 * @param largest by stage, the largest sum of strengths times the unit that there can be
 */
record StrengthReadout(StageGraph graph, List<Scale> scales, double unit, double fromMs, IntToDoubleFunction largest)
        implements StageReadout {

    @Override
    public double[] values(int stage, SpikeBatch spikes) {
        if (graph.stages().get(stage) instanceof Stage.Sum sum && sum.activation() instanceof Activation.Output) {
            return null;
        }
        double[] values = new double[graph.shape(stage).size()];
        for (int i = 0; i < spikes.size(); i++) {
            if (spikes.timesMs()[i] >= fromMs) {
                values[spikes.neurons()[i]] += spikes.strength(i) * unit;
            }
        }
        Scale scale = scales.get(stage);
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale.of(i);
        }
        return values;
    }

    @Override
    public double limit(int stage, int neuron) {
        return largest.applyAsDouble(stage) * scales.get(stage).of(neuron);
    }
}
