package dev.ranvier.core.io;

import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.Decoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.ResetValues;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
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
}
