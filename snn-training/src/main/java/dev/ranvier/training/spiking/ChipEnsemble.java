package dev.ranvier.training.spiking;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several networks for the chip side by side, whose votes are counted together (an ensemble as in Esser et al. 2015, NIPS, of networks
 * that were trained apart).
 */
public final class ChipEnsemble {

    private ChipEnsemble() {}

    /**
     * One network of all the members' cores.
     *
     * @param members for images of the same shape, with the same threshold, classes and number of layers of cores
     * @throws IllegalArgumentException if there is none, or they differ in one of these
     */
    public static LayerGraph of(List<ChipModel> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs at least one network");
        }
        ChipModel first = members.get(0);
        for (ChipModel member : members) {
            boolean same = member.image().equals(first.image())
                    && member.classes() == first.classes()
                    && member.inkThreshold() == first.inkThreshold()
                    && member.kernels().size() == first.kernels().size();
            if (!same) {
                throw new IllegalArgumentException(
                        "networks of an ensemble need images of one shape, one ink threshold, the same"
                                + " classes and as many layers of cores, got " + describe(first) + " and "
                                + describe(member));
            }
        }
        List<LayerGraph> graphs = members.stream().map(ChipModel::graph).toList();
        LayerGraph.ChainBuilder chain = LayerGraph.chain("chip-digits", first.image());
        List<LayerGraph.Node> nodes = graphs.get(0).nodes();
        for (int i = 0; i < nodes.size(); i++) {
            int layer = i;
            boolean cores = nodes.get(i).layer() instanceof BlockDense;
            chain.then(
                    nodes.get(i).name(),
                    cores
                            ? sideBySide(
                                    graphs.stream()
                                            .map(graph -> (BlockDense)
                                                    graph.nodes().get(layer).layer())
                                            .toList(),
                                    layer == 1)
                            : nodes.get(i).layer());
        }
        return chain.build();
    }

    private static BlockDense sideBySide(List<BlockDense> layers, boolean sameInputs) {
        List<BlockDense.Block> blocks = new ArrayList<>();
        int inputs = 0;
        for (BlockDense layer : layers) {
            int before = sameInputs ? 0 : inputs;
            for (BlockDense.Block block : layer.blocks()) {
                int[] indices =
                        Arrays.stream(block.inputIndices()).map(i -> i + before).toArray();
                blocks.add(new BlockDense.Block(indices, block.weights(), block.bias()));
            }
            inputs = before + layer.inputs();
        }
        return new BlockDense(inputs, blocks, layers.get(0).format());
    }

    private static String describe(ChipModel model) {
        return model.image() + ", threshold " + model.inkThreshold() + ", " + model.classes() + " classes, "
                + model.kernels().size() + " layers";
    }
}
