package dev.ranvier.core.engine;

import dev.ranvier.core.network.SourceSpikes;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The spikes that a source population makes itself: for each neuron the instant of the next one. Every engine has its own;
 * all draw the same spikes.
 */
public final class GeneratedSpikes {

    private static final double MS_PER_SECOND = 1000;

    private final SourceSpikes kind;
    private final Timeline timeline;
    private final long[] keys; // [neuron], of a Poisson process
    private final double[] timeMs; // [neuron], of the next spike, before it is moved to a step
    private final double[] instant; // [neuron], of the next spike
    private final long[] number; // [neuron], of the next spike

    /**
     * The spikes of a population from time 0.
     *
     * @param size number of neurons
     */
    public GeneratedSpikes(SourceSpikes kind, int size, Timeline timeline) {
        this.kind = kind;
        this.timeline = timeline;
        keys = new long[size];
        timeMs = new double[size];
        instant = new double[size];
        number = new long[size];
        if (kind instanceof SourceSpikes.Poisson poisson) {
            Arrays.setAll(keys, neuron -> CounterRandom.key(poisson.seed(), neuron));
        }
        reset();
    }

    /** Back to time 0. */
    public void reset() {
        for (int neuron = 0; neuron < instant.length; neuron++) {
            number[neuron] = 0;
            timeMs[neuron] = 0;
            draw(neuron);
            instant[neuron] = timeline.instant(timeMs[neuron]);
        }
    }

    /** {@code [neuron]}, instants of the next spikes; infinite if there is none. Not to be modified. */
    public double[] next() {
        return instant;
    }

    /** Goes on to the first spike of a neuron in a later instant. */
    public void take(int neuron) {
        double taken = instant[neuron];
        do {
            number[neuron]++;
            draw(neuron);
            instant[neuron] = timeline.instant(timeMs[neuron]);
        } while (instant[neuron] <= taken);
    }

    /** Carries the state. */
    public void transfer(StateTransfer state) throws IOException {
        state.all(timeMs);
        state.all(instant);
        state.all(number);
    }

    private void draw(int neuron) {
        if (kind instanceof SourceSpikes.Regular regular) {
            timeMs[neuron] = regular.firstMs().at(neuron)
                    + number[neuron] * regular.intervalMs().at(neuron);
        } else if (kind instanceof SourceSpikes.Poisson poisson) {
            double rateHz = poisson.rateHz().at(neuron);
            timeMs[neuron] += rateHz == 0
                    ? Double.POSITIVE_INFINITY
                    : MS_PER_SECOND / rateHz * CounterRandom.exponential(keys[neuron], number[neuron]);
        } else {
            timeMs[neuron] = Double.POSITIVE_INFINITY; // the spikes are given
        }
    }
}
