package dev.ranvier.core.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Neuron that reads its input first and then says the sum in few graded spikes, by a schedule that all neurons of the
 * population share (Stoeckl & Maass 2021, Nature Machine Intelligence 3:230, doi:10.1038/s42256-021-00311-4): with {@code
 * v} the sum of all arrivals so far and of the initial potential, at step t of its window
 *
 * <pre>
 *   fires if v &gt;= thresholds[t]; then v -= resets[t], and the spike has the strength strengths[t]
 * </pre>
 *
 * The window begins at {@code windowStartMs} and has one step for each entry of the schedule; arrivals of a step count
 * before its test, those after the window change nothing. A neuron that fires {@code once} is silent after its first spike.
 *
 * <p>{@link #binary} is a rectified linear unit; {@link #exponential} is the neuron of T2FSNN (Park et al. 2020, DAC,
 * doi:10.1109/DAC18072.2020.9218689), whose threshold and synaptic kernel are one decaying exponential.
 *
 * @param windowStartMs start of the window, at least 0, a whole number of steps
 * @param thresholds {@code [step of the window]}, at least one
 * @param resets {@code [step of the window]}, what a spike takes off v
 * @param strengths {@code [step of the window]}, positive
 * @param once true if a neuron fires at most once
 * @param initialPotential v at time 0: the bias
 */
public record FewSpike(
        double windowStartMs,
        List<Double> thresholds,
        List<Double> resets,
        List<Double> strengths,
        boolean once,
        Values initialPotential)
        implements NeuronModel {

    /** @throws IllegalArgumentException if the lists are empty or of different lengths, or a value is out of range */
    public FewSpike {
        thresholds = List.copyOf(thresholds);
        resets = List.copyOf(resets);
        strengths = List.copyOf(strengths);
        Checks.notNegative("windowStartMs", windowStartMs);
        if (thresholds.isEmpty() || resets.size() != thresholds.size() || strengths.size() != thresholds.size()) {
            throw new IllegalArgumentException(
                    "a schedule needs a threshold, a reset and a strength for each step, got " + thresholds.size()
                            + ", " + resets.size() + " and " + strengths.size());
        }
        thresholds.forEach(value -> Checks.finite("a threshold of the schedule", value));
        resets.forEach(value -> Checks.finite("a reset of the schedule", value));
        strengths.forEach(value -> Checks.positive("a strength of the schedule", value));
    }

    /**
     * A rectified linear unit for sums up to the units' total: {@code threshold = reset = strength = units[t]}. With units
     * 1/2, 1/4 ... it writes the sum as a binary number.
     *
     * @param units {@code [step of the window]}, positive, largest first
     */
    public static FewSpike units(double windowStartMs, List<Double> units, Values initialPotential) {
        return new FewSpike(windowStartMs, units, units, units, false, initialPotential);
    }

    /** {@link #units} with 1/2, 1/4 ... down to {@code 2^-steps}. */
    public static FewSpike binary(double windowStartMs, int steps, Values initialPotential) {
        List<Double> units = new ArrayList<>();
        for (int t = 1; t <= steps; t++) {
            units.add(Math.scalb(1.0, -t));
        }
        return units(windowStartMs, units, initialPotential);
    }

    /**
     * One spike at the first step at which v reaches {@code exp(-(t - delaySteps) / tauSteps)}, which is also its strength.
     *
     * @param steps length of the window
     * @param tauSteps time constant of the kernel in steps, positive
     * @param delaySteps step at which the kernel is 1; what is larger than its value at step 0 is clipped to that
     */
    public static FewSpike exponential(
            double windowStartMs, int steps, double tauSteps, double delaySteps, Values initialPotential) {
        Checks.positive("tauSteps", tauSteps);
        List<Double> kernel = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            kernel.add(Math.exp(-(t - delaySteps) / tauSteps));
        }
        return new FewSpike(windowStartMs, kernel, kernel, kernel, true, initialPotential);
    }

    @Override
    public boolean graded() {
        return true;
    }

    @Override
    public void validateFor(int size) {
        initialPotential.requireSize("initialPotential", size);
    }
}
