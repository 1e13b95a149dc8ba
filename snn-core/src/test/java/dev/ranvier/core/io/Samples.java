package dev.ranvier.core.io;

import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.Decoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.ResetValues;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ProspectNeuron;
import dev.ranvier.core.network.RampNeuron;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.SpikeWeighting;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import java.util.List;

/** Small descriptions that together hold every kind, with values that lose bits if a file form is careless. */
final class Samples {

    private Samples() {}

    /** Every kind of layer; the names provoke a clash of array names. */
    static LayerGraph model() {
        BlockDense.Block first = new BlockDense.Block(
                new int[] {3, 0}, new float[] {0.1f, -0f, Float.MIN_VALUE, 4}, new float[] {1e-30f, 2});
        BlockDense.Block second = new BlockDense.Block(new int[] {1}, new float[] {1 / 3f}, new float[] {-1});
        return LayerGraph.chain("all \"kinds\" \u00fc", new Shape(1, 2, 2))
                .then("black", new Step(0.1f))
                .then("blocks", new BlockDense(4, List.of(first, second), WeightFormat.TERNARY))
                .then("relu", new Relu())
                .then("blocks.block0", new Dense(3, 2, new float[] {1, 2, 3, 4, 5, 6.1f}, new float[] {0, -0f}))
                .then("vote", new Vote(2))
                .build();
    }

    /** Every kind of layer that works on images, with two branches that join. */
    static LayerGraph imageModel() {
        Window three = new Window(3, 2, 2, 1, 1, 2, 1, 0, 2, 1);
        float[] weights = new float[4 * 6];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i / 7f - 1;
        }
        return new LayerGraph(
                "images",
                new Shape(2, 5, 4),
                List.of(
                        new LayerGraph.Node(
                                "scale", new ChannelAffine(new float[] {1 / 3f, 2}, new float[] {-0f, 1}), "input"),
                        new LayerGraph.Node(
                                "conv",
                                new Convolution(2, 4, 2, three, weights, new float[4], WeightFormat.circulant(2)),
                                "scale"),
                        new LayerGraph.Node(
                                "norm",
                                new BatchNorm(
                                        new float[] {1, 2, 3, 4},
                                        new float[] {0.1f, 0, 0, 0},
                                        new float[4],
                                        new float[] {1, 2, 3, 1e-30f},
                                        0.001f),
                                "conv"),
                        new LayerGraph.Node("clip", new ClippedRelu(6.1f), "norm"),
                        new LayerGraph.Node("steps", new Qcfs(8, 0.7f), "norm"),
                        new LayerGraph.Node("sum", new Add(), List.of("clip", "steps")),
                        new LayerGraph.Node("both", new Concat(), List.of("sum", "norm", "clip")),
                        new LayerGraph.Node("border", new ZeroPad(0, 1, 2, 3), "both"),
                        new LayerGraph.Node("largest", new MaxPool(Window.square(2, 1)), "border"),
                        new LayerGraph.Node(
                                "mean", new AveragePool(Window.square(2, 1).padded(1), true), "largest"),
                        new LayerGraph.Node("flat", new Flatten(), "mean"),
                        new LayerGraph.Node("softmax", new Softmax(true), "flat")));
    }

    /** Continuous time: dense and one-to-one connectivity, every neuron with a potential that is a real number. */
    static SpikingClassifier continuous(Encoder encoder, Decoder decoder) {
        Values perNeuron = Values.of(new double[] {0.1, 1.0 / 3});
        Lif lif = new Lif(
                20.5,
                -0.0,
                Values.uniform(1.1),
                new ResetRule.ToValue(-0.1),
                Values.of(new double[] {-0.0, 5e-324}),
                Values.uniform(0.1),
                2);
        Network network = new Network(
                "continuous",
                TimeBase.continuous(),
                List.of(
                        new Population("in", 3, new SpikeSource()),
                        new Population("slope", 2, new ConstantSlope(10, 10, 20.000000000000004, perNeuron, perNeuron)),
                        new Population("levels", 2, new ConstantSlope(10, 10, 20, perNeuron, perNeuron, 8)),
                        new Population("gates", 3, new MaxGate()),
                        new Population(
                                "if",
                                2,
                                new IntegrateAndFire(
                                        Values.of(new double[] {1, 2}),
                                        new ResetRule.BySubtraction(),
                                        Values.uniform(0.5),
                                        Values.of(new double[] {0, -0.25}),
                                        0)),
                        new Population("lif", 2, lif)),
                List.of(
                        new Projection("in", "gates", new Connectivity.OneToOne(3, 1), 0),
                        new Projection(
                                "in",
                                "slope",
                                new Connectivity.Dense(3, 2, new float[] {1, 0.1f, -0f, 3, -4, 1e-40f}),
                                0.1),
                        new Projection("slope", "if", new Connectivity.OneToOne(2, 0.1f), 0),
                        new Projection("slope", "lif", new Connectivity.OneToOne(2, -1), 1.5),
                        new Projection("slope", "if", new Connectivity.Dense(2, 2, new float[] {9, 8, 7, 6}), 2)));
        return new SpikingClassifier(network, "in", "lif", encoder, decoder, 33.3, "ttfs");
    }

    /** Clocked: integer neurons and sparse connectivity. */
    static SpikingClassifier clocked() {
        IntegerNeuron neuron = new IntegerNeuron(
                Values.of(new double[] {-3, 4}),
                true,
                Values.uniform(7),
                Values.of(new double[] {0, 262143}),
                IntegerNeuron.Reset.BY_SUBTRACTION,
                Values.uniform(-3),
                true,
                Values.uniform(5),
                new IntegerNoise(true, true, 4),
                new IntegerOptions(
                        NegativeTest.AT_OR_BELOW,
                        Ringing.STOPS_AT_ZERO,
                        Overflow.CLAMP_AND_SPIKE,
                        ResetValues.SIGNED_POWERS,
                        DrawGenerator.MURMUR,
                        Long.MIN_VALUE + 3));
        Network network = new Network(
                "clocked",
                TimeBase.clocked(1),
                List.of(new Population("in", 3, new SpikeSource()), new Population("out", 2, neuron)),
                List.of(new Projection(
                        "in",
                        "out",
                        new Connectivity.Sparse(2, new int[] {0, 2, 2, 3}, new int[] {1, 0, 1}, new float[] {1, -1, 2}),
                        1)));
        return new SpikingClassifier(
                network, "in", "out", new RegularRateEncoder(8, 1), new CountDecoder(2, 1), 10, "rate");
    }

    /** Clocked: spikes that carry strengths. */
    static SpikingClassifier graded(Encoder encoder, Decoder decoder) {
        Network network = new Network(
                "graded",
                TimeBase.clocked(0.5),
                List.of(
                        new Population("in", 3, new SpikeSource(true)),
                        new Population(
                                "few", 2, FewSpike.exponential(1.5, 3, 1 / 3.0, 0.1, Values.of(new double[] {0.1, -0.0
                                }))),
                        new Population(
                                "phase",
                                2,
                                new WeightedIntegrateAndFire(
                                        Values.uniform(0.1),
                                        new SpikeWeighting.Phase(7),
                                        Values.uniform(-0.0),
                                        Values.of(new double[] {1 / 3.0, 5e-324}))),
                        new Population(
                                "burst",
                                2,
                                new WeightedIntegrateAndFire(
                                        Values.of(new double[] {0.1, 2}),
                                        new SpikeWeighting.Burst(1.1, 7.7),
                                        Values.uniform(0),
                                        Values.uniform(0.1))),
                        new Population("gates", 3, new MaxGate(true, 3, 4)),
                        new Population(
                                "ramp", 2, new RampNeuron(Values.of(new double[] {0.1, 2}), Values.uniform(1 / 3.0))),
                        new Population("prospect", 2, new ProspectNeuron(Values.of(new double[] {-0.0, 1 / 7.0}))),
                        new Population(
                                "correcting",
                                2,
                                new SelfCorrecting(
                                        Values.of(new double[] {0.1, 2}),
                                        Values.uniform(0.05),
                                        Values.of(new double[] {1 / 3.0, 0}),
                                        3,
                                        4,
                                        2,
                                        SelfCorrecting.Correction.SHIFT)),
                        new Population("out", 2, IntegrateAndFire.withThreshold(0.1))),
                List.of(
                        new Projection("in", "gates", new Connectivity.OneToOne(3, 1), 0),
                        new Projection(
                                "in",
                                "out",
                                new Connectivity.Dense(3, 2, new float[] {1, 0.1f, -0f, 3, -4, 1e-40f}),
                                new Delays.Fixed(0.5),
                                IntegrateAndFire.DRIVE)));
        return new SpikingClassifier(network, "in", "out", encoder, decoder, 3.5, "graded");
    }

    /** A network by itself: every rule, both kinds of weights and delays, receptors and a drive. */
    static Network circuit() {
        Values none = Values.uniform(0);
        CurrentLif current = new CurrentLif(
                10.1,
                List.of(0.5, 1 / 3.0),
                -65,
                Values.uniform(-50),
                new ResetRule.ToValue(-65),
                Values.of(new double[] {-61, -62.1}),
                Values.uniform(0.1),
                2);
        ConductanceLif conductance = new ConductanceLif(
                20,
                List.of(
                        new ConductanceLif.Receptor(5, 0, Values.of(new double[] {0.1, 0, 1 / 7.0})),
                        new ConductanceLif.Receptor(10, -80, none)),
                -60,
                Values.uniform(-50),
                -60,
                Values.uniform(-60),
                5);
        return new Network(
                "circuit",
                TimeBase.continuous(),
                List.of(
                        new Population("a", 2, current),
                        new Population("b", 3, conductance),
                        new Population(
                                "alpha",
                                2,
                                new AlphaLif(
                                        10,
                                        List.of(0.3, 5.0),
                                        0,
                                        Values.of(new double[] {1, 2.1}),
                                        new ResetRule.BySubtraction(),
                                        none,
                                        none,
                                        1)),
                        new Population(
                                "adaptive",
                                2,
                                new AdaptiveLif(
                                        20,
                                        0,
                                        Values.uniform(1),
                                        0.1,
                                        200,
                                        new ResetRule.ToValue(-0.1),
                                        Values.of(new double[] {0.5, 1 / 3.0}),
                                        none,
                                        0)),
                        new Population(
                                "chance",
                                1,
                                new EscapeRateLif(20, -65, Values.uniform(-50), 100, 1.5, -65, none, none, 2, 99)),
                        new Population("image", 12, IntegrateAndFire.withThreshold(1)),
                        new Population("filtered", 4, IntegrateAndFire.withThreshold(1)),
                        new Population(
                                "izhikevich",
                                1,
                                new Izhikevich(
                                        Values.uniform(0.02),
                                        Values.of(new double[] {0.2}),
                                        Values.uniform(-65),
                                        Values.uniform(8),
                                        Values.uniform(-65),
                                        Values.uniform(5)))),
                List.of(
                        new Projection(
                                "image",
                                "filtered",
                                new KernelConnectivity(new Shape(2, 2, 3), 2, 2, Window.square(2, 1), new float[] {
                                    1, 2, 3, 4, -0f, 0.1f, 7, 8
                                }),
                                1),
                        new Projection(
                                "a",
                                "b",
                                new RandomConnectivity(
                                        2,
                                        3,
                                        new RandomConnectivity.FixedInDegree(2),
                                        new SynapseWeights.Shared(0.1f),
                                        Long.MIN_VALUE),
                                new Delays.Fixed(0.1),
                                1,
                                new Plasticity.PairStdp(20, 1 / 3.0, 0.01, 0.012, true, false, -0.1, 2)),
                        new Projection(
                                "b",
                                "a",
                                new RandomConnectivity(
                                        3,
                                        2,
                                        new RandomConnectivity.FixedTotal(7_000_000_000L),
                                        new SynapseWeights.Normal(-0.3, 0.03),
                                        2),
                                new Delays.Normal(1.5, 0.75, 0.05, Long.MAX_VALUE),
                                0),
                        new Projection(
                                "a",
                                "a",
                                new RandomConnectivity(
                                        2, 2, new RandomConnectivity.Pairwise(0.1), new SynapseWeights.Shared(2), 3),
                                0.2)),
                List.of(new PoissonDrive("a", 1, 8000.5, 0.1f, -4)));
    }
}
