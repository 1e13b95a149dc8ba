package dev.ranvier.hardware.mapping;

/** A network that does not fit on the chip: which population and neuron break which limit, and what would help. */
public class MappingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String population;
    private final int neuron;
    private final long needed;
    private final long allowed;

    MappingException(String population, int neuron, long needed, long allowed, String message) {
        super(message);
        this.population = population;
        this.neuron = neuron;
        this.needed = needed;
        this.allowed = allowed;
    }

    /** The population that does not fit. */
    public String population() {
        return population;
    }

    /** The first of its neurons that does not fit, or the first of the core that does not. */
    public int neuron() {
        return neuron;
    }

    /** How much it needs of what is limited, e.g. axons. */
    public long needed() {
        return needed;
    }

    /** How much there is. */
    public long allowed() {
        return allowed;
    }
}
