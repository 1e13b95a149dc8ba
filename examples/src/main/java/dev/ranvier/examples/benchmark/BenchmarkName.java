package dev.ranvier.examples.benchmark;

/** The networks that can be timed. */
public enum BenchmarkName {
    /** Current-based network of Vogels and Abbott. */
    cuba,
    /** Conductance-based network of Vogels and Abbott. */
    coba,
    /** Brunel's network with a constant drive. */
    brunel,
    /** Brunel's network with Poisson input. */
    brunelPoisson,
    /** Cortical microcircuit of Potjans and Diesmann. */
    microcircuit,
    /** Dense layers. */
    feedforward,
    /** One spike in a ring. */
    ring,
    /** A million neurons with a thousand synapses each; takes 6 GiB. */
    million;

    /** True if a machine of usual size runs it in a minute; only such are among all. */
    public boolean usual() {
        return this != million;
    }

    /**
     * Builds the network.
     *
     * @param neurons number of neurons, or 0 for the usual one
     * @throws IllegalArgumentException if the network has a size of its own, or the number is too small for it
     */
    public BenchmarkCase build(int neurons) {
        boolean sized = this != microcircuit && this != feedforward && this != million;
        if (!sized && neurons != 0) {
            throw new IllegalArgumentException(name() + " has a size of its own; leave --neurons away");
        }
        if (neurons != 0 && neurons < 100) {
            throw new IllegalArgumentException("a benchmark network needs at least 100 neurons, got " + neurons);
        }
        return switch (this) {
            case cuba -> VogelsAbbott.cuba(neurons == 0 ? VogelsAbbott.NEURONS : neurons);
            case coba -> VogelsAbbott.coba(neurons == 0 ? VogelsAbbott.NEURONS : neurons);
            case brunel -> Brunel.of(neurons == 0 ? Brunel.NEURONS : neurons, false);
            case brunelPoisson -> Brunel.of(neurons == 0 ? Brunel.NEURONS : neurons, true);
            case microcircuit -> CorticalMicrocircuit.full();
            case feedforward -> FeedForward.standard();
            case million -> MillionNeurons.build();
            case ring -> Ring.of(neurons == 0 ? Ring.NEURONS : neurons);
        };
    }
}
