package dev.ranvier.examples.simulation;

import java.util.List;

/**
 * How a network is run and what is recorded.
 *
 * @param durationMs how long, positive
 * @param statisticsFromMs what comes before is left out of the statistics, at least 0 and below the duration
 * @param probes neurons whose potentials are recorded
 * @param probeIntervalMs how often, positive
 * @param spikeFormat ending of the file of spikes, csv or npz
 * @param maxRateHz mean rate of a population at which the run ends, positive
 */
public record SimulationSettings(
        double durationMs,
        double statisticsFromMs,
        List<Probe> probes,
        double probeIntervalMs,
        String spikeFormat,
        double maxRateHz) {

    /** Default of the rate at which a run ends: far above what a network with a refractory period does. */
    public static final double MAX_RATE_HZ = 5_000;

    /** @throws IllegalArgumentException if a number is out of range */
    public SimulationSettings {
        probes = List.copyOf(probes);
        if (!(durationMs > 0) || Double.isInfinite(durationMs)) {
            throw new IllegalArgumentException("the duration must be above 0 ms and finite, got " + durationMs);
        }
        if (!(statisticsFromMs >= 0 && statisticsFromMs < durationMs)) {
            throw new IllegalArgumentException("statistics must begin at 0 ms or later and before the end at "
                    + durationMs + " ms, got " + statisticsFromMs);
        }
        if (!(probeIntervalMs > 0) || !(maxRateHz > 0)) {
            throw new IllegalArgumentException("the interval of potentials and the highest rate must be above 0, got "
                    + probeIntervalMs + " ms and " + maxRateHz + " Hz");
        }
        if (probes.stream().map(Probe::fileName).distinct().count() < probes.size()) {
            throw new IllegalArgumentException(
                    "name each population whose potentials are recorded once, with all neurons");
        }
        if (!"csv".equals(spikeFormat) && !"npz".equals(spikeFormat)) {
            throw new IllegalArgumentException("spikes are written as csv or npz, got " + spikeFormat);
        }
    }
}
