package dev.ranvier.core.spike;

import java.util.List;

/**
 * The spikes of a run.
 *
 * @param populations in the order of the network; those that were not recorded are missing
 * @param untilMs up to which time spikes were recorded, ms; no spike is later
 * @param partial true if the run broke off before the end that was asked for
 */
public record SpikeRecording(List<RecordedPopulation> populations, double untilMs, boolean partial) {

    /** @throws IllegalArgumentException if a spike is later than the end */
    public SpikeRecording {
        populations = List.copyOf(populations);
        for (RecordedPopulation population : populations) {
            double[] timesMs = population.spikes().timesMs();
            if (timesMs.length > 0 && !(timesMs[timesMs.length - 1] <= untilMs)) {
                throw new IllegalArgumentException("population " + population.name() + " has a spike at "
                        + timesMs[timesMs.length - 1] + " ms in a recording until " + untilMs + " ms");
            }
        }
    }

    /**
     * What was recorded of a population.
     *
     * @throws IllegalArgumentException if it was not recorded
     */
    public RecordedPopulation population(String name) {
        return populations.stream()
                .filter(population -> population.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no population '" + name + "' was recorded; there are "
                        + populations.stream().map(RecordedPopulation::name).toList()));
    }

    /** Spikes of all populations. */
    public long spikes() {
        return populations.stream()
                .mapToLong(population -> population.spikes().size())
                .sum();
    }
}
