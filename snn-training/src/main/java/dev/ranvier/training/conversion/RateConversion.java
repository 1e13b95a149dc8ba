package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained rectified linear units to integrate-and-fire neurons whose spike counts stand for the activations (Rueckauer et al.
 * 2017, Frontiers in Neuroscience 11:682, doi:10.3389/fnins.2017.00682).
 *
 * <p>Data-based normalisation: with lambda_l a high percentile of the positive results of layer l on training images and
 * lambda_0 = 1, the spiking layer has {@code W' = W lambda_(l-1) / lambda_l} and, as a drive in every step, {@code b' = b /
 * lambda_l}; its threshold is 1. A spike subtracts the threshold, so what exceeded it is not lost, and after T steps the
 * count of a neuron is T times its activation over lambda_l, to within the residues of the potentials. Potentials start at
 * half the threshold, which rounds the counts to the nearest instead of down (equal to the bias shift of Deng and Gu 2021,
 * ICLR). The output layer is normalised by its positive logits and spikes like the others.
 *
 * <p>Everything is clocked in steps of 1 ms without delays: a spike passes all layers within its step. What is not promised: a
 * neuron cannot fire more than once a step, so activations above lambda are clipped; and the order of spikes within a run
 * leaves an error of a few counts that shrinks with 1/T only relative to the count.
 */
public final class RateConversion {

    private static final double STEP_MS = 1;

    private RateConversion() {}

    /**
     * Converts a trained network.
     *
     * @param graph a chain of Dense and Relu layers, the last one Dense
     * @param training images that it was trained on; the first {@value Calibration#SAMPLES} set the scales
     * @param gemm computes the activations on them
     * @param settings see there
     * @return a clocked network of populations named like the dense layers, behind the source {@value LayerGraph#INPUT}
     * @throws IllegalArgumentException if the graph has other layers, or a layer is silent on all calibration images
     */
    public static SpikingClassifier convert(
            LayerGraph graph, LabelledImages training, Gemm gemm, RateSettings settings) {
        DenseChain chain = DenseChain.of(graph);
        Calibration calibration = Calibration.of(chain, training, gemm);

        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(new Population(LayerGraph.INPUT, graph.inputShape().size(), new SpikeSource()));
        String previous = LayerGraph.INPUT;
        double previousScale = 1;
        for (int stage = 0; stage < chain.stages().size(); stage++) {
            DenseChain.Stage layer = chain.stages().get(stage);
            double scale = calibration.positivePercentile(stage, settings.percentile());
            populations.add(
                    new Population(layer.name(), layer.dense().outputs(), neurons(layer.dense(), scale, settings)));
            projections.add(new Projection(previous, layer.name(), layer.connectivity(previousScale / scale), 0));
            previous = layer.name();
            previousScale = scale;
        }
        Network network = new Network(graph.name() + "-rate", TimeBase.clocked(STEP_MS), populations, projections);
        return new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                previous,
                new RegularRateEncoder(settings.steps(), STEP_MS),
                new CountDecoder(graph.outputShape().size(), 0),
                settings.steps() * STEP_MS,
                "rate");
    }

    private static IntegrateAndFire neurons(Dense dense, double scale, RateSettings settings) {
        double[] drivePerMs = new double[dense.outputs()]; // [neuron], potential per ms
        for (int i = 0; i < drivePerMs.length; i++) {
            drivePerMs[i] = dense.bias()[i] / scale / STEP_MS;
        }
        return new IntegrateAndFire(
                Values.uniform(1),
                new ResetRule.BySubtraction(),
                Values.uniform(settings.initialPotentialFraction()),
                Values.of(drivePerMs),
                0);
    }
}
