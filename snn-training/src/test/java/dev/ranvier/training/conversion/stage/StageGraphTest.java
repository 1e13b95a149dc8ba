package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.ann.Inference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageGraphTest {

    private static final int SAMPLES = 4;

    static List<String> graphs() {
        return Graphs.names();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void stagesHaveTheValuesOfTheNodesThatTheyName(String name) {
        for (long seed = 1; seed <= 5; seed++) {
            Graphs drawn = Graphs.named(name, seed);
            StageGraph stages = StageGraph.of(drawn.build());
            float[] samples = drawn.samples(SAMPLES);
            int inputs = samples.length / SAMPLES;
            try (NetlibGemm gemm = new NetlibGemm(1)) {
                Map<String, float[]> nodes = new Inference(stages.graph(), gemm).activations(samples, SAMPLES);
                float[] logits = logits(drawn.build(), gemm, samples);
                for (int s = 0; s < SAMPLES; s++) {
                    float[] sample = Arrays.copyOfRange(samples, s * inputs, (s + 1) * inputs);
                    double[][] values = new StageForward(stages).values(sample);
                    for (int stage = 0; stage < values.length; stage++) {
                        assertSame(name + ", seed " + seed, stages, stage, values[stage], nodes, s);
                    }
                    double[] outputs = values[values.length - 1];
                    for (int o = 0; o < outputs.length; o++) {
                        assertEquals(logits[s * outputs.length + o], outputs[o], tolerance(stages), name);
                    }
                }
            }
        }
    }

    /** A sum beside an edge of a quantised activation may fall to either side. */
    private static double tolerance(StageGraph stages) {
        return stages.stages().stream()
                        .anyMatch(stage ->
                                stage instanceof Stage.Sum sum && sum.activation() instanceof Activation.Quantised)
                ? 0.2
                : 1e-4;
    }

    /** The original graph without its softmax. */
    private static float[] logits(LayerGraph graph, NetlibGemm gemm, float[] samples) {
        return new Inference(graph, gemm).activations(samples, SAMPLES).get("out");
    }

    private static void assertSame(
            String what, StageGraph stages, int stage, double[] values, Map<String, float[]> nodes, int sample) {
        Stage of = stages.stages().get(stage);
        float[] node = nodes.get(of.node());
        for (int i = 0; i < values.length; i++) {
            double expected = node[sample * values.length + i];
            if (of instanceof Stage.Sum sum && !(sum.activation() instanceof Activation.Output)) {
                expected = Math.max(0, sum.sign() * expected);
            }
            assertEquals(expected, values[i], tolerance(stages), what + ", stage " + of.name() + ", value " + i);
        }
    }

    @Test
    void paddingSeesZerosOfTheScaledImage() {
        Graphs g = new Graphs(1, new Shape(1, 2, 2));
        LayerGraph graph = g.then("scaling", new ChannelAffine(new float[] {2}, new float[] {-1}))
                .then(
                        "c",
                        new Convolution(
                                1,
                                1,
                                1,
                                Window.square(3, 1).padded(1),
                                new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1},
                                new float[] {0.5f},
                                WeightFormat.FLOAT32))
                .build();
        Stage.Sum output = StageGraph.of(graph).output();
        // each window sees all four pixels, each 2 p - 1, and five zeros
        assertArrayEquals(new double[] {-3.5, -3.5, -3.5, -3.5}, output.bias());
        assertArrayEquals(
                new double[] {-0.5, -0.5, -0.5, -0.5},
                new StageForward(StageGraph.of(graph)).values(new float[] {1, 0.5f, 0, 0})[0]);
    }

    @Test
    void aRectifierAfterMaxPoolIsMovedBeforeItAndSaidSo() {
        StageReading reading =
                StageReading.of(Graphs.named("relu after max pool", 1).build());
        assertEquals(List.of("c", "p", "out"), names(reading.stages()));
        assertTrue(reading.findings().get(3).how().contains("before layer p"));
        assertEquals(LayerFinding.Verdict.REWRITTEN, reading.findings().get(3).verdict());
    }

    @Test
    void valuesOfEitherSignBecomeTwoPopulations() {
        StageGraph stages = StageGraph.of(Graphs.named("dense after dense", 1).build());
        assertEquals(List.of("d1.positive", "d1.negative", "d2", "out"), names(stages));
    }

    @Test
    void meansOfQuantisedValuesTakeNoPopulation() {
        StageGraph stages = StageGraph.of(Graphs.named("quantised means", 1).build());
        assertEquals(List.of("c", "c2", "out"), names(stages));
    }

    @Test
    void depthCountsActivations() {
        StageGraph residual = StageGraph.of(Graphs.named("residual", 1).build());
        assertEquals(List.of("c1", "r2", "r3", "out"), names(residual));
        assertEquals(
                List.of(0, 1, 2, 3, 4),
                IntStream.rangeClosed(-1, 3).mapToObj(residual::depth).toList());
    }

    @Test
    void allRefusedLayersAreNamedAtOnce() {
        Graphs g = new Graphs(3, new Shape(2, 4, 4));
        g.then("c", g.convolution(2, 1, Window.square(1, 1)));
        g.then("pool", new MaxPool(Window.square(2, 2))).then("f", new Flatten());
        g.then("d", g.dense(3)).then("step", new Step(0f)).then("d2", g.dense(2));
        String message = assertThrows(IllegalArgumentException.class, () -> StageGraph.of(g.build()))
                .getMessage();
        assertTrue(message.contains("layer pool (MaxPool): its input can be negative"), message);
        assertTrue(message.contains("layer step (Step)"), message);
    }

    private static List<String> names(StageGraph stages) {
        return stages.stages().stream().map(Stage::name).toList();
    }
}
