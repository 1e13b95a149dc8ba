package dev.ranvier.core.engine;

import java.util.Arrays;
import java.util.List;

/**
 * What a run did, in exact counts: the currency between simulation and price. Profiles of several samples add up.
 *
 * @param populations names, in the order of the network
 * @param spikes {@code [population]}, spikes emitted, those of sources included
 * @param updates {@code [population]}, neuron updates, 0 for sources. Clocked network and tick engine: neurons times steps.
 *     Continuous time: each instant in which a neuron's state is brought up to date by arrivals or by a crossing, lost
 *     arrivals in a refractory period included; constant-slope neurons: once at the start of the window and at a later
 *     spike
 * @param projections {@code source -> target} labels, in the order of the network, and after them the drives
 * @param synapticEvents {@code [projection]}, deliveries: each spike that arrived counts once for every stored synapse of
 *     its row, zero weights included; that of a graded spike counts once too, but needs a multiplication besides the
 *     addition
 * @param durationMs simulated time (the time that the engine has reached), summed over samples
 * @param samples number of runs in the sum
 */
public record ActivityProfile(
        List<String> populations,
        long[] spikes,
        long[] updates,
        List<String> projections,
        long[] synapticEvents,
        double durationMs,
        long samples) {

    /** @throws IllegalArgumentException if the arrays do not match the names */
    public ActivityProfile {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        if (spikes.length != populations.size()
                || updates.length != populations.size()
                || synapticEvents.length != projections.size()) {
            throw new IllegalArgumentException("a profile needs one count a population and one a projection");
        }
    }

    /**
     * The sum of two profiles of the same network.
     *
     * @throws IllegalArgumentException if they are of different networks
     */
    public ActivityProfile plus(ActivityProfile other) {
        if (!populations.equals(other.populations) || !projections.equals(other.projections)) {
            throw new IllegalArgumentException(
                    "profiles of different networks do not add up: " + populations + " and " + other.populations);
        }
        return new ActivityProfile(
                populations,
                sum(spikes, other.spikes),
                sum(updates, other.updates),
                projections,
                sum(synapticEvents, other.synapticEvents),
                durationMs + other.durationMs,
                samples + other.samples);
    }

    /** Spikes of all populations. */
    public long totalSpikes() {
        return Arrays.stream(spikes).sum();
    }

    /** Synaptic events of all projections. */
    public long totalSynapticEvents() {
        return Arrays.stream(synapticEvents).sum();
    }

    /** Neuron updates of all populations. */
    public long totalUpdates() {
        return Arrays.stream(updates).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActivityProfile that
                && populations.equals(that.populations)
                && Arrays.equals(spikes, that.spikes)
                && Arrays.equals(updates, that.updates)
                && projections.equals(that.projections)
                && Arrays.equals(synapticEvents, that.synapticEvents)
                && durationMs == that.durationMs
                && samples == that.samples;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spikes) + 31 * Arrays.hashCode(synapticEvents) + Double.hashCode(durationMs);
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
