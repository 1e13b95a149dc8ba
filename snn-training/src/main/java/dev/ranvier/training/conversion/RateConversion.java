package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.Decoder;
import dev.ranvier.core.coding.DirectEncoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.PoissonEncoder;
import dev.ranvier.core.coding.PotentialDecoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.MaxGate;
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
 * Trained rectified linear units to integrate-and-fire neurons whose spike counts stand for the activations (Rueckauer et al.
 * 2017, Frontiers in Neuroscience 11:682, doi:10.3389/fnins.2017.00682).
 *
 * <p>With lambda_s the activation that a rate of one spike a step stands for in stage s (see {@link Normalisation}) and
 * lambda = 1 for the input, the synapses from stage r to stage s have {@code W' = W lambda_r / lambda_s} and the neurons, as a
 * drive in every step, {@code b' = b / lambda_s}; their threshold is 1. A spike subtracts the threshold, so what exceeded it
 * is not lost, and after T steps the count of a neuron is T times its activation over lambda_s, to within the residues of the
 * potentials. Potentials start at half the threshold, which rounds the counts to the nearest instead of down (equal to the
 * bias shift of Deng and Gu 2021, ICLR; for quantised activations it is the conversion of Bu et al. 2022, ICLR). Max pools
 * become {@linkplain MaxGate gates}.
 *
 * <p>Everything is clocked in steps of 1 ms without delays: a spike passes all layers within its step. What is not promised: a
 * neuron cannot fire more than once a step, so activations above lambda are clipped; and the order of spikes within a run
 * leaves an error of a few counts that shrinks with 1/T only relative to the count.
 */
public final class RateConversion {

    private static final double STEP_MS = 1;
    private static final double NEVER_REACHED = Float.MAX_VALUE;

    private RateConversion() {}

    /**
     * Converts a trained network.
     *
     * @param graph with layers that {@link StageGraph} takes
     * @param training images that it was trained on; the first {@value Calibration#SAMPLES} set the scales
     * @param gemm computes the activations on them
     * @param settings see there
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     * @throws IllegalArgumentException if the graph has other layers, or a layer is silent on all calibration images
     */
    public static SpikingClassifier convert(
            LayerGraph graph, LabelledImages training, Gemm gemm, RateSettings settings) {
        StageGraph stages = StageGraph.of(graph);
        Calibration calibration = Calibration.of(stages, training, gemm);
        return convert(
                        stages,
                        Normalisation.percentile(stages, calibration, settings.percentile(), settings.byChannel()),
                        settings)
                .classifier();
    }

    /**
     * Converts a trained network with given scales.
     *
     * @param graph the trained stages
     * @param scales {@code [stage]}, the activation that a rate of one spike a step stands for
     * @param settings see there; percentile and channels were used for the scales
     * @return a clocked network of populations named like the stages, behind the source {@value LayerGraph#INPUT}
     * @throws IllegalArgumentException if direct input is asked for and a max pool reads the input
     */
    public static Converted convert(StageGraph graph, List<Scale> scales, RateSettings settings) {
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        Scale unit = Scale.uniform(graph.graph().inputShape(), 1);
        boolean direct = settings.input() == RateSettings.Input.DIRECT;
        populations.add(
                new Population(LayerGraph.INPUT, graph.graph().inputShape().size(), new SpikeSource(direct)));
        for (int index = 0; index < graph.stages().size(); index++) {
            Stage stage = graph.stages().get(index);
            if (stage instanceof Stage.Max pool) {
                populations.add(new Population(pool.name(), pool.shape().size(), new MaxGate()));
                projections.add(new Projection(graph.name(pool.source()), pool.name(), PoolSynapses.of(pool), 0));
                continue;
            }
            Stage.Sum sum = (Stage.Sum) stage;
            Scale scale = scales.get(index);
            populations.add(new Population(sum.name(), sum.shape().size(), neurons(sum, scale, settings)));
            for (Stage.Term term : sum.terms()) {
                boolean input = term.source() == Stage.INPUT;
                projections.add(new Projection(
                        graph.name(term.source()),
                        sum.name(),
                        term.map().connectivity(input ? unit : scales.get(term.source()), scale),
                        new Delays.Fixed(0),
                        input && direct ? IntegrateAndFire.DRIVE : IntegrateAndFire.JUMP));
            }
        }
        Network network =
                new Network(graph.graph().name() + "-rate", TimeBase.clocked(STEP_MS), populations, projections);
        SpikingClassifier classifier = new SpikingClassifier(
                network,
                LayerGraph.INPUT,
                graph.output().name(),
                encoder(settings),
                decoder(graph.output().shape().size(), settings),
                settings.steps() * STEP_MS,
                "rate");
        return new Converted(classifier, graph, new RateReadout(graph, scales, settings));
    }

    private static Encoder encoder(RateSettings settings) {
        return switch (settings.input()) {
            case REGULAR -> new RegularRateEncoder(settings.steps(), STEP_MS);
            case POISSON -> new PoissonEncoder(settings.steps(), STEP_MS, 1000 / STEP_MS, 1);
            case DIRECT -> new DirectEncoder();
        };
    }

    private static Decoder decoder(int classes, RateSettings settings) {
        return switch (settings.reading()) {
            case SPIKES -> new CountDecoder(classes, 0);
            case POTENTIALS -> new PotentialDecoder(classes);
        };
    }

    private static IntegrateAndFire neurons(Stage.Sum stage, Scale scale, RateSettings settings) {
        double[] drivePerMs = new double[stage.bias().length]; // [neuron], potential per ms
        for (int i = 0; i < drivePerMs.length; i++) {
            drivePerMs[i] = stage.bias()[i] / scale.of(i) / STEP_MS;
        }
        boolean integrates = stage.activation() instanceof Activation.Output
                && settings.reading() == RateSettings.Reading.POTENTIALS;
        return new IntegrateAndFire(
                Values.uniform(integrates ? NEVER_REACHED : 1),
                new ResetRule.BySubtraction(),
                Values.uniform(integrates ? 0 : settings.initialPotentialFraction()),
                Values.of(drivePerMs),
                0);
    }
}
