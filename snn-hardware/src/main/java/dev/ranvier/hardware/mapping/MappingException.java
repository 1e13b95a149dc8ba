package dev.ranvier.hardware.mapping;

/** A network that does not fit on the chip: which population and neuron break which limit, and what would help. */
public class MappingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String population;
    private final int neuron;
    private final Limit limit;
    private final long needed;
    private final long allowed;
    private final String fix;

    /** What the chip has too little of. */
    public enum Limit {
        /** Axons of a core. */
        AXONS,
        /** Targets of a neuron, and the time and room for splitters and copies. */
        TARGETS,
        /** Cores of the mesh. */
        CORES,
        /** Magnitude of a weight. */
        WEIGHT,
        /** Delay of a spike. */
        DELAY,
        /** Whole numbers: weights, thresholds and leaks. */
        WHOLE_NUMBERS,
        /** Synapses between the same two neurons that are random. */
        SYNAPSES,
        /** Ticks that a population can be late. */
        LATENCY
    }

    /**
     * A refusal.
     *
     * @param problem what is too much, in words
     * @param fix what would help, in words
     */
    MappingException(
            String population, int neuron, Limit limit, long needed, long allowed, String problem, String fix) {
        super(problem + "; " + fix);
        this.population = population;
        this.neuron = neuron;
        this.limit = limit;
        this.needed = needed;
        this.allowed = allowed;
        this.fix = fix;
    }

    /** The population that does not fit. */
    public String population() {
        return population;
    }

    /** The first of its neurons that does not fit, or the first of the core that does not. */
    public int neuron() {
        return neuron;
    }

    /** What there is too little of. */
    public Limit limit() {
        return limit;
    }

    /** How much it needs of what is limited, e.g. axons. */
    public long needed() {
        return needed;
    }

    /** How much there is. */
    public long allowed() {
        return allowed;
    }

    /** What would help. */
    public String fix() {
        return fix;
    }
}
