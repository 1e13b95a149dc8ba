package dev.ranvier.core.recording;

import dev.ranvier.core.engine.Engine;

/** Takes something of an engine at the multiples of an interval, counted from time 0. */
abstract class TimedProbe {

    private final Engine engine;
    private final double intervalMs;
    private long next; // number of the next sample

    TimedProbe(Engine engine, double intervalMs) {
        if (!(intervalMs > 0) || Double.isInfinite(intervalMs)) {
            throw new IllegalArgumentException("samples are taken at a positive interval, got " + intervalMs + " ms");
        }
        this.engine = engine;
        this.intervalMs = intervalMs;
        next = (long) Math.ceil(engine.timeMs() / intervalMs);
    }

    /** Takes a sample of the engine as it is now. */
    abstract void sample(Engine from, double timeMs);

    final double nextMs() {
        return next * intervalMs;
    }

    final void sampleIfDue() {
        if (engine.timeMs() >= nextMs()) {
            sample(engine, nextMs());
            next++;
        }
    }
}
