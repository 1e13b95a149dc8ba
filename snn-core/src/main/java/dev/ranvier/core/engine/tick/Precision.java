package dev.ranvier.core.engine.tick;

/** In which numbers the tick engine keeps potentials and currents. */
public enum Precision {
    /** 64 bits: what clocked networks mean, bit for bit as in the event engine. */
    DOUBLE,
    /**
     * 32 bits for integrate-and-fire neurons with and without leak and with exponential currents, for speed; other kinds of
     * neuron keep 64. A spike may come in another step than in double precision where a potential grazes the threshold.
     */
    SINGLE
}
