package dev.ranvier.core.coding;

import java.util.List;

/**
 * How {@link SampleRunner} goes about its samples.
 *
 * @param threads number of threads, at least 1; changes nothing but the time it takes
 * @param early when a sample may end before its time
 * @param checkpointSteps numbers of steps, rising, from 1 to the duration, after which the label is read as if the run ended
 *     there, or was decided before; for clocked networks without a {@link FirstSpikeDecoder}; empty for none
 */
public record RunSettings(int threads, EarlyDecision early, List<Integer> checkpointSteps) {

    /** @throws IllegalArgumentException if there is no thread, or the checkpoints do not rise from 1 */
    public RunSettings {
        checkpointSteps = List.copyOf(checkpointSteps);
        if (threads < 1) {
            throw new IllegalArgumentException("a run needs at least 1 thread, got " + threads);
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

    /** Whole samples, no checkpoints. */
    public static RunSettings onThreads(int threads) {
        return new RunSettings(threads, new EarlyDecision.Never(), List.of());
    }

    /** The same, but a sample ends with the first output spike. */
    public RunSettings stoppingAtFirstSpike() {
        return stopping(new EarlyDecision.AtFirstSpike());
    }

    /** The same, but a sample ends when a rule says that the answer is sure enough. */
    public RunSettings stopping(EarlyDecision rule) {
        return new RunSettings(threads, rule, checkpointSteps);
    }

    /** The same, but the label is also read after each of these numbers of steps. */
    public RunSettings withCheckpoints(List<Integer> steps) {
        return new RunSettings(threads, early, steps);
    }
}
