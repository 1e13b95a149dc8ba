package dev.ranvier.core.engine;

import dev.ranvier.core.spike.SpikeRecorder;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Counts what a run does, passes its spikes on, and knows when a stop rule has come true. Every engine owns one. */
public final class RunLedger {

    private final CompiledNetwork network;
    private final long[] spikes; // [population]
    private final long[] updates; // [population]
    private final long[] synapticEvents; // [projection]
    private SpikeRecorder recorder;
    private int watched; // population of the stop rule, or -1
    private long enough; // its spikes that stop the run
    private StopRule.Condition condition; // null if there is none

    /** An empty ledger. */
    public RunLedger(CompiledNetwork network) {
        this.network = network;
        spikes = new long[network.populations()];
        updates = new long[network.populations()];
        synapticEvents = new long[network.projectionLabels().size()];
        watched = -1;
    }

    /** Empties all counts; the recorder stays. */
    public void clear() {
        Arrays.fill(spikes, 0);
        Arrays.fill(updates, 0);
        Arrays.fill(synapticEvents, 0);
    }

    /** Sends every further spike to a recorder, or to none if null. */
    public void recordTo(SpikeRecorder newRecorder) {
        recorder = newRecorder;
    }

    /**
     * Watches for a stop rule from now on.
     *
     * @throws IllegalArgumentException if it names an unknown population
     */
    public void watch(StopRule rule) {
        condition = rule instanceof StopRule.When when ? when.condition() : null;
        if (rule instanceof StopRule.AfterSpikes after) {
            watched = network.network().indexOf(after.population());
            enough = after.spikes();
        } else {
            watched = -1;
        }
    }

    /**
     * True if the stop rule has come true.
     *
     * @param timeMs the instant that has been finished
     */
    public boolean stopped(double timeMs) {
        return watched >= 0 && spikes[watched] >= enough || condition != null && condition.holds(timeMs, spikes);
    }

    /** One spike. */
    public void spike(int population, int neuron, double timeMs) {
        spikes[population]++;
        if (recorder != null) {
            recorder.spike(population, neuron, timeMs);
        }
    }

    /** One graded spike. */
    public void spike(int population, int neuron, double timeMs, double strength) {
        spikes[population]++;
        if (recorder != null) {
            recorder.gradedSpike(population, neuron, timeMs, strength);
        }
    }

    /**
     * Spikes of one population in one instant.
     *
     * @param neurons {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     * @param strengths {@code [spike]}, used over the same range; null where spikes carry none. Not modified.
     */
    public void spikes(int population, int[] neurons, double[] strengths, int from, int to, double timeMs) {
        spikes[population] += to - from;
        if (recorder == null) {
            return;
        }
        if (strengths == null) {
            recorder.spikes(population, neurons, from, to, timeMs);
            return;
        }
        for (int spike = from; spike < to; spike++) {
            recorder.gradedSpike(population, neurons[spike], timeMs, strengths[spike]);
        }
    }

    /** Neurons of a population that were brought up to date. */
    public void updated(int population, long neurons) {
        updates[population] += neurons;
    }

    /** Synapses of a projection that carried a spike which arrived. */
    public void arrived(int projection, long synapses) {
        synapticEvents[projection] += synapses;
    }

    /** Carries the counts. */
    public void transfer(StateTransfer state) throws IOException {
        state.all(spikes);
        state.all(updates);
        state.all(synapticEvents);
    }

    /** All counts, copied. */
    public ActivityProfile profile(double durationMs) {
        return profile(durationMs, synapticEvents.clone());
    }

    /** All counts, copied, with synaptic events that were counted elsewhere ({@code [projection, then drive]}). */
    public ActivityProfile profile(double durationMs, long[] countedEvents) {
        return new ActivityProfile(
                network.populationNames(),
                spikes.clone(),
                updates.clone(),
                network.projectionLabels(),
                countedEvents,
                durationMs,
                1);
    }
}
