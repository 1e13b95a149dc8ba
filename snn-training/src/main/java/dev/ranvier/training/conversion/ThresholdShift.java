package dev.ranvier.training.conversion;

import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The shift of Deng and Gu 2021 (ICLR, arXiv:2103.00476): counts of T steps lie on average half a spike below the activation,
 * so {@code lambda / (2 T)} is added to every bias. After T steps that has added up to half a threshold, the same as
 * potentials that start there; use one or the other.
 */
public final class ThresholdShift {

    private ThresholdShift() {}

    /**
     * The same stages with shifted biases; outputs, and quantised activations, which have their shift, stay as they are.
     *
     * @param scales {@code [stage]}, thresholds as activations
     * @param steps length of the run, at least 1
     */
    public static StageGraph apply(StageGraph graph, List<Scale> scales, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a shift is for runs of at least 1 step, got " + steps);
        }
        List<Stage> shifted = new ArrayList<>();
        for (int index = 0; index < graph.stages().size(); index++) {
            Stage stage = graph.stages().get(index);
            boolean shifts = stage instanceof Stage.Sum sum
                    && !(sum.activation() instanceof Activation.Output)
                    && !(sum.activation() instanceof Activation.Quantised);
            shifted.add(shifts ? shifted((Stage.Sum) stage, scales.get(index), steps) : stage);
        }
        return new StageGraph(graph.graph(), shifted, graph.findings());
    }

    private static Stage.Sum shifted(Stage.Sum sum, Scale scale, int steps) {
        double[] bias = sum.bias().clone();
        for (int i = 0; i < bias.length; i++) {
            bias[i] += scale.of(i) / (2.0 * steps);
        }
        return new Stage.Sum(sum.name(), sum.shape(), sum.node(), sum.sign(), sum.terms(), bias, sum.activation());
    }
}
