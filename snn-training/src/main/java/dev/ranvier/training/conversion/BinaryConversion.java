package dev.ranvier.training.conversion;

import dev.ranvier.core.coding.BinaryEncoder;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.coding.ViewsEncoder;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of binary neurons to spikes of one tick a layer, exactly: {@code Step, (BlockDense, Step 0) ..., Vote}, as
 * {@code training.spiking.ChipTrainer} makes it. Each neuron becomes a memoryless {@link IntegerNeuron} that fires where the sum
 * of its input is at least minus its bias. Ink arrives at the first layer's axons in tick 0; each further layer is one tick
 * later; the votes are counted in the last tick only, because what a layer does before its input can have arrived says nothing.
 */
public final class BinaryConversion {

    /** The chip's tick (Merolla et al. 2014, Science 345:668, doi:10.1126/science.1254642). */
    private static final double TICK_MS = 1;

    private static final String INPUT = "input";

    private BinaryConversion() {}

    /**
     * Converts a network.
     *
     * @throws IllegalArgumentException naming the layer that is no part of such a network, or whose values are not whole
     */
    public static SpikingClassifier convert(LayerGraph graph) {
        return convert(graph, List.of());
    }

    /**
     * Converts a network that is shown each image in several ways, one a tick, and counts the votes on all of them.
     *
     * @param views how an image is shown, with thresholds of their own; none for once, as it is
     * @throws IllegalArgumentException naming the layer that is no part of such a network, or whose values are not whole
     */
    public static SpikingClassifier convert(LayerGraph graph, List<ViewsEncoder.View> views) {
        List<LayerGraph.Node> nodes = graph.nodes();
        if (!graph.isChain() || nodes.size() % 2 != 0 || nodes.size() < 4) {
            throw cannot(
                    graph, "its structure", "a stack of Step, then pairs of BlockDense and Step, then Vote is needed");
        }
        Step ink = expect(graph, nodes.get(0), Step.class);
        Vote vote = expect(graph, nodes.get(nodes.size() - 1), Vote.class);
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(new Population(INPUT, graph.inputShape().size(), new SpikeSource()));
        String source = INPUT;
        for (int i = 1; i + 1 < nodes.size(); i += 2) {
            LayerGraph.Node node = nodes.get(i);
            BlockDense blocks = expect(graph, node, BlockDense.class);
            Step step = expect(graph, nodes.get(i + 1), Step.class);
            if (step.threshold() != 0) {
                throw refused(
                        graph,
                        nodes.get(i + 1).name(),
                        "a spike stands for a sum of at least 0, not " + step.threshold());
            }
            populations.add(new Population(node.name(), blocks.outputs(), neurons(graph, node.name(), blocks)));
            double delay = i == 1 ? 0 : TICK_MS;
            projections.add(new Projection(source, node.name(), BlockSynapses.sparse(blocks), delay));
            source = node.name();
        }
        int layers = projections.size();
        Network network = new Network(graph.name(), TimeBase.clocked(TICK_MS), populations, projections);
        return new SpikingClassifier(
                network,
                INPUT,
                source,
                encoder(graph, ink, views),
                new CountDecoder(vote.classes(), (layers - 1) * TICK_MS),
                (layers + Math.max(0, views.size() - 1)) * TICK_MS,
                "binary");
    }

    private static Encoder encoder(LayerGraph graph, Step ink, List<ViewsEncoder.View> views) {
        if (!views.isEmpty()) {
            Shape shape = graph.inputShape();
            return new ViewsEncoder(shape.height(), shape.width(), TICK_MS, views);
        }
        if (!(ink.threshold() > 0) || ink.threshold() > 1) {
            String layer = graph.nodes().get(0).name();
            throw refused(graph, layer, "the ink threshold must be above 0 and at most 1, got " + ink.threshold());
        }
        return new BinaryEncoder(ink.threshold());
    }

    private static IntegerNeuron neurons(LayerGraph graph, String layer, BlockDense blocks) {
        double[] firingSum = new double[blocks.outputs()];
        int next = 0;
        for (BlockDense.Block block : blocks.blocks()) {
            for (float weight : block.weights()) {
                if (weight != Math.rint(weight)) {
                    throw refused(graph, layer, "weight " + weight + " is not whole; the chip computes with integers");
                }
            }
            for (float bias : block.bias()) {
                if (bias != Math.rint(bias) || Math.abs(bias) > IntegerNeuron.MAX_LEAK) {
                    throw refused(
                            graph,
                            layer,
                            "bias " + bias + " must be whole and at most " + IntegerNeuron.MAX_LEAK
                                    + " in size: it becomes the leak");
                }
                firingSum[next++] = 0 - bias;
            }
        }
        return IntegerNeuron.memoryless(firingSum);
    }

    private static <T extends Layer> T expect(LayerGraph graph, LayerGraph.Node node, Class<T> kind) {
        if (!kind.isInstance(node.layer())) {
            throw refused(
                    graph,
                    node.name(),
                    "it is a " + node.layer().getClass().getSimpleName() + " where a " + kind.getSimpleName()
                            + " must stand; was the network trained for the chip?");
        }
        return kind.cast(node.layer());
    }

    private static IllegalArgumentException refused(LayerGraph graph, String layer, String why) {
        return cannot(graph, "layer " + layer, why);
    }

    private static IllegalArgumentException cannot(LayerGraph graph, String what, String why) {
        return new IllegalArgumentException(
                "model " + graph.name() + ", " + what + " cannot become binary spikes: " + why);
    }
}
