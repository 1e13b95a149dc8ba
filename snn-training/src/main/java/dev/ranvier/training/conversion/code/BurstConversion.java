package dev.ranvier.training.conversion.code;

import dev.ranvier.core.coding.DirectEncoder;
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
 * Activations as rates of spikes that count for more while they follow each other (equation and source stand with {@link
 * SpikeWeighting.Burst}). A first spike stands for a part of the stage's scale or all of it; what has piled up goes out in a
 * burst, so values above the scale are said too. Where an activation has a ceiling, bursts are limited to one scale
 * a step, which clips the rate to it; others are not clipped at all. The input is direct: each value drives the first stages in every
 * step. The outputs add up; the largest potential names the class.
 */
public final class BurstConversion {

    private BurstConversion() {}

    /**
     * Converts trained stages.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, unit of the stage's values
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     */
    public static Converted convert(StageGraph graph, List<Scale> scales, BurstSettings settings) {
        double perMs = 1 / StageNetwork.STEP_MS;
        Network network = StageNetwork.of(
                graph,
                scales,
                "burst",
                new StageNetwork.Spikes(true, IntegrateAndFire.DRIVE, perMs, true, settings.threshold()),
                (stage, bias) ->
                        neurons((Stage.Sum) graph.stages().get(stage), StageNetwork.scaled(bias, perMs, 0), settings));
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new DirectEncoder(),
                new PotentialDecoder(graph.output().shape().size()),
                settings.steps() * StageNetwork.STEP_MS,
                "burst");
        return new Converted(
                classifier,
                graph,
                new StrengthReadout(
                        graph,
                        scales,
                        settings.threshold() / settings.steps(),
                        0,
                        stage -> clips(graph.stages().get(stage)) ? 1 : Double.POSITIVE_INFINITY));
    }

    private static boolean clips(Stage stage) {
        return stage instanceof Stage.Sum sum && sum.activation().ceiling() < Double.POSITIVE_INFINITY;
    }

    private static NeuronModel neurons(Stage.Sum stage, double[] drivePerMs, BurstSettings settings) {
        if (stage.activation() instanceof Activation.Output) {
            return StageNetwork.accumulators(new double[drivePerMs.length], drivePerMs);
        }
        double threshold = settings.threshold();
        boolean limited = clips(stage);
        SpikeWeighting bursts =
                new SpikeWeighting.Burst(settings.base(), limited ? 1 / threshold : Double.POSITIVE_INFINITY);
        return new WeightedIntegrateAndFire(
                Values.uniform(threshold), bursts, Values.uniform(threshold / 2), Values.of(drivePerMs));
    }
}
