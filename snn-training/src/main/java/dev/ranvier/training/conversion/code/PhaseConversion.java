package dev.ranvier.training.conversion.code;

import dev.ranvier.core.coding.PhaseEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.SpikeWeighting;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.List;

/**
 * Activations as spikes that count by their phase (equation and source stand with {@link SpikeWeighting.Phase}): over a
 * period a neuron passes on its value over the scale of its stage. The bits of the input come anew in every period, the bias
 * in equal parts in every step. What a layer says in a phase reaches the next in the same step; what came too late for its
 * phase is carried into the next period, so the code becomes right only over several periods. The outputs add up; the largest
 * potential names the class.
 */
public final class PhaseConversion {

    private PhaseConversion() {}

    /**
     * Converts trained stages.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, the activation that a full period stands for
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     */
    public static Converted convert(StageGraph graph, List<Scale> scales, PhaseSettings settings) {
        SpikeWeighting phases = new SpikeWeighting.Phase(settings.periodSteps());
        Network network = StageNetwork.of(
                graph,
                scales,
                "phase",
                new StageNetwork.Spikes(true, IntegrateAndFire.JUMP, 1, true, 1),
                (stage, bias) -> neurons(
                        (Stage.Sum) graph.stages().get(stage),
                        StageNetwork.scaled(bias, 1 / (settings.periodSteps() * StageNetwork.STEP_MS), 0),
                        phases));
        int steps = settings.periods() * settings.periodSteps();
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new PhaseEncoder(settings.periodSteps(), settings.periods(), StageNetwork.STEP_MS),
                new PotentialDecoder(graph.output().shape().size()),
                steps * StageNetwork.STEP_MS,
                "phase");
        return new Converted(
                classifier, graph, new StrengthReadout(graph, scales, 1.0 / settings.periods(), 0, stage -> 1));
    }

    private static NeuronModel neurons(Stage.Sum stage, double[] drivePerMs, SpikeWeighting phases) {
        if (stage.activation() instanceof Activation.Output) {
            return StageNetwork.accumulators(new double[drivePerMs.length], drivePerMs);
        }
        return new WeightedIntegrateAndFire(Values.uniform(1), phases, Values.uniform(0), Values.of(drivePerMs));
    }
}
