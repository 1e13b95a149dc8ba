package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.tick.Precision;

/**
 * How a benchmark is run.
 *
 * @param name which network
 * @param neurons its size, or 0 for the usual one
 * @param eventDriven true for the event engine, false for the tick engine
 * @param precision of the tick engine
 * @param threads that share one run
 * @param seconds network time of a run, or 0 for the usual one
 * @param repeats timed runs, at least 1
 */
public record BenchmarkSettings(
        BenchmarkName name,
        int neurons,
        boolean eventDriven,
        Precision precision,
        int threads,
        double seconds,
        int repeats) {

    /** @throws IllegalArgumentException if a number is out of range */
    public BenchmarkSettings {
        if (threads < 1 || repeats < 1 || !(seconds >= 0)) {
            throw new IllegalArgumentException("threads and repeats must be at least 1 and seconds not negative, got "
                    + threads + ", " + repeats + " and " + seconds);
        }
        if (eventDriven && threads > 1) {
            throw new IllegalArgumentException("the event engine runs one network on one thread; leave --threads away");
        }
    }
}
