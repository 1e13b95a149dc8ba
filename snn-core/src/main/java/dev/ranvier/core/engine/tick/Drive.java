package dev.ranvier.core.engine.tick;

import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.DiscreteDraw;

/**
 * The Poisson arrivals of a drive at one part of a population: the number at a neuron in a step is Poisson distributed and
 * comes from a counter that neuron and step make up, whoever asks.
 */
final class Drive {

    private final int index; // after the projections of the network
    private final int receptor;
    private final float weight;
    private final long key;
    private final long stride; // counters of a step: the size of the population
    private final DiscreteDraw counts;
    private long arrivals;

    Drive(int index, PoissonDrive description, int size, double stepMs) {
        this.index = index;
        receptor = description.receptor();
        weight = description.weight();
        key = CounterRandom.key(description.seed(), 0);
        stride = size;
        counts = DiscreteDraw.poisson(description.rateHz() * stepMs / 1000);
    }

    int index() {
        return index;
    }

    int receptor() {
        return receptor;
    }

    /** Arrivals since the last reset. */
    long arrivals() {
        return arrivals;
    }

    void reset() {
        arrivals = 0;
    }

    /** Adds the arrivals of a step; neuron n's sum stands at {@code at + n}. The sums are modified. */
    void add(int step, int first, int end, float[] sums, int at) {
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
    void add(int step, int first, int end, double[] sums, int at) {
        long counter = step * stride;
        long total = 0;
        for (int neuron = first; neuron < end; neuron++) {
            int count = counts.draw(key, counter + neuron);
            sums[at + neuron] += count * (double) weight;
            total += count;
        }
        arrivals += total;
    }
}
