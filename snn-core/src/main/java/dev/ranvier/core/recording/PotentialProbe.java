package dev.ranvier.core.recording;

import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.spike.PotentialRecorder;

/** Takes the potentials of some neurons of one population. */
final class PotentialProbe extends TimedProbe {

    private final int population;
    private final int[] neurons;
    private final PotentialRecorder recorder;
    private final double[] all; // [neuron]
    private final double[] chosen; // [place in neurons]

    PotentialProbe(Engine engine, int population, int[] neurons, double intervalMs, PotentialRecorder recorder) {
        super(engine, intervalMs);
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
        this.population = population;
        this.neurons = neurons.clone();
        this.recorder = recorder;
        all = new double[recorded.size()];
        chosen = new double[neurons.length];
    }

    @Override
    void sample(Engine from, double timeMs) {
        from.potentials(population, all);
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all[neurons[i]];
        }
        recorder.sample(timeMs, chosen);
    }
}
