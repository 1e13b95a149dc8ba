package dev.ranvier.training.conversion;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.conversion.stage.Activation;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Spike-norm (Sengupta et al. 2019, Frontiers in Neuroscience 13:95, doi:10.3389/fnins.2019.00095): layer by layer, the layers
 * before run as spikes with the thresholds that they have been given, and a layer's threshold becomes the largest sum that
 * arrives at one of its neurons in one step. As a scale,
 *
 * <pre>
 *   lambda_l = largest, over steps, neurons and images, of sum over j of w_ij lambda_(source of j) s_j(t) + b_i
 * </pre>
 *
 * so weights need not change. A neuron never gets more than a threshold in a step; but the worst case sets it, so rates are
 * low and runs long. The output layer, which is not compared with a threshold, gets the same.
 */
public final class SpikeNorm {

    private final StageGraph graph;
    private final RateSettings settings;
    private final List<Scale> scales = new ArrayList<>();

    private SpikeNorm(StageGraph graph, RateSettings settings) {
        this.graph = graph;
        this.settings = settings;
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            scales.add(Scale.uniform(graph.shape(stage), 1));
        }
    }

    /**
     * Scales of all stages.
     *
     * @param images training images, each run once for every stage; some tens are enough
     * @param settings steps, input and start of the potentials
     * @return {@code [stage]}
     */
    public static List<Scale> scales(StageGraph graph, LabelledImages images, RateSettings settings) {
        SpikeNorm norm = new SpikeNorm(graph, settings);
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            norm.scales.set(stage, norm.scale(stage, images));
        }
        return List.copyOf(norm.scales);
    }

    private Scale scale(int index, LabelledImages images) {
        if (graph.stages().get(index) instanceof Stage.Max pool) {
            return pool.source() == Stage.INPUT
                    ? scales.get(index)
                    : scales.get(pool.source()).on(pool.shape());
        }
        Stage.Sum sum = (Stage.Sum) graph.stages().get(index);
        if (sum.activation() instanceof Activation.Quantised quantised) {
            return Scale.uniform(sum.shape(), quantised.ceiling());
        }
        Converted soFar = RateConversion.convert(graph, scales, settings);
        Engine engine = new TickEngine(CompiledNetwork.of(soFar.classifier().network()));
        SpikeLog log = new SpikeLog(engine.network().populations());
        engine.recordTo(log);
        double largest = 0;
        for (int image = 0; image < images.size(); image++) {
            log.clear();
            engine.run(
                    Stimulus.of(
                            soFar.classifier().input(),
                            soFar.classifier().encoder().encode(images.sample(image), image)),
                    soFar.classifier().durationMs());
            largest = Math.max(largest, largest(sum, log));
        }
        return Scale.uniform(
                sum.shape(), largest > 0 ? Math.min(largest, sum.activation().ceiling()) : 1);
    }

    /** Over the steps of one run. Direct input arrives in every step, as its drive does. */
    private double largest(Stage.Sum sum, SpikeLog log) {
        double[][] values = new double[sum.terms().size()][]; // [term][source], what has arrived in the step
        SpikeBatch[] spikes = new SpikeBatch[values.length];
        int[] next = new int[values.length];
        for (int term = 0; term < values.length; term++) {
            values[term] = new double[sum.terms().get(term).map().sources()];
            spikes[term] = log.spikes(sum.terms().get(term).source() + 1);
        }
        double[] sums = new double[sum.bias().length];
        double largest = 0;
        for (int step = 0; step < settings.steps(); step++) {
            System.arraycopy(sum.bias(), 0, sums, 0, sums.length);
            for (int term = 0; term < values.length; term++) {
                next[term] = take(sum.terms().get(term), spikes[term], next[term], step, values[term]);
                sum.terms().get(term).map().addTo(values[term], sums);
            }
            largest = Math.max(largest, Arrays.stream(sums).max().orElse(0));
        }
        return largest;
    }

    private int take(Stage.Term term, SpikeBatch spikes, int from, int step, double[] values) {
        if (!spikes.graded()) {
            Arrays.fill(values, 0);
        }
        int next = from;
        for (; next < spikes.size() && Math.rint(spikes.timesMs()[next]) == step; next++) {
            int neuron = spikes.neurons()[next];
            double scale =
                    term.source() == Stage.INPUT ? 1 : scales.get(term.source()).of(neuron);
            values[neuron] = spikes.strength(next) * scale;
        }
        return next;
    }
}
