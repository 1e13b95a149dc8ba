package dev.ranvier.core.coding;

import java.util.List;

/**
 * How {@link SampleRunner} goes about its samples.
 *
 * @param threads number of threads, at least 1; changes nothing but the time it takes
 * @param stopAtFirstSpike true to end a sample once the output has fired, for a {@link FirstSpikeDecoder}. The label and the
 *     decision time stay the same; activity after the decision is not spent, and the confidence is 1, because the
 *     runner-up is not awaited
 * @param checkpointSteps numbers of steps, rising, from 1 to the duration, after which the label is read as if the run ended
 *     there; for clocked networks with a {@link CountDecoder}; empty for none
 */
public record RunSettings(int threads, boolean stopAtFirstSpike, List<Integer> checkpointSteps) {

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
        return new RunSettings(threads, false, List.of());
    }

    /** The same, but a sample ends with the first output spike. */
    public RunSettings stoppingAtFirstSpike() {
        return new RunSettings(threads, true, checkpointSteps);
    }

    /** The same, but the label is also read after each of these numbers of steps. */
    public RunSettings withCheckpoints(List<Integer> steps) {
        return new RunSettings(threads, stopAtFirstSpike, steps);
    }
}
