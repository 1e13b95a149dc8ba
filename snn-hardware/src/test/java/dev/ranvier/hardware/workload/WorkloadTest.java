package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkloadTest {

    private static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs, halfZeros(inputs * outputs), new float[outputs]);
    }

    private static float[] halfZeros(int length) {
        float[] weights = new float[length];
        Arrays.fill(weights, 0, length / 2, 1f);
        return weights;
    }

    private final LayerGraph mlp = LayerGraph.chain("mlp", new Shape(1, 2, 3))
            .then("hidden", dense(6, 4))
            .then("relu", new Relu())
            .then("out", dense(4, 2))
            .build();

    @Test
    void a_dense_network_is_matrix_products() {
        Workload workload = Workload.of(mlp, 8);
        assertEquals(List.of("relu"), workload.uncounted());
        assertEquals(8, workload.batch());
        assertEquals(mlp.multiplyAccumulates(), workload.multiplyAccumulatesPerSample());
        WorkloadLayer out = workload.layers().get(1);
        assertEquals(
                new WorkloadLayer("out", new MatrixProduct(4, 2), 32, 32)
                        .withWeightZeroShare(0.5)
                        .withOtherParameters(2),
                out);
        assertEquals(8, out.operation().weightWords());
        assertEquals(4, out.operation().inputWords());
        assertEquals(2, out.operation().outputWords());
    }

    @Test
    void blocks_are_products_of_their_own_and_steps_make_bits() {
        BlockDense.Block narrow = new BlockDense.Block(new int[] {0, 1}, halfZeros(6), new float[3]);
        BlockDense.Block wide = new BlockDense.Block(new int[] {1, 2, 3}, halfZeros(6), new float[2]);
        LayerGraph graph = LayerGraph.chain("blocks", Shape.vector(4))
                .then("binary", new Step(0.5f))
                .then("patches", new BlockDense(4, List.of(narrow, wide), WeightFormat.TERNARY))
                .then("vote", new Vote(2))
                .build();
        Workload workload = Workload.of(graph, 1);
        assertEquals(
                List.of(
                        new WorkloadLayer("patches/0", new MatrixProduct(2, 3), 2, 1)
                                .withWeightZeroShare(0.5)
                                .withOtherParameters(3),
                        new WorkloadLayer("patches/1", new MatrixProduct(3, 2), 2, 1)
                                .withWeightZeroShare(0.5)
                                .withOtherParameters(2)),
                workload.layers());
        assertEquals(List.of("binary", "vote"), workload.uncounted());
    }

    @Test
    void bits_batch_and_zeros_can_be_given() {
        Workload workload = Workload.of(mlp, 1)
                .withBits(8, 8)
                .withInputZeroShares(Map.of("out", 0.25))
                .withBatch(3);
        assertEquals(3, workload.batch());
        assertEquals(
                new WorkloadLayer("out", new MatrixProduct(4, 2), 8, 8)
                        .withWeightZeroShare(0.5)
                        .withOtherParameters(2)
                        .withInputZeroShare(0.25),
                workload.layers().get(1));
        assertEquals(OptionalDouble.empty(), workload.layers().get(0).inputZeroShare());
    }

    @Test
    void a_grouped_convolution_by_hand() {
        // 4x6x7 in, padding 1: 8x9; filters 3x3, stride 2: (8-3)/2+1 = 3 rows, (9-3)/2+1 = 4 columns.
        // Each of 2 groups: 2 channels, 3 filters; sums of 2*9 = 18 terms; 6 filters * 12 pixels = 72 results.
        Convolution conv = new Convolution(4, 6, 7, 6, 3, 3, 2, 1, 2);
        assertEquals(3, conv.outputHeight());
        assertEquals(4, conv.outputWidth());
        assertEquals(12, conv.outputPixels());
        assertEquals(18, conv.reduction());
        assertEquals(3, conv.filtersPerGroup());
        assertEquals(168, conv.inputWords());
        assertEquals(108, conv.weightWords());
        assertEquals(72, conv.outputWords());
        assertEquals(72 * 18, conv.multiplyAccumulates());
    }

    @Test
    void wrong_input_is_refused_with_a_reason() {
        assertRefused("inputs and outputs, got 0 -> 3", () -> new MatrixProduct(0, 3));
        assertRefused("positive sizes", () -> new Convolution(1, 0, 5, 1, 3, 3, 1, 0, 1));
        assertRefused("strides and dilations must be at least 1", () -> new Convolution(1, 5, 5, 1, 3, 3, 0, 0, 1));
        assertRefused("is the padding missing", () -> new Convolution(1, 2, 5, 1, 3, 3, 1, 0, 1));
        assertRefused("groups must divide", () -> new Convolution(4, 5, 5, 6, 3, 3, 1, 0, 4));
        assertRefused("needs a name", () -> new WorkloadLayer(" ", new MatrixProduct(1, 1), 8, 8));
        assertRefused("bits must be 1..64", () -> new WorkloadLayer("a", new MatrixProduct(1, 1), 0, 8));
        assertRefused(
                "is it a percentage",
                () -> new WorkloadLayer("a", new MatrixProduct(1, 1), 8, 8).withInputZeroShare(72.5));
        assertRefused("batch must be at least 1", () -> Workload.of(mlp, 0));
        assertRefused("no layers [hiden]", () -> Workload.of(mlp, 1).withInputZeroShares(Map.of("hiden", 0.5)));
        assertRefused("no layer with multiply", () -> new Workload("empty", 1, List.of(), List.of()));
        WorkloadLayer layer = new WorkloadLayer("a", new MatrixProduct(1, 1), 8, 8);
        assertRefused("two layers are named a", () -> new Workload("w", 1, List.of(layer, layer), List.of()));
        assertRefused(
                "takes 5 inputs, got 4",
                () -> LayerGraph.chain("broken", Shape.vector(6))
                        .then("hidden", dense(6, 4))
                        .then("out", dense(5, 2))
                        .build());
    }

    private static void assertRefused(String reason, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
