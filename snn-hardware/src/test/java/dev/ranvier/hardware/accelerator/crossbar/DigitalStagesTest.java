package dev.ranvier.hardware.accelerator.crossbar;

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
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.hardware.accelerator.arithmetic.DigitalStages;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DigitalStagesTest {

    private static final Shape SQUARE = new Shape(2, 2, 2);
    private static final float[] VALUES = {1, -2, 3, 4, -5, 6, 7, 8};

    private static void assertStage(Layer layer, float... expected) {
        float[] values = VALUES.clone();
        float[] given = DigitalStages.of(layer, List.of(SQUARE)).run(new float[][] {values}, null);
        assertArrayEquals(expected, given, 1e-6f, layer.toString());
        assertArrayEquals(VALUES, values, "the input must stay");
        assertEquals(layer.outputShape(List.of(SQUARE)).size(), given.length);
    }

    @Test
    void every_kind_by_hand() {
        assertStage(new Relu(), 1, 0, 3, 4, 0, 6, 7, 8);
        assertStage(new ClippedRelu(3.5f), 1, 0, 3, 3.5f, 0, 3.5f, 3.5f, 3.5f);
        assertStage(new Qcfs(2, 4), 2, 0, 4, 4, 0, 4, 4, 4); // 1 is half a step and rounds up
        assertStage(new Step(4), 0, 0, 0, 1, 0, 1, 1, 1);
        assertStage(new Vote(3), 1 + 4 + 7, -2 - 5 + 8, 3 + 6);
        assertStage(new Flatten(), VALUES);
        assertStage(new ChannelAffine(new float[] {2, -1}, new float[] {1, 0}), 3, -3, 7, 9, 5, -6, -7, -8);
        assertStage(
                new BatchNorm(new float[] {2, 1}, new float[] {0, 1}, new float[] {1, 0}, new float[] {4, 1}, 0),
                0,
                -3,
                2,
                3,
                -4,
                7,
                8,
                9);
        assertStage(new MaxPool(Window.square(2, 1)), 4, 8);
        assertStage(new AveragePool(Window.square(2, 2).padded(1), true), .25f, -.5f, .75f, 1, -1.25f, 1.5f, 1.75f, 2);
        assertStage(new AveragePool(Window.square(2, 2).padded(1), false), VALUES);
        assertStage(new ZeroPad(1, 0, 0, 1), 0, 0, 0, 1, -2, 0, 3, 4, 0, 0, 0, 0, -5, 6, 0, 7, 8, 0);
    }

    @Test
    void several_inputs_and_probabilities_by_hand() {
        float[][] two = {{1, 2}, {3, -4}};
        List<Shape> shapes = List.of(Shape.vector(2), Shape.vector(2));
        assertArrayEquals(
                new float[] {4, -2}, DigitalStages.of(new Add(), shapes).run(two, null));
        assertArrayEquals(
                new float[] {1, 2, 3, -4},
                DigitalStages.of(new Concat(), shapes).run(two, null));
        float[][] one = {{0, (float) Math.log(3)}};
        assertArrayEquals(
                new float[] {0.25f, 0.75f},
                DigitalStages.of(new Softmax(false), shapes).run(one, null),
                1e-6f);
        assertArrayEquals(
                new float[] {(float) Math.log(0.25), (float) Math.log(0.75)},
                DigitalStages.of(new Softmax(true), shapes).run(one, null),
                1e-6f);
    }

    @Test
    void no_kind_of_layer_is_left_out() {
        Set<String> known = List.of(
                        Dense.class,
                        BlockDense.class,
                        Convolution.class,
                        AveragePool.class,
                        MaxPool.class,
                        ZeroPad.class,
                        BatchNorm.class,
                        ChannelAffine.class,
                        Relu.class,
                        ClippedRelu.class,
                        Qcfs.class,
                        Step.class,
                        Softmax.class,
                        Flatten.class,
                        Add.class,
                        Concat.class,
                        Vote.class)
                .stream()
                .map(Class::getName)
                .collect(Collectors.toSet());
        Set<String> permitted = Arrays.stream(Layer.class.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.toSet());
        assertEquals(permitted, known);
    }

    @Test
    void branches_meet_again() {
        LayerGraph graph = new LayerGraph(
                "branches",
                Shape.vector(2),
                List.of(
                        new LayerGraph.Node("up", new ChannelAffine(new float[] {2, 2}, new float[] {0, 0}), "input"),
                        new LayerGraph.Node("sum", new Add(), List.of("up", "input")),
                        new LayerGraph.Node("both", new Concat(), List.of("sum", "up"))));
        CrossbarSetup setup =
                new CrossbarSetup(CrossbarDesignTest.ISAAC, CellDevices.IDEAL, WriteScheme.PLAIN, AdcRange.WORST_CASE);
        CrossbarNetwork network = CrossbarNetwork.write(graph, setup, 1, s -> new float[2], 1);
        assertArrayEquals(new float[] {3, 9, 2, 6}, network.outputs(0, new float[] {1, 3}));
    }
}
