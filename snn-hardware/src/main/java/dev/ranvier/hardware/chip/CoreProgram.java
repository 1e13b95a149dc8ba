package dev.ranvier.hardware.chip;

import java.util.Arrays;

/**
 * What one core holds. Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param x column of the core in the mesh, at least 0
 * @param y row of the core in the mesh, at least 0
 * @param axonTypes {@code [axon]}, the type of each axon
 * @param crossbar the synapses, axons by neurons
 * @param neurons the neurons
 */
public record CoreProgram(int x, int y, byte[] axonTypes, Crossbar crossbar, CoreNeurons neurons) {

    /** @throws IllegalArgumentException if the place is negative or the crossbar does not fit axons and neurons */
    public CoreProgram {
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException("a core cannot be at (" + x + ", " + y + "), the mesh begins at (0, 0)");
        }
        if (crossbar.axons() != axonTypes.length || crossbar.neurons() != neurons.size()) {
            throw new IllegalArgumentException(name(x, y) + " has " + axonTypes.length + " axons and " + neurons.size()
                    + " neurons, but a crossbar of " + crossbar.axons() + " x " + crossbar.neurons());
        }
    }

    /** Number of axons. */
    public int axons() {
        return axonTypes.length;
    }

    /** How messages call the core. */
    public String name() {
        return name(x, y);
    }

    private static String name(int x, int y) {
        return "core (" + x + ", " + y + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoreProgram that
                && x == that.x
                && y == that.y
                && Arrays.equals(axonTypes, that.axonTypes)
                && crossbar.equals(that.crossbar)
                && neurons.equals(that.neurons);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * x + y) + crossbar.hashCode();
    }

    @Override
    public String toString() {
        return name() + ": " + crossbar;
    }
}
