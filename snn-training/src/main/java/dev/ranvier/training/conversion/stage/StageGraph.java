package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import java.util.List;

/**
 * A trained graph as sums with an activation and max pools, in an order in which each stage comes after those that it reads.
 * The last stage has the outputs; they are those of the graph up to rounding, without a final softmax or rectification.
 * Immutable.
 *
 * @param graph the graph as rewritten: what {@link Stage#node} refers to
 * @param stages at least one; the last is a sum with {@link Activation.Output}
 * @param findings what became of each layer of the original graph
 */
public record StageGraph(LayerGraph graph, List<Stage> stages, List<LayerFinding> findings) {

    /** Takes copies of the lists. */
    public StageGraph {
        stages = List.copyOf(stages);
        findings = List.copyOf(findings);
    }

    /**
     * Reads a graph.
     *
     * @throws IllegalArgumentException naming every layer that no conversion takes, and why
     */
    public static StageGraph of(LayerGraph graph) {
        StageReading reading = StageReading.of(graph);
        if (!reading.accepted()) {
            throw new IllegalArgumentException(
                    "model " + graph.name() + " cannot become spikes: " + reading.refusals());
        }
        return reading.stages();
    }

    /** The last stage. */
    public Stage.Sum output() {
        return (Stage.Sum) stages.get(stages.size() - 1);
    }

    /** Shape of a stage, or of the input for {@link Stage#INPUT}. */
    public Shape shape(int stage) {
        return stage == Stage.INPUT ? graph.inputShape() : stages.get(stage).shape();
    }

    /** Name of a stage, or {@value LayerGraph#INPUT}. */
    public String name(int stage) {
        return stage == Stage.INPUT ? LayerGraph.INPUT : stages.get(stage).name();
    }

    /**
     * How many activations, at most, lie between the input and a stage's values, its own included; max pools add none. The
     * input has 0.
     */
    public int depth(int stage) {
        if (stage == Stage.INPUT) {
            return 0;
        }
        if (stages.get(stage) instanceof Stage.Max max) {
            return depth(max.source());
        }
        return 1
                + ((Stage.Sum) stages.get(stage))
                        .terms().stream()
                                .mapToInt(term -> depth(term.source()))
                                .max()
                                .orElse(0);
    }
}
