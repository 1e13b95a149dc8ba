package dev.ranvier.training.conversion.code;

import dev.ranvier.core.coding.DirectEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.network.SelfCorrecting.Correction;
import dev.ranvier.core.network.Values;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.List;
import java.util.Locale;

/**
 * Rate code of integrate-and-fire neurons that correct themselves after a trial (equations and sources stand with {@link
 * SelfCorrecting}): residual potentials (SRP) after one round, or offset spikes (COS) layer by layer, one round for each
 * depth. Thresholds are the scales, potentials start at half of them, the input is direct. All methods run {@code rounds
 * trialSteps + steps} steps in one go, and decision times, spikes and synaptic events include the trial: the papers count
 * the run proper only. The outputs add up over the run proper; the largest potential names the class.
 *
 * <p>Gates of max pools start anew with the neurons that they read.
 */
public final class TrialConversion {

    private static final double NEVER_REACHED = Float.MAX_VALUE;

    private TrialConversion() {}

    /**
     * Converts trained stages.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, the activation that a rate of one spike a step stands for
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     */
    public static Converted convert(StageGraph graph, List<Scale> scales, TrialSettings settings) {
        double perMs = 1 / StageNetwork.STEP_MS;
        int rounds = rounds(graph, settings);
        Network network = StageNetwork.of(
                graph,
                scales,
                "rate-with-trial",
                new StageNetwork.Spikes(true, IntegrateAndFire.DRIVE, perMs, false, 1, settings.trialSteps(), rounds),
                (stage, bias) -> neurons(graph, stage, StageNetwork.scaled(bias, perMs, 0), rounds, settings));
        int trial = rounds * settings.trialSteps();
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new DirectEncoder(),
                new PotentialDecoder(graph.output().shape().size()),
                (trial + settings.steps()) * StageNetwork.STEP_MS,
                "rate-" + settings.method().name().toLowerCase(Locale.ROOT));
        return new Converted(
                classifier,
                graph,
                new StrengthReadout(graph, scales, 1.0 / settings.steps(), trial * StageNetwork.STEP_MS, stage -> 1));
    }

    private static int rounds(StageGraph graph, TrialSettings settings) {
        int hiddenDepths = graph.depth(graph.stages().size() - 1) - 1;
        return settings.method() == TrialSettings.Method.COS ? Math.max(1, hiddenDepths) : 1;
    }

    private static NeuronModel neurons(
            StageGraph graph, int stage, double[] drivePerMs, int rounds, TrialSettings settings) {
        boolean output = ((Stage.Sum) graph.stages().get(stage)).activation() instanceof Activation.Output;
        Correction correction = output
                ? Correction.NONE
                : switch (settings.method()) {
                    case NONE -> Correction.NONE;
                    case SRP -> Correction.FORBID;
                    case COS -> Correction.SHIFT;
                };
        int round = correction == Correction.SHIFT ? graph.depth(stage) - 1 : 0;
        return new SelfCorrecting(
                Values.uniform(output ? NEVER_REACHED : 1),
                Values.uniform(output ? 0 : 0.5),
                Values.of(drivePerMs),
                settings.trialSteps(),
                rounds,
                round,
                correction);
    }
}
