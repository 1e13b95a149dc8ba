package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.FirstSpikeDecoder;
import dev.ranvier.core.coding.LatencyEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.PoolSynapses;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained rectified linear units to {@link ConstantSlope} neurons that fire at most once, at a time that stands for their
 * activation: an exact mapping (source and equation stand there).
 *
 * <p>The input has the window [0, windowMs], a stage of {@linkplain StageGraph#depth depth} d the window [d windowMs, (d+1)
 * windowMs]. A stage's values of [low, low + range] fill its window from the end to the start: {@code t = end - windowMs (z -
 * low) / range}. With tau = windowMs that takes weights {@code W range_source / range}, a threshold of 1 and the initial
 * potential {@code (b - low) / range}. Spikes of a stage that is read by a later one than the next (a residual connection) are
 * delayed by whole windows. Ranges are powers of two, so scaling leaves the trained weights as they are, bit for bit; the next
 * power of two above the largest value seen in calibration times the margin. A clipped or quantised activation's range is its
 * ceiling, so the start of the window clips as the activation does; a quantised one fires at the instants of its levels only.
 * A rectified layer has low = 0: a neuron that does not reach its threshold in the window does not fire, which is the value
 * 0; one that reaches it at the very end fires there, which is the same value. The largest of several values is the earliest
 * of their spikes: a max pool passes on the first that arrives and takes no window.
 *
 * <p>The output layer fires as well. Its window covers all logits seen, with the margin; subtracting low from every logit and
 * dividing by the range leaves their order, so the first output spike names the class. Should no output fire, the largest
 * potential is the largest logit.
 *
 * <p>What is not promised: a value above its window is clipped to it. {@link TtfsTrace} tells when that changed an answer.
 */
public final class TtfsConversion {

    private TtfsConversion() {}

    /**
     * Converts a trained network.
     *
     * @param graph with layers that {@link StageGraph} takes
     * @param training images that it was trained on; the first {@value Calibration#SAMPLES} set the windows
     * @param gemm computes the activations on them
     * @param settings see there
     * @return a continuous-time network of populations named like the stages, behind the source {@value
     *     LayerGraph#INPUT}, and what its windows mean
     * @throws IllegalArgumentException if the graph has other layers, or a hidden layer is silent on all calibration images
     */
    public static TtfsMapping convert(LayerGraph graph, LabelledImages training, Gemm gemm, TtfsSettings settings) {
        StageGraph stages = StageGraph.of(graph);
        return convert(stages, Calibration.of(stages, training, gemm), settings);
    }

    /**
     * Converts trained stages.
     *
     * @param calibration of the same stages
     * @return see {@link #convert(LayerGraph, LabelledImages, Gemm, TtfsSettings)}
     * @throws IllegalArgumentException if a hidden layer is silent on all calibration images
     */
    public static TtfsMapping convert(StageGraph graph, Calibration calibration, TtfsSettings settings) {
        List<ValueWindow> windows = Double.isInfinite(settings.margin())
                ? TtfsWindows.unlimited(graph)
                : TtfsWindows.seen(graph, calibration, settings.margin());
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(
                new Population(LayerGraph.INPUT, graph.graph().inputShape().size(), new SpikeSource()));
        for (int index = 0; index < windows.size(); index++) {
            Stage stage = graph.stages().get(index);
            if (stage instanceof Stage.Max pool) {
                populations.add(new Population(pool.name(), pool.shape().size(), firstArrival(settings, graph)));
                projections.add(new Projection(graph.name(pool.source()), pool.name(), PoolSynapses.of(pool), 0));
                continue;
            }
            Stage.Sum sum = (Stage.Sum) stage;
            int depth = graph.depth(index);
            populations.add(new Population(
                    sum.name(), sum.shape().size(), neurons(sum, windows.get(index), depth, settings.windowMs())));
            for (Stage.Term term : sum.terms()) {
                double range = term.source() == Stage.INPUT
                        ? 1
                        : windows.get(term.source()).range();
                projections.add(new Projection(
                        graph.name(term.source()),
                        sum.name(),
                        term.map()
                                .connectivity(
                                        Scale.uniform(graph.shape(term.source()), range),
                                        Scale.uniform(
                                                sum.shape(), windows.get(index).range())),
                        (depth - 1 - graph.depth(term.source())) * settings.windowMs()));
            }
        }
        Network network = new Network(graph.graph().name() + "-ttfs", TimeBase.continuous(), populations, projections);
        double endMs = (graph.depth(windows.size() - 1) + 1) * settings.windowMs();
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                new LatencyEncoder(settings.windowMs()),
                new FirstSpikeDecoder(),
                Math.nextUp(endMs), // a run excludes its end, the last window includes it
                "ttfs");
        return new TtfsMapping(
                new Converted(classifier, graph, new TtfsReadout(graph, windows, settings.windowMs())), windows);
    }

    private static ConstantSlope neurons(Stage.Sum stage, ValueWindow window, int depth, double windowMs) {
        double shift = 0;
        int levels = 0;
        if (stage.activation() instanceof Activation.Quantised quantised) {
            levels = quantised.levels();
            shift = 0.5 / levels;
        }
        double[] initial = new double[stage.bias().length]; // [neuron], dimensionless
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (stage.bias()[i] - window.low()) / window.range() + shift;
        }
        return new ConstantSlope(
                windowMs, depth * windowMs, (depth + 1) * windowMs, Values.uniform(1), Values.of(initial), levels);
    }

    /** Fires with the first arrival and never again within a run. */
    private static IntegrateAndFire firstArrival(TtfsSettings settings, StageGraph graph) {
        double longerThanRun = (graph.depth(graph.stages().size() - 1) + 2) * settings.windowMs();
        return new IntegrateAndFire(
                Values.uniform(1), new ResetRule.ToValue(0), Values.uniform(0), Values.uniform(0), longerThanRun);
    }
}
