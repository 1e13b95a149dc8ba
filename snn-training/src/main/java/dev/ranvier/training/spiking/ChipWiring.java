package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is connected to whom in a {@link ChipLayout}, layer by layer. Neurons are numbered position by position of the grid, at each
 * position feature by feature.
 *
 * @param layers from the image on
 */
record ChipWiring(List<Layer> layers) {

    /**
     * One layer.
     *
     * @param groups the neurons, by the synapses that they share
     * @param cores the same neurons, by where they sit
     * @param outputs number of neurons
     */
    record Layer(List<Group> groups, List<Core> cores, int outputs) {}

    /**
     * Neurons with the same synapses at several places.
     *
     * @param inputs {@code [place][input]}, neurons of the layer before
     * @param firstOutput {@code [place]}, the first neuron there; the others follow
     * @param types {@code [input]}, axon type
     * @param neurons number of neurons at each place
     */
    record Group(int[][] inputs, int[] firstOutput, int[] types, int neurons) {

        int places() {
            return inputs.length;
        }
    }

    /**
     * One core.
     *
     * @param axons {@code [axon]}, neuron of the layer before
     * @param neurons {@code [neuron]}, neuron of the layer
     */
    record Core(int[] axons, int[] neurons) {}

    /** @throws IllegalArgumentException if windows or squares do not end at the borders */
    static ChipWiring of(ChipLayout layout, Shape image, CoreLimits limits) {
        List<Layer> layers = new ArrayList<>();
        ChipLayout.Windows windows = layout.windows();
        List<int[]> pixels = CoreShares.windows(image, windows.side(), windows.stride());
        layers.add(windowLayer(windows, pixels, image, limits.axonTypes()));
        int features = windows.banks() * windows.filters();
        int side = (int) Math.round(Math.sqrt(pixels.size())) * windows.across();
        for (ChipLayout.Merge merge : layout.merges()) {
            int[][][] parts = CoreShares.merged(side, features, merge.width(), limits.axons());
            layers.add(mergeLayer(merge, parts, limits.axonTypes()));
            side /= merge.width();
            features = parts.length * merge.neurons();
        }
        return new ChipWiring(List.copyOf(layers));
    }

    private static Layer windowLayer(ChipLayout.Windows windows, List<int[]> pixels, Shape image, int types) {
        int windowsAcross = (int) Math.round(Math.sqrt(pixels.size()));
        int across = windows.across();
        int side = windowsAcross * across;
        int features = windows.banks() * windows.filters();
        int[][] inputs = new int[side * side][];
        int[] first = new int[side * side];
        List<Core> cores = new ArrayList<>();
        for (int window = 0; window < pixels.size(); window++) {
            int[] positions = new int[across * across];
            for (int i = 0; i < positions.length; i++) {
                int row = window / windowsAcross * across + i / across;
                int column = window % windowsAcross * across + i % across;
                int topLeft = pixels.get(window)[
                        i / across * windows.kernelStride() * windows.side() + i % across * windows.kernelStride()];
                positions[i] = row * side + column;
                inputs[positions[i]] = CoreShares.square(topLeft, windows.kernel(), image.width());
                first[positions[i]] = positions[i] * features;
            }
            for (int bank = 0; bank < windows.banks(); bank++) {
                int[] neurons = new int[positions.length * windows.filters()];
                for (int n = 0; n < neurons.length; n++) {
                    neurons[n] =
                            first[positions[n / windows.filters()]] + bank * windows.filters() + n % windows.filters();
                }
                cores.add(new Core(pixels.get(window), neurons));
            }
        }
        int[] typeOf = CoreShares.pixelTypes(windows.kernel(), types);
        return new Layer(groups(inputs, first, typeOf, features, windows.shared()), cores, side * side * features);
    }

    private static Layer mergeLayer(ChipLayout.Merge merge, int[][][] parts, int types) {
        List<Group> groups = new ArrayList<>();
        int squares = parts[0].length;
        Core[] cores = new Core[squares * parts.length];
        for (int part = 0; part < parts.length; part++) {
            int[] first = new int[squares];
            for (int square = 0; square < squares; square++) {
                int core = square * parts.length + part;
                first[square] = core * merge.neurons();
                int[] neurons = new int[merge.neurons()];
                for (int n = 0; n < neurons.length; n++) {
                    neurons[n] = first[square] + n;
                }
                cores[core] = new Core(parts[part][square], neurons);
            }
            int places = merge.width() * merge.width();
            int[] typeOf = CoreShares.featureTypes(places, parts[part][0].length / places, types);
            groups.addAll(groups(parts[part], first, typeOf, merge.neurons(), merge.shared()));
        }
        return new Layer(groups, List.of(cores), cores.length * merge.neurons());
    }

    /** One group, or one for each place. */
    private static List<Group> groups(int[][] inputs, int[] first, int[] types, int neurons, boolean shared) {
        if (shared) {
            return List.of(new Group(inputs, first, types, neurons));
        }
        List<Group> groups = new ArrayList<>();
        for (int place = 0; place < inputs.length; place++) {
            groups.add(new Group(
                    new int[][] {inputs[place]}, Arrays.copyOfRange(first, place, place + 1), types, neurons));
        }
        return groups;
    }
}
