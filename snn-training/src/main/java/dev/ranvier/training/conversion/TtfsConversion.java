package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.FirstSpikeDecoder;
import dev.ranvier.core.coding.LatencyEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained rectified linear units to {@link ConstantSlope} neurons that fire at most once, at a time that stands for their
 * activation: an exact mapping (source and equation stand there).
 *
 * <p>The input has the window [0, windowMs], layer l the window [l windowMs, (l+1) windowMs]. A layer's values of [low, low +
 * range] fill its window from the end to the start: {@code t = end - windowMs (z - low) / range}. With tau = windowMs that
 * takes weights {@code W range_(l-1) / range_l}, a threshold of 1 and the initial potential {@code (b - low) / range_l}. Ranges
 * are powers of two, so scaling leaves the trained weights as they are, bit for bit; the next power of two above the largest
 * value seen in calibration times the margin. A rectified layer has low = 0: a neuron that does not reach its threshold in
 * the window does not fire, which is the value 0; one that reaches it at the very end fires there, which is the same value.
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
     * @param graph a chain of Dense and Relu layers, the last one Dense
     * @param training images that it was trained on; the first {@value Calibration#SAMPLES} set the windows
     * @param gemm computes the activations on them
     * @param settings see there
     * @return a continuous-time network of populations named like the dense layers, behind the source {@value
     *     LayerGraph#INPUT}, and what its windows mean
     * @throws IllegalArgumentException if the graph has other layers, or a hidden layer is silent on all calibration images
     */
    public static TtfsMapping convert(LayerGraph graph, LabelledImages training, Gemm gemm, TtfsSettings settings) {
        DenseChain chain = DenseChain.of(graph);
        List<ValueWindow> windows = windows(chain, Calibration.of(chain, training, gemm), settings.margin());

        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(new Population(LayerGraph.INPUT, graph.inputShape().size(), new SpikeSource()));
        String previous = LayerGraph.INPUT;
        double previousRange = 1;
        for (int stage = 0; stage < windows.size(); stage++) {
            DenseChain.Stage layer = chain.stages().get(stage);
            ValueWindow window = windows.get(stage);
            double startMs = (stage + 1) * settings.windowMs();
            double endMs = (stage + 2) * settings.windowMs();
            ConstantSlope neurons = new ConstantSlope(
                    settings.windowMs(), startMs, endMs, Values.uniform(1), initialPotentials(layer.dense(), window));
            populations.add(new Population(layer.name(), layer.dense().outputs(), neurons));
            projections.add(
                    new Projection(previous, layer.name(), layer.connectivity(previousRange / window.range()), 0));
            previous = layer.name();
            previousRange = window.range();
        }
        Network network = new Network(graph.name() + "-ttfs", TimeBase.continuous(), populations, projections);
        double endMs = (windows.size() + 1) * settings.windowMs();
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                previous,
                new LatencyEncoder(settings.windowMs()),
                new FirstSpikeDecoder(),
                Math.nextUp(endMs), // a run excludes its end, the last window includes it
                "ttfs");
        return new TtfsMapping(classifier, windows);
    }

    private static List<ValueWindow> windows(DenseChain chain, Calibration calibration, double margin) {
        List<ValueWindow> windows = new ArrayList<>();
        int last = chain.stages().size() - 1;
        for (int stage = 0; stage < last; stage++) {
            double range = powerOfTwoFrom(margin * calibration.positiveMax(stage));
            windows.add(new ValueWindow(chain.stages().get(stage).name(), 0, range));
        }
        double min = calibration.min(last);
        double max = calibration.max(last);
        double seen = max > min ? max - min : 1;
        double high = max + (margin - 1) / 2 * seen;
        double range =
                powerOfTwoFrom(margin * seen); // what the power adds goes below: the answer comes no later for it
        windows.add(new ValueWindow(chain.stages().get(last).name(), high - range, range));
        return windows;
    }

    private static Values initialPotentials(Dense dense, ValueWindow window) {
        double[] initial = new double[dense.outputs()]; // [neuron], dimensionless
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (dense.bias()[i] - window.low()) / window.range();
        }
        return Values.of(initial);
    }

    private static double powerOfTwoFrom(double value) {
        double below = Math.scalb(1.0, Math.getExponent(value));
        return below == value ? below : 2 * below;
    }
}
