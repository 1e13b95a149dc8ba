package dev.ranvier.core.recording;

import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.spike.PotentialRecorder;
import dev.ranvier.core.spike.WeightLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Advances an engine piece by piece: stops at the times at which potentials or weights are wanted, tells a listener how far it is,
 * and ends when that asks for it. Spikes are recorded by the engine itself, see {@link Engine#recordTo}.
 */
public final class RecordedRun {

    /** Of the run, before the listener is called first; it doubles until calls come a few times a second. */
    private static final double FIRST_SHARE = 0x1p-40;

    private static final long SHORT_NANOSECONDS = 50_000_000;
    private static final long LONG_NANOSECONDS = 200_000_000;

    private final Engine engine;
    private final RunListener listener;
    private final List<TimedProbe> probes = new ArrayList<>();

    /**
     * A run of an engine from where it is.
     *
     * @param listener see {@link RunListener#NONE}
     */
    public RecordedRun(Engine engine, RunListener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * Records potentials at the times 0, intervalMs, 2 intervalMs, ... that this run comes to, its end included. What a
     * potential at a time is, is said by {@link Engine#potentials}: spikes and arrivals at that very time have not
     * happened. Each sample copies the whole population once.
     *
     * @param population index of the population
     * @param neurons indices of its neurons, in the order in which the recorder gets them. Not modified.
     * @param intervalMs positive; in a clocked network at least a step to make sense
     * @throws IllegalArgumentException if there is no such population or neuron, or the interval is not positive
     */
    public void recordPotentials(int population, int[] neurons, double intervalMs, PotentialRecorder recorder) {
        probes.add(new PotentialProbe(engine, population, neurons, intervalMs, recorder));
    }

    /**
     * Records the weights of a plastic projection at the same times; a log keeps those that changed. Each sample copies
     * all weights of the projection once.
     *
     * @param projection index of the projection
     * @param intervalMs positive
     * @param log for as many synapses as the projection has, in the order of {@link Engine#plasticSynapses}
     * @throws IllegalArgumentException if the projection is not plastic, the log is for another number of synapses, or
     *     the interval is not positive
     */
    public void recordWeights(int projection, double intervalMs, WeightLog log) {
        probes.add(new WeightProbe(engine, projection, intervalMs, log));
    }

    /**
     * Goes on to a time.
     *
     * @param untilMs exclusive, as in {@link Engine#advance}
     * @throws IllegalArgumentException as {@link Engine#advance}
     */
    public RunEnd advance(double untilMs, StopRule stop) {
        if (!(untilMs > engine.timeMs())) {
            return engine.advance(untilMs, stop) ? RunEnd.RULE : RunEnd.TIME; // nothing to do, or refused
        }
        double sliceMs = (untilMs - engine.timeMs()) * FIRST_SHARE;
        double wakeMs = engine.timeMs() + Math.max(sliceMs, Math.ulp(untilMs));
        long woken = System.nanoTime();
        probes.forEach(TimedProbe::sampleIfDue);
        do {
            double nextMs = Math.min(untilMs, wakeMs);
            for (TimedProbe probe : probes) {
                nextMs = Math.min(nextMs, probe.nextMs());
            }
            if (engine.advance(Math.max(nextMs, engine.timeMs()), stop)) {
                return RunEnd.RULE;
            }
            probes.forEach(TimedProbe::sampleIfDue);
            if (engine.timeMs() >= wakeMs || engine.timeMs() >= untilMs) {
                if (!listener.advanced(engine.timeMs(), untilMs)) {
                    return RunEnd.LISTENER;
                }
                long now = System.nanoTime();
                sliceMs *= now - woken < SHORT_NANOSECONDS ? 2 : now - woken > LONG_NANOSECONDS ? 0.5 : 1;
                wakeMs = engine.timeMs() + Math.max(sliceMs, Math.ulp(untilMs));
                woken = now;
            }
        } while (engine.timeMs() < untilMs);
        return RunEnd.TIME;
    }
}
