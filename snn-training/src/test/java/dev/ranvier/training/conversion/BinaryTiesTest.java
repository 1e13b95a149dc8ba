package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.BinaryEncoder;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.spiking.ChipLayout;
import dev.ranvier.training.spiking.ChipTrainer;
import dev.ranvier.training.spiking.ChipTrainingSettings;
import dev.ranvier.training.spiking.Distortion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The spikes against the arithmetic, image by image, where equal counts and sums of exactly 0 decide. */
class BinaryTiesTest {

    private static final int IMAGES = 400;

    private static LabelledImages unseen;
    private static LayerGraph trained;

    @BeforeAll
    static void train() {
        LabelledImages digits = EmbeddedDigits.load().train();
        unseen = digits.subset(IntStream.range(1000, 1000 + IMAGES).toArray());
        // one vote a class on each of two cores: equal counts are common
        TrainingPlan plan = TrainingPlan.adam(2, 32, 0.03, 0, 0, 2);
        ChipLayout layout =
                new ChipLayout(ChipLayout.Windows.ofPatches(16, 12, 70), List.of(new ChipLayout.Merge(2, 10, false)));
        ChipTrainingSettings settings =
                new ChipTrainingSettings(CoreLimits.TRUENORTH, layout, 0.5f, Distortion.NONE, 1.5f, 30, plan, 5);
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            trained = new ChipTrainer(settings, gemm)
                    .train(digits.subset(IntStream.range(0, 600).toArray()), 10, TrainingListener.NONE);
        }
    }

    @Test
    void answersLikeInferenceOnEveryImageTiesIncluded() {
        int[] expected;
        float[] outputs;
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            Inference inference = new Inference(trained, gemm);
            expected = inference.predict(unseen);
            outputs = inference.outputs(unseen);
        }
        assertTrue(tiesForTheLead(outputs) > 20, "the images test ties: " + tiesForTheLead(outputs));
        assertArrayEquals(expected, run(trained).labels());
    }

    @Test
    void theVotesOfTheLastTickAreTheOutputsOfTheGraph() {
        SpikingClassifier classifier = BinaryConversion.convert(trained);
        CompiledNetwork network = CompiledNetwork.of(classifier.network());
        float[] outputs;
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            outputs = new Inference(trained, gemm).outputs(unseen);
        }
        TickEngine engine = new TickEngine(network);
        for (int s = 0; s < 50; s++) {
            float[] votes = new float[10];
            for (int neuron : spikesOfLastTick(engine, classifier, unseen.sample(s))) {
                votes[neuron % 10]++;
            }
            assertArrayEquals(Arrays.copyOfRange(outputs, s * 10, s * 10 + 10), votes, "image " + s);
        }
    }

    @Test
    void theNetworkHasATickForEachLayer() {
        SpikingClassifier classifier = BinaryConversion.convert(trained);
        Network network = classifier.network();
        assertEquals("binary", classifier.coding());
        assertEquals(2, classifier.durationMs());
        assertEquals(new BinaryEncoder(0.5f), classifier.encoder());
        assertEquals(new CountDecoder(10, 1), classifier.decoder());
        assertEquals(784, network.population("input").size());
        assertTrue(network.timeBase().clocked());
        assertEquals(1, network.timeBase().stepMs());
        assertEquals(0, network.projections().get(0).delayMs());
        assertEquals(1, network.projections().get(1).delayMs());
    }

    @Test
    void aSumOfExactlyMinusTheBiasFires() {
        // hidden: h0 = x1 + b0, h1 = -x2 + b1; each fires where that is at least 0, and votes for its own class
        float[] x = {0, 1, 1};
        assertArrayEquals(new int[] {0, 1}, lastTick(hand(-1, 1), x), "both sums are exactly 0");
        assertArrayEquals(new int[] {1}, lastTick(hand(-2, 1), x));
        assertArrayEquals(new int[] {0}, lastTick(hand(-1, 0), x));
    }

    @Test
    void oneChangedBiasChangesTheAnswer() {
        float[] x = {0, 1, 1};
        assertNotEquals(
                Arrays.toString(lastTick(hand(-1, 1), x)), Arrays.toString(lastTick(hand(-2, 1), x)), "bias of h0");
    }

    @Test
    void anInkThresholdThatPixelsCannotMeetIsRefusedByItsLayer() {
        for (float threshold : new float[] {0, 1.5f}) {
            LayerGraph graph = chain(new Step(threshold), layer(-1, 1), new Step(0), new Vote(2));
            String message = assertThrows(IllegalArgumentException.class, () -> BinaryConversion.convert(graph))
                    .getMessage();
            assertTrue(message.startsWith("model m, layer l0 cannot become binary spikes: the ink"), message);
        }
    }

    private static LayerGraph chain(Layer... layers) {
        LayerGraph.ChainBuilder chain = LayerGraph.chain("m", Shape.vector(3));
        for (int i = 0; i < layers.length; i++) {
            chain.then("l" + i, layers[i]);
        }
        return chain.build();
    }

    /** Three inputs, two hidden neurons on two cores, each of which votes for its own class. */
    private static LayerGraph hand(float bias0, float bias1) {
        BlockDense votes = new BlockDense(
                2,
                List.of(new BlockDense.Block(new int[] {0, 1}, new float[] {1, 0, 0, 1}, new float[] {-1, -1})),
                WeightFormat.TERNARY);
        return chain(new Step(0.5f), layer(bias0, bias1), new Step(0), votes, new Step(0), new Vote(2));
    }

    private static BlockDense layer(float bias0, float bias1) {
        return layer(1, new float[] {bias0, bias1});
    }

    private static BlockDense layer(float weight, float[] bias) {
        return new BlockDense(
                3,
                List.of(
                        new BlockDense.Block(new int[] {1, 0}, new float[] {weight, 0}, new float[] {bias[0]}),
                        new BlockDense.Block(new int[] {2}, new float[] {-1}, new float[] {bias[1]})),
                WeightFormat.TERNARY);
    }

    private static int[] lastTick(LayerGraph graph, float[] values) {
        SpikingClassifier classifier = BinaryConversion.convert(graph);
        return spikesOfLastTick(new TickEngine(CompiledNetwork.of(classifier.network())), classifier, values);
    }

    private static int[] spikesOfLastTick(TickEngine engine, SpikingClassifier classifier, float[] values) {
        int output = classifier.network().indexOf(classifier.output());
        SpikeLog log = new SpikeLog(classifier.network().populations().size(), output);
        engine.recordTo(log);
        engine.run(Stimulus.of(classifier.input(), classifier.encoder().encode(values)), classifier.durationMs());
        double lastTickMs = classifier.durationMs() - 1;
        return IntStream.range(0, log.spikes(output).size())
                .filter(i -> log.spikes(output).timesMs()[i] == lastTickMs)
                .map(i -> log.spikes(output).neurons()[i])
                .toArray();
    }

    private static SampleResults run(LayerGraph graph) {
        return new SampleRunner(BinaryConversion.convert(graph), RunSettings.onThreads(2)).run(IMAGES, unseen::sample);
    }

    private static int tiesForTheLead(float[] outputs) {
        int ties = 0;
        for (int s = 0; s < IMAGES; s++) {
            float[] row = Arrays.copyOfRange(outputs, s * 10, s * 10 + 10);
            Arrays.sort(row);
            ties += row[9] == row[8] ? 1 : 0;
        }
        return ties;
    }
}
