package dev.ranvier.hardware.chip;

/**
 * What a chip did, in exact counts. Activities of several runs of one program add up.
 *
 * @param cores cores in use
 * @param ticks ticks simulated, summed over runs
 * @param neuronUpdates neurons that exist, once a tick each, whether or not anything happened to them
 * @param spikes spikes of neurons, those that go nowhere included
 * @param outputSpikes spikes sent to the output port (before two on one line merge)
 * @param axonDeliveries spikes sent from neurons to axons (before two at one axon and tick merge)
 * @param externalDeliveries input spikes brought in from outside, one for each axon they were brought to
 * @param synapticEvents active axon and crossbar bit, zero weights included
 * @param hops mesh links passed, |dx| + |dy| over all spikes with a target, those to the output port included
 * @param rowReads rows of core memory read: a core reads the row of each of its neuron circuits once a tick, used or not
 * @param chipCrossings edges between chips passed by spikes to axons
 */
public record ChipActivity(
        int cores,
        long ticks,
        long neuronUpdates,
        long spikes,
        long outputSpikes,
        long axonDeliveries,
        long externalDeliveries,
        long synapticEvents,
        long hops,
        long rowReads,
        long chipCrossings) {

    /** A chip with that many cores in use that has not run yet. */
    public static ChipActivity none(int cores) {
        return new ChipActivity(cores, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * The sum of two activities.
     *
     * @throws IllegalArgumentException if they are of programs with different numbers of cores
     */
    public ChipActivity plus(ChipActivity other) {
        if (cores != other.cores) {
            throw new IllegalArgumentException(
                    "activities of different programs do not add up: " + cores + " and " + other.cores + " cores");
        }
        return new ChipActivity(
                cores,
                ticks + other.ticks,
                neuronUpdates + other.neuronUpdates,
                spikes + other.spikes,
                outputSpikes + other.outputSpikes,
                axonDeliveries + other.axonDeliveries,
                externalDeliveries + other.externalDeliveries,
                synapticEvents + other.synapticEvents,
                hops + other.hops,
                rowReads + other.rowReads,
                chipCrossings + other.chipCrossings);
    }
}
