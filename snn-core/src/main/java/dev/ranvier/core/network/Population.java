package dev.ranvier.core.network;

/**
 * A named group of neurons of one kind.
 *
 * @param name unique within its network
 * @param size number of neurons, at least 1
 * @param model their kind and parameters
 */
public record Population(String name, int size, NeuronModel model) {

    /** @throws IllegalArgumentException if the name is blank, the size not positive, or the parameters do not fit it */
    public Population {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a population needs a name");
        }
        if (size < 1) {
            throw new IllegalArgumentException("population " + name + " needs at least 1 neuron, got " + size);
        }
        try {
            model.validateFor(size);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("population " + name + ": " + e.getMessage(), e);
        }
    }
}
