package dev.ranvier.training.conversion.code;

import dev.ranvier.core.coding.DirectEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Values;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Activations as binary numbers of few spikes (equation and source stand with {@link FewSpike}). The input is read at once at
 * step 0; stages of one depth have a window together, which begins when those of the depth before have ended. With K steps
 * the units are {@code 2^-t / (1 - 2^-K)}, t = 1 to K, so that all spikes together make 1, the scale of the stage; a value
 * between is off by at most half of the last unit, and one above the scale is clipped to it. A quantised activation of L
 * levels takes units of whole levels, {@code ceil(log2(L + 1))} of them, and is met exactly, up to rounding of the sum at the
 * edge of a level. The largest of several binary numbers is read off spike by spike, so max pools are exact.
 *
 * <p>The outputs add up; the largest potential at the end names the class.
 */
public final class FewSpikeConversion {

    private FewSpikeConversion() {}

    /**
     * Converts trained stages.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, largest value that can be said; quantised activations say their ceiling
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     */
    public static Converted convert(StageGraph graph, List<Scale> scales, FewSpikeSettings settings) {
        int[] starts = starts(graph, settings);
        Network network = StageNetwork.of(
                graph,
                scales,
                "fewspike",
                StageNetwork.Spikes.READ_ONCE,
                (stage, bias) -> neurons(graph, stage, bias, starts, settings));
        int steps = Math.max(1, starts[graph.depth(graph.stages().size() - 1)]);
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new DirectEncoder(),
                new PotentialDecoder(graph.output().shape().size()),
                steps * StageNetwork.STEP_MS,
                "fewspike");
        return new Converted(classifier, graph, new StrengthReadout(graph, scales, 1, 0, stage -> 1));
    }

    private static NeuronModel neurons(
            StageGraph graph, int stage, double[] bias, int[] starts, FewSpikeSettings settings) {
        Stage.Sum sum = (Stage.Sum) graph.stages().get(stage);
        if (sum.activation() instanceof Activation.Output) {
            return StageNetwork.accumulators(bias, new double[bias.length]);
        }
        List<Double> units = units(sum.activation(), settings);
        boolean rounds = settings.rounding() || sum.activation() instanceof Activation.Quantised;
        double offset = rounds ? units.get(units.size() - 1) / 2 : 0;
        return FewSpike.units(
                starts[graph.depth(stage)] * StageNetwork.STEP_MS,
                units,
                Values.of(StageNetwork.scaled(bias, 1, offset)));
    }

    /** What each spike of a window stands for, in units of the scale; together 1. */
    static List<Double> units(Activation activation, FewSpikeSettings settings) {
        List<Double> units = new ArrayList<>();
        if (activation instanceof Activation.Quantised quantised) {
            for (int left = quantised.levels(); left > 0; left /= 2) {
                units.add((left - left / 2) / (double) quantised.levels());
            }
            return units;
        }
        double total = 1 - Math.scalb(1.0, -settings.steps());
        for (int t = 1; t <= settings.steps(); t++) {
            units.add(Math.scalb(1.0, -t) / total);
        }
        return units;
    }

    /** {@code [depth]}, step at which the windows of that depth begin; the outputs have theirs at the end of the run. */
    private static int[] starts(StageGraph graph, FewSpikeSettings settings) {
        int depths = graph.depth(graph.stages().size() - 1);
        int[] longest = new int[depths + 1];
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            if (graph.stages().get(stage) instanceof Stage.Sum sum
                    && !(sum.activation() instanceof Activation.Output)) {
                int depth = graph.depth(stage);
                longest[depth] = Math.max(
                        longest[depth], units(sum.activation(), settings).size());
            }
        }
        int[] starts = new int[depths + 1];
        for (int depth = 2; depth <= depths; depth++) {
            starts[depth] = starts[depth - 1] + longest[depth - 1];
        }
        return starts;
    }
}
