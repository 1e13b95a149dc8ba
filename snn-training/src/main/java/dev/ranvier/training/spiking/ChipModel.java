package dev.ranvier.training.spiking;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network trained for the chip, as small as it can be told: its layout, and synapses that several cores share only once.
 *
 * @param image shape of the images
 * @param classes number of classes
 * @param limits what one core can hold
 * @param layout which cores there are
 * @param inkThreshold pixels of at least this value are ink
 * @param kernels {@code [layer][group]}, in the order of the wiring
 */
public record ChipModel(
        Shape image,
        int classes,
        CoreLimits limits,
        ChipLayout layout,
        float inkThreshold,
        List<List<TernaryKernel>> kernels) {

    /**
     * The network core by core.
     *
     * @return layers {@code ink, cores1, spikes1, cores2, spikes2 ..., classes}; a block of a layer of cores is one core
     */
    public LayerGraph graph() {
        LayerGraph.ChainBuilder chain = LayerGraph.chain("chip-digits", image).then("ink", new Step(inkThreshold));
        int[] place = new int[image.size()]; // [number of a neuron in the wiring], its number in the graph
        for (int pixel = 0; pixel < place.length; pixel++) {
            place[pixel] = pixel;
        }
        List<ChipWiring.Layer> layers = ChipWiring.of(layout, image, limits).layers();
        for (int layer = 0; layer < layers.size(); layer++) {
            ChipWiring.Layer wiring = layers.get(layer);
            chain.then("cores" + (layer + 1), cores(wiring, kernels.get(layer), place));
            chain.then("spikes" + (layer + 1), new Step(0));
            int[] next = new int[wiring.outputs()];
            int number = 0;
            for (ChipWiring.Core core : wiring.cores()) {
                for (int neuron : core.neurons()) {
                    next[neuron] = number++;
                }
            }
            place = next;
        }
        return chain.then("classes", new Vote(classes)).build();
    }

    /** Number of cores. */
    public int cores() {
        return ChipWiring.of(layout, image, limits).layers().stream()
                .mapToInt(layer -> layer.cores().size())
                .sum();
    }

    private static BlockDense cores(ChipWiring.Layer wiring, List<TernaryKernel> kernels, int[] place) {
        int[] groupOf = new int[wiring.outputs()];
        int[] placeOf = new int[wiring.outputs()];
        for (int g = 0; g < wiring.groups().size(); g++) {
            ChipWiring.Group group = wiring.groups().get(g);
            for (int p = 0; p < group.places(); p++) {
                for (int n = 0; n < group.neurons(); n++) {
                    groupOf[group.firstOutput()[p] + n] = g;
                    placeOf[group.firstOutput()[p] + n] = p;
                }
            }
        }
        List<BlockDense.Block> blocks = new ArrayList<>();
        for (ChipWiring.Core core : wiring.cores()) {
            int axons = core.axons().length;
            int[] inputs = new int[axons];
            Map<Integer, Integer> axonOf = new HashMap<>();
            for (int axon = 0; axon < axons; axon++) {
                axonOf.put(core.axons()[axon], axon);
                inputs[axon] = place[core.axons()[axon]];
            }
            float[] weights = new float[core.neurons().length * axons];
            float[] bias = new float[core.neurons().length];
            for (int n = 0; n < bias.length; n++) {
                int neuron = core.neurons()[n];
                ChipWiring.Group group = wiring.groups().get(groupOf[neuron]);
                TernaryKernel kernel = kernels.get(groupOf[neuron]);
                int from = neuron - group.firstOutput()[placeOf[neuron]];
                int[] seen = group.inputs()[placeOf[neuron]];
                for (int i = 0; i < seen.length; i++) {
                    weights[n * axons + axonOf.get(seen[i])] = kernel.weight(from, i, group.types()[i]);
                }
                bias[n] = kernel.bias()[from];
            }
            blocks.add(new BlockDense.Block(inputs, weights, bias));
        }
        return new BlockDense(place.length, blocks, WeightFormat.TERNARY);
    }
}
