package dev.ranvier.core.recording;

import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.spike.PotentialRecorder;

/** Takes the potentials of some neurons of one population at the multiples of an interval. */
final class PotentialProbe {

    private final Engine engine;
    private final int population;
    private final int[] neurons;
    private final double intervalMs;
    private final PotentialRecorder recorder;
    private final double[] all; // [neuron]
    private final double[] chosen; // [place in neurons]
    private long next; // number of the next sample, from time 0

    PotentialProbe(Engine engine, int population, int[] neurons, double intervalMs, PotentialRecorder recorder) {
        if (!(intervalMs > 0) || Double.isInfinite(intervalMs)) {
            throw new IllegalArgumentException(
                    "potentials are recorded at a positive interval, got " + intervalMs + " ms");
        }
        var populations = engine.network().network().populations();
        if (population < 0 || population >= populations.size()) {
            throw new IllegalArgumentException(
                    "there are " + populations.size() + " populations, none of number " + population);
        }
        Population recorded = populations.get(population);
        for (int neuron : neurons) {
            if (neuron < 0 || neuron >= recorded.size()) {
                throw new IllegalArgumentException("population " + recorded.name() + " has neurons 0 to "
                        + (recorded.size() - 1) + ", got " + neuron);
            }
        }
        this.engine = engine;
        this.population = population;
        this.neurons = neurons.clone();
        this.intervalMs = intervalMs;
        this.recorder = recorder;
        all = new double[recorded.size()];
        chosen = new double[neurons.length];
        next = (long) Math.ceil(engine.timeMs() / intervalMs);
    }

    double nextMs() {
        return next * intervalMs;
    }

    void sampleIfDue() {
        if (engine.timeMs() < nextMs()) {
            return;
        }
        engine.potentials(population, all);
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all[neurons[i]];
        }
        recorder.sample(nextMs(), chosen);
        next++;
    }
}
