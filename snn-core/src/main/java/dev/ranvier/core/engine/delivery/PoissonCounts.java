package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.DiscreteDraw;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * The Poisson arrivals of a drive in steps: the number at a neuron in a step is Poisson distributed and comes from a counter
 * that neuron and step make up, whoever asks.
 */
public final class PoissonCounts {

    private final int index; // after the projections of the network
    private final int receptor;
    private final float weight;
    private final long key;
    private final long stride; // counters of a step: the size of the population
    private final DiscreteDraw counts;
    private long arrivals;

    /**
     * The arrivals of a drive.
     *
     * @param index of the drive, counted after the projections of the network
     * @param size of the population
     */
    public PoissonCounts(int index, PoissonDrive description, int size, double stepMs) {
        this.index = index;
        receptor = description.receptor();
        weight = description.weight();
        key = CounterRandom.key(description.seed(), 0);
        stride = size;
        counts = DiscreteDraw.poisson(description.rateHz() * stepMs / 1000);
    }

    /** Index of the drive. */
    public int index() {
        return index;
    }

    /** The receptor that takes the arrivals. */
    public int receptor() {
        return receptor;
    }

    /** Arrivals since the last reset. */
    public long arrivals() {
        return arrivals;
    }

    /** Back to no arrivals. */
    public void reset() {
        arrivals = 0;
    }

    /** Carries the state. */
    public void transfer(StateTransfer state) throws IOException {
        arrivals = state.whole(arrivals);
    }

    /** Adds the arrivals of a step; neuron n's sum stands at {@code at + n}. The sums are modified. */
    public void add(int step, int first, int end, float[] sums, int at) {
        long counter = step * stride;
        long total = 0;
        for (int neuron = first; neuron < end; neuron++) {
            int count = counts.draw(key, counter + neuron);
            sums[at + neuron] += count * weight;
            total += count;
        }
        arrivals += total;
    }

    /** The same in double precision. The sums are modified. */
    public void add(int step, int first, int end, double[] sums, int at) {
        long counter = step * stride;
        long total = 0;
        for (int neuron = first; neuron < end; neuron++) {
            int count = counts.draw(key, counter + neuron);
            sums[at + neuron] += count * (double) weight;
            total += count;
        }
        arrivals += total;
    }

    /** Adds the arrivals of a step at all neurons and marks those that have some. The sums are modified. */
    public void addAndMark(int step, double[] sums, TouchedNeurons touched) {
        long counter = step * stride;
        for (int neuron = 0; neuron < stride; neuron++) {
            int count = counts.draw(key, counter + neuron);
            if (count > 0) {
                sums[neuron] += count * (double) weight;
                touched.add(neuron);
                arrivals += count;
            }
        }
    }
}
