package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Workloads of graphs with branches and of spiking networks. */
class DerivedWorkloadTest {

    @Test
    void a_graph_with_branches_keeps_all_its_work() {
        Window same = Window.square(3, 1).padded(1);
        dev.ranvier.core.model.Convolution conv = new dev.ranvier.core.model.Convolution(
                2, 4, 2, same, new float[36], new float[4], new WeightFormat("int8", 8));
        LayerGraph graph = new LayerGraph(
                "branches",
                new Shape(2, 6, 5),
                List.of(
                        new LayerGraph.Node("scale", new ChannelAffine(new float[2], new float[2]), LayerGraph.INPUT),
                        new LayerGraph.Node("a", conv, "scale"),
                        new LayerGraph.Node("b", conv, "scale"),
                        new LayerGraph.Node("sum", new Add(), List.of("a", "b")),
                        new LayerGraph.Node("quantised", new Qcfs(4, 1), "sum"),
                        new LayerGraph.Node("small", new MaxPool(Window.square(2, 2)), "quantised"),
                        new LayerGraph.Node("mean", new AveragePool(Window.square(2, 2), false), "quantised"),
                        new LayerGraph.Node("both", new Concat(), List.of("small", "mean")),
                        new LayerGraph.Node("flat", new Flatten(), "both"),
                        new LayerGraph.Node("out", new Dense(48, 3, new float[144], new float[3]), "flat")));
        Workload workload = Workload.of(graph, 2);
        assertEquals(graph.multiplyAccumulates(), workload.multiplyAccumulatesPerSample());
        assertEquals(List.of("scale", "quantised", "both", "flat"), workload.uncounted());
        assertEquals(
                List.of(
                        new Convolution(2, 6, 5, 4, same, 2),
                        new Convolution(2, 6, 5, 4, same, 2),
                        new ElementwiseAdd(2, 120),
                        new Pooling(Pooling.Kind.MAX, 4, 6, 5, Window.square(2, 2)),
                        new Pooling(Pooling.Kind.AVERAGE, 4, 6, 5, Window.square(2, 2)),
                        new MatrixProduct(48, 3)),
                workload.layers().stream().map(WorkloadLayer::operation).toList());
        assertEquals(8, workload.layers().get(0).weightBits());
        assertEquals(OptionalDouble.of(1), workload.layers().get(0).weightZeroShare());
        // 4 levels above 0 need 3 bits, which a maximum keeps; a mean does not, and the concatenation takes the wider.
        assertEquals(3, workload.layers().get(3).inputBits());
        assertEquals(32, workload.layers().get(5).inputBits());
    }

    @Test
    void every_kind_of_layer_is_known() {
        // A new kind of layer must be given a meaning in GraphWorkload before it is added here.
        Set<String> known = Set.of(
                "Dense",
                "BlockDense",
                "Convolution",
                "AveragePool",
                "MaxPool",
                "ZeroPad",
                "BatchNorm",
                "ChannelAffine",
                "Relu",
                "ClippedRelu",
                "Qcfs",
                "Step",
                "Softmax",
                "Flatten",
                "Add",
                "Concat",
                "Vote");
        assertEquals(
                known,
                Arrays.stream(Layer.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_spiking_network_is_a_product_for_each_projection_and_step() {
        IntegrateAndFire neuron = IntegrateAndFire.withThreshold(1);
        Network network = new Network(
                "snn",
                TimeBase.clocked(1),
                List.of(
                        new Population("in", 4, new SpikeSource()),
                        new Population("hidden", 3, neuron),
                        new Population("out", 3, neuron)),
                List.of(
                        new Projection("in", "hidden", new Connectivity.Dense(4, 3, new float[12]), 1),
                        new Projection("in", "hidden", new Connectivity.Dense(4, 3, new float[12]), 2),
                        new Projection(
                                "hidden",
                                "out",
                                new Connectivity.Sparse(3, new int[] {0, 1, 2, 3}, new int[] {0, 1, 2}, new float[3]),
                                1),
                        new Projection("out", "out", new Connectivity.OneToOne(3, 1f), 1)));
        Workload workload = Workload.of(network, 10, 1);
        assertEquals(List.of("out -> out"), workload.uncounted());
        assertEquals(
                List.of("in -> hidden", "in -> hidden#2", "hidden -> out"),
                workload.layers().stream().map(WorkloadLayer::name).toList());
        WorkloadLayer sparse = workload.layers().get(2);
        assertEquals(new Recurrent(new MatrixProduct(3, 3), 10), sparse.operation());
        assertEquals(2.0 / 3, sparse.weightZeroShare().orElseThrow(), 1e-12);
        assertEquals(1, sparse.inputBits());
        assertEquals(10 * (12 + 12 + 9), workload.multiplyAccumulatesPerSample());
        assertThrows(IllegalArgumentException.class, () -> Workload.of(network, 0, 1));
    }

    @Test
    void operations_without_products_by_hand() {
        // 3 channels of 5x4, windows of 2x2 by 2: 2x2 positions; 3 comparisons each.
        Pooling pool = new Pooling(Pooling.Kind.MAX, 3, 5, 4, Window.square(2, 2));
        assertEquals(0, pool.multiplyAccumulates());
        assertEquals(0, pool.weightWords());
        assertEquals(60, pool.inputWords());
        assertEquals(12, pool.outputWords());
        assertEquals(36, pool.simpleOperations());
        ElementwiseAdd add = new ElementwiseAdd(3, 7);
        assertEquals(0, add.multiplyAccumulates());
        assertEquals(21, add.inputWords());
        assertEquals(7, add.outputWords());
        assertEquals(14, add.simpleOperations());
        assertThrows(IllegalArgumentException.class, () -> new ElementwiseAdd(1, 7));
        assertThrows(IllegalArgumentException.class, () -> new ElementwiseAdd(2, 0));
        assertThrows(IllegalArgumentException.class, () -> new Recurrent(pool, 3));
        assertThrows(IllegalArgumentException.class, () -> new Recurrent(new MatrixProduct(1, 1), 0));
        assertThrows(IllegalArgumentException.class, () -> new Pooling(Pooling.Kind.MAX, 0, 5, 4, Window.square(2, 2)));
    }

    @Test
    void recurrent_layers_by_hand() {
        // 6 inputs and a state of 4: (6 + 4) x 4 gates x 4 and (6 + 4) x 3 gates x 4.
        Recurrent lstm = Recurrent.lstm(6, 4, 5);
        assertEquals(160, lstm.weightWords());
        assertEquals(800, lstm.multiplyAccumulates());
        assertEquals(50, lstm.inputWords());
        assertEquals(5, lstm.outputPixels());
        assertEquals(120, Recurrent.gru(6, 4, 5).weightWords());
        Convolution depthwise = new Convolution(8, 6, 6, 8, 3, 3, 1, 1, 8);
        assertEquals(true, depthwise.depthwise());
        assertEquals(9, depthwise.reduction());
        assertEquals(1, depthwise.filtersPerGroup());
    }
}
