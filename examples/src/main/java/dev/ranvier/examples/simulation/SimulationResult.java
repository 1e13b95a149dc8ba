package dev.ranvier.examples.simulation;

import java.util.List;

/**
 * What a run did, as it stands in {@code statistics.json}.
 *
 * @param network its name
 * @param engine event or tick
 * @param stepMs step of a clocked network or of the grid; null in continuous time
 * @param durationMs what was asked for
 * @param simulatedMs what was reached
 * @param partial true if that is less because the run broke off
 * @param brokenOff why; null if it did not
 * @param spikeFile name of the file of spikes, as it is if one was written
 * @param neurons of the network, sources included
 * @param synapses of the network
 * @param spikes of the whole run, sources included
 * @param synapticEvents of the whole run
 * @param statisticsFromMs begin of the window that the populations' numbers are of
 * @param statisticsUntilMs its end; before the end of the run if there were too many spikes to keep in memory
 * @param populations in the order of the network
 * @param provenance what computed it
 * @param timing differs from run to run
 */
public record SimulationResult(
        String network,
        String engine,
        Double stepMs,
        double durationMs,
        double simulatedMs,
        boolean partial,
        String brokenOff,
        String spikeFile,
        long neurons,
        long synapses,
        long spikes,
        long synapticEvents,
        double statisticsFromMs,
        double statisticsUntilMs,
        List<PopulationResult> populations,
        Origin provenance,
        Timing timing) {

    /**
     * What computed a result.
     *
     * @param ranvierVersion version of this program
     * @param javaVersion version of the Java machine
     * @param os operating system and architecture
     * @param precision of the tick engine's state; double for the event engine
     * @param kernels the tick engine's inner loops
     * @param threads that shared the run
     */
    public record Origin(
            String ranvierVersion, String javaVersion, String os, String precision, String kernels, int threads) {}

    /**
     * How long it took.
     *
     * @param buildSeconds wall time until the first step
     * @param wallSeconds wall time of the run, recording included
     * @param wallOverSimulated wall time over network time; null if nothing was simulated
     */
    public record Timing(double buildSeconds, double wallSeconds, Double wallOverSimulated) {}
}
