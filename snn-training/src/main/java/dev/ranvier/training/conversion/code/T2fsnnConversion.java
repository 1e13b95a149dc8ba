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
import java.util.List;

/**
 * Activations as the times of single spikes under decaying kernels: T2FSNN (Park et al. 2020, DAC,
 * doi:10.1109/DAC18072.2020.9218689). The threshold of a layer falls by its {@link FireKernel} while it fires, and a spike
 * counts for as much as the threshold was. A stage of depth d begins to fire {@code (d - 1) advanceSteps} after the input,
 * which is read at once at step 0; if that is before the stages ahead have ended, large values may fire on a part of their
 * input (early firing: sooner, less right). The first of several spikes has the largest value, so max pools are exact.
 *
 * <p>The outputs add up; the largest potential at the end names the class. Quantised activations are only clipped at their
 * ceiling, not brought to their levels.
 */
public final class T2fsnnConversion {

    private T2fsnnConversion() {}

    /**
     * Converts trained stages.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, unit of the stage's values
     * @param kernels {@code [stage]}, see {@link KernelTuning}
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     */
    public static Converted convert(
            StageGraph graph, List<Scale> scales, List<FireKernel> kernels, T2fsnnSettings settings) {
        Network network = StageNetwork.of(
                graph,
                scales,
                "t2fsnn",
                StageNetwork.Spikes.READ_ONCE,
                (stage, bias) -> neurons(graph, stage, bias, kernels.get(stage), settings));
        int depth = graph.depth(graph.stages().size() - 1);
        int steps = depth < 2 ? 1 : (depth - 2) * settings.advanceSteps() + settings.windowSteps();
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new DirectEncoder(),
                new PotentialDecoder(graph.output().shape().size()),
                steps * StageNetwork.STEP_MS,
                "t2fsnn");
        return new Converted(
                classifier,
                graph,
                new StrengthReadout(
                        graph,
                        scales,
                        1,
                        0,
                        stage -> kernel(graph, kernels, stage).strength(0, settings)));
    }

    /** That of a stage, or of the one that a pool reads. */
    private static FireKernel kernel(StageGraph graph, List<FireKernel> kernels, int stage) {
        return graph.stages().get(stage) instanceof Stage.Max pool && pool.source() != Stage.INPUT
                ? kernel(graph, kernels, pool.source())
                : kernels.get(stage);
    }

    private static NeuronModel neurons(
            StageGraph graph, int stage, double[] bias, FireKernel kernel, T2fsnnSettings settings) {
        Stage.Sum sum = (Stage.Sum) graph.stages().get(stage);
        if (sum.activation() instanceof Activation.Output) {
            return StageNetwork.accumulators(bias, new double[bias.length]);
        }
        List<Double> thresholds = kernel.thresholds(settings);
        double startMs = (graph.depth(stage) - 1) * settings.advanceSteps() * StageNetwork.STEP_MS;
        return new FewSpike(startMs, thresholds, thresholds, kernel.strengths(settings), true, Values.of(bias));
    }
}
