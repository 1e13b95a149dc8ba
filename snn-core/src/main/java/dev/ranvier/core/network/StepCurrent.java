package dev.ranvier.core.network;

import java.util.Arrays;

/**
 * A current in steps into every neuron of a population: from {@code startMs[i]} on it has the level {@code level[i]}, before
 * the first start it is 0. It adds to the constant drive of the neurons and has its unit: the potential's for kinds with a
 * leak (resistance times current), the potential's per ms for those without. Several currents into one population add up.
 *
 * <p>In a clocked network the level at the time of a step is the one that acts over the step that ends there, as the
 * arrivals of a step belong to it; starts move to the next step. On a grid that approximates continuous time starts move to
 * the nearest step, and what acts over a step is the level at its beginning.
 *
 * @param target population that takes the current: one with a membrane that leaks or integrates
 * @param startMs {@code [change]}, at least 0 and rising; copied
 * @param level {@code [change]}; copied
 */
public record StepCurrent(String target, double[] startMs, double[] level) {

    /** @throws IllegalArgumentException if lengths differ, there is no change, times do not rise, or a number is not finite */
    public StepCurrent {
        startMs = startMs.clone();
        level = level.clone();
        if (startMs.length != level.length || startMs.length == 0) {
            throw new IllegalArgumentException("the current into " + target + " needs a level for each start, got "
                    + level.length + " for " + startMs.length);
        }
        for (int i = 0; i < startMs.length; i++) {
            Checks.notNegative("startMs of the current into " + target, startMs[i]);
            Checks.finite("level of the current into " + target, level[i]);
            if (i > 0 && !(startMs[i] > startMs[i - 1])) {
                throw new IllegalArgumentException("the starts of the current into " + target + " must rise, got "
                        + startMs[i - 1] + " and then " + startMs[i] + " ms");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepCurrent that
                && target.equals(that.target)
                && Arrays.equals(startMs, that.startMs)
                && Arrays.equals(level, that.level);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(startMs) + 31 * Arrays.hashCode(level) + target.hashCode();
    }
}
