package dev.ranvier.core.coding;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.core.spike.SpikeRecorder;
import java.util.Arrays;

/** Keeps the output spikes of one sample, and the most spikes that one neuron ever fired in a sample. */
final class SpikeTally implements SpikeRecorder {

    private final int output;
    private final SpikeLog log;
    private final int[][] counts; // [population][neuron], spikes in this sample; null for sources
    private int most;

    SpikeTally(CompiledNetwork network, int output) {
        this.output = output;
        log = new SpikeLog(network.populations(), output);
        counts = new int[network.populations()][];
        for (int population = 0; population < counts.length; population++) {
            if (!(network.population(population).model() instanceof SpikeSource)) {
                counts[population] = new int[network.population(population).size()];
            }
        }
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        log.spike(population, neuron, timeMs);
        if (counts[population] != null) {
            most = Math.max(most, ++counts[population][neuron]);
        }
    }

    @Override
    public void spikes(int population, int[] neurons, int from, int to, double timeMs) {
        if (population == output) {
            SpikeRecorder.super.spikes(population, neurons, from, to, timeMs);
        } else if (counts[population] != null) {
            int[] own = counts[population];
            for (int spike = from; spike < to; spike++) {
                most = Math.max(most, ++own[neurons[spike]]);
            }
        }
    }

    void nextSample() {
        log.clear();
        for (int[] population : counts) {
            if (population != null) {
                Arrays.fill(population, 0);
            }
        }
    }

    SpikeBatch output() {
        return log.spikes(output);
    }

    /** Over all samples so far. */
    int most() {
        return most;
    }
}
