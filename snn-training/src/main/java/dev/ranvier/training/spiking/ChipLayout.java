package dev.ranvier.training.spiking;

import dev.ranvier.core.network.CoreLimits;
import java.util.List;

/**
 * Which cores a network for the chip has. The cores of the first layer look at square windows of the image, their neurons at smaller
 * squares within a window (kernels) or at all of it; the outputs form a grid of positions with features. Each further layer merges
 * non-overlapping squares of that grid: a core takes an equal part of the features of all positions of one square, so that a
 * neuron feeds one core and no splitters are needed. The last layer votes.
 *
 * @param windows the first layer
 * @param merges the further layers, at least one; the last has the voting neurons
 */
public record ChipLayout(Windows windows, List<Merge> merges) {

    /**
     * The layer of cores that look at the image.
     *
     * @param side side of a window, in pixels
     * @param stride distance of neighbouring windows
     * @param kernel side of the squares within a window that neurons look at; the window's side for all of it
     * @param kernelStride distance of neighbouring squares; even, so that a pixel has the same axon type in all of them
     * @param banks cores that look at one window
     * @param filters neurons of each of these cores for one square
     * @param shared whether all windows have the same synapses; needed where kernels are smaller than windows
     */
    public record Windows(int side, int stride, int kernel, int kernelStride, int banks, int filters, boolean shared) {

        /** @throws IllegalArgumentException if a number is out of range, or kernels do not end at the border of a window */
        public Windows {
            require(side >= 1, "a window needs at least 1 pixel, got " + side);
            require(
                    stride >= 1 && stride <= side,
                    "windows must touch: the stride must be 1.." + side + ", got " + stride);
            require(kernel >= 1 && kernel <= side, "a kernel must be 1.." + side + " pixels wide, got " + kernel);
            require(
                    kernelStride >= 2 && kernelStride % 2 == 0,
                    "the stride of kernels must be even and at least 2, got " + kernelStride);
            require(
                    (side - kernel) % kernelStride == 0,
                    "kernels of " + kernel + " pixels, " + kernelStride
                            + " apart, do not end at the border of a window of " + side);
            require(banks >= 1, "a window needs at least 1 core, got " + banks);
            require(
                    shared || kernel == side,
                    "windows with synapses of their own have no smaller kernels; let them be shared");
        }

        /** Windows that each have one core with synapses of its own, all of whose neurons see all of the window. */
        public static Windows ofPatches(int side, int stride, int neurons) {
            return new Windows(side, stride, side, 2, 1, neurons, false);
        }

        /** Positions of a kernel in a row of a window. */
        int across() {
            return (side - kernel) / kernelStride + 1;
        }

        /** Neurons of each core. */
        int neurons() {
            return across() * across() * filters;
        }
    }

    /**
     * A layer of cores that each take a part of the features of a square of positions.
     *
     * @param width side of the square, in positions
     * @param neurons neurons of each core
     * @param shared whether the cores of all squares that take the same features have the same synapses
     */
    public record Merge(int width, int neurons, boolean shared) {

        /** @throws IllegalArgumentException if the width is not positive */
        public Merge {
            require(width >= 1, "a layer merges squares of at least 1 position, got " + width);
        }
    }

    /** @throws IllegalArgumentException if nothing votes */
    public ChipLayout {
        merges = List.copyOf(merges);
        require(!merges.isEmpty(), "a network needs a layer that votes");
    }

    /** Neurons of each core of the last layer. */
    int voters() {
        return merges.get(merges.size() - 1).neurons();
    }

    /** @throws IllegalArgumentException naming what does not fit a core */
    void requireFit(CoreLimits limits) {
        int pixels = windows.side() * windows.side();
        require(
                pixels <= limits.axons(),
                "a window of " + windows.side() + " x " + windows.side() + " pixels needs that many axons, a core has "
                        + limits.axons());
        requireNeurons("the windows", windows.neurons(), limits);
        for (int layer = 0; layer < merges.size(); layer++) {
            requireNeurons("merging layer " + layer, merges.get(layer).neurons(), limits);
        }
    }

    private static void requireNeurons(String where, int neurons, CoreLimits limits) {
        require(
                neurons >= 1 && neurons <= limits.neurons(),
                "neurons of a core of " + where + " must be 1.." + limits.neurons() + ", got " + neurons);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
