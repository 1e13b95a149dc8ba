package dev.ranvier.core.coding;

import dev.ranvier.core.engine.WeightStorage;
import dev.ranvier.core.engine.tick.Precision;
import java.util.List;

/**
 * How {@link SampleRunner} goes about its samples.
 *
 * @param threads number of threads, at least 1; changes nothing but the time it takes
 * @param early when a sample may end before its time
 * @param checkpointSteps numbers of steps, rising, from 1 to the duration, after which the label is read as if the run ended
 *     there, or was decided before; for clocked networks without a {@link FirstSpikeDecoder}; empty for none
 * @param precision of the tick engine, which runs clocked networks; the event engine always has 64 bits
 * @param batch how many samples a thread works on side by side, at least 1, or {@value #FITTING_BATCH} for as many as suit the
 *     network; only the tick engine does more than one. Changes nothing but the time it takes
 * @param weights how those of dense projections are held
 */
public record RunSettings(
        int threads,
        EarlyDecision early,
        List<Integer> checkpointSteps,
        Precision precision,
        int batch,
        WeightStorage weights) {

    /** Stands for a batch that is chosen by the size of the network. */
    public static final int FITTING_BATCH = 0;

    /** @throws IllegalArgumentException if there is no thread, the batch is negative, or the checkpoints do not rise from 1 */
    public RunSettings {
        checkpointSteps = List.copyOf(checkpointSteps);
        if (threads < 1) {
            throw new IllegalArgumentException("a run needs at least 1 thread, got " + threads);
        }
        if (batch < 0) {
            throw new IllegalArgumentException(
                    "a batch has at least 1 sample, or 0 to have it chosen; got " + batch + " samples");
        }
        int previous = 0;
        for (int steps : checkpointSteps) {
            if (steps <= previous) {
                throw new IllegalArgumentException(
                        "checkpoints must rise from 1 step on, got " + steps + " after " + previous);
            }
            previous = steps;
        }
    }

    /** In double precision, with a batch that suits the network. */
    public RunSettings(int threads, EarlyDecision early, List<Integer> checkpointSteps) {
        this(threads, early, checkpointSteps, Precision.DOUBLE, FITTING_BATCH, WeightStorage.FLOATS);
    }

    /** Whole samples, no checkpoints, double precision, a batch that suits the network. */
    public static RunSettings onThreads(int threads) {
        return new RunSettings(threads, new EarlyDecision.Never(), List.of());
    }

    /** The same, but a sample ends with the first output spike. */
    public RunSettings stoppingAtFirstSpike() {
        return stopping(new EarlyDecision.AtFirstSpike());
    }

    /** The same, but a sample ends when a rule says that the answer is sure enough. */
    public RunSettings stopping(EarlyDecision rule) {
        return new RunSettings(threads, rule, checkpointSteps, precision, batch, weights);
    }

    /** The same, but the label is also read after each of these numbers of steps. */
    public RunSettings withCheckpoints(List<Integer> steps) {
        return new RunSettings(threads, early, steps, precision, batch, weights);
    }

    /** The same in another precision. */
    public RunSettings in(Precision other) {
        return new RunSettings(threads, early, checkpointSteps, other, batch, weights);
    }

    /** The same with so many samples side by side. */
    public RunSettings withBatch(int samples) {
        return new RunSettings(threads, early, checkpointSteps, precision, samples, weights);
    }

    /** The same with dense weights held in some way. */
    public RunSettings with(WeightStorage other) {
        return new RunSettings(threads, early, checkpointSteps, precision, batch, other);
    }
}
