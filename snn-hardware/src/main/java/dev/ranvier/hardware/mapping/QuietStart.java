package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import java.util.List;
import java.util.Map;

/**
 * A population that runs later on the chip than in the network lives some ticks before its first one. This finds
 * initial potentials with which it is silent in those ticks and stands, when its first tick begins, where the network
 * has it. The potential itself and the potential less the leaks of those ticks are tried for each neuron.
 */
final class QuietStart {

    private final Network network;
    private final int population;
    private final int ticks;

    QuietStart(Network network, int population, int ticks) {
        this.network = network;
        this.population = population;
        this.ticks = ticks;
    }

    /** {@code [neuron]}, or null if a neuron fires or wanders off whichever way it starts. */
    double[] find() {
        IntegerNeuron model =
                (IntegerNeuron) network.populations().get(population).model();
        if (!model.noise().equals(IntegerNoise.NONE)) {
            return null; // its random numbers are those of the tick, which would be another
        }
        int size = network.populations().get(population).size();
        double[] wanted = model.initialPotential().expand(size);
        double[] found = new double[size];
        boolean[] known = new boolean[size];
        for (int leaks : new int[] {0, ticks, -ticks}) {
            double[] start = wanted.clone();
            for (int neuron = 0; neuron < size; neuron++) {
                double early = wanted[neuron] - leaks * model.leak().at(neuron);
                start[neuron] =
                        Math.max(-IntegerNeuron.MAX_POTENTIAL - 1.0, Math.min(IntegerNeuron.MAX_POTENTIAL, early));
            }
            boolean[] good = arrives(model, start, wanted);
            for (int neuron = 0; neuron < size; neuron++) {
                if (good[neuron] && !known[neuron]) {
                    known[neuron] = true;
                    found[neuron] = start[neuron];
                }
            }
        }
        for (boolean neuron : known) {
            if (!neuron) {
                return null;
            }
        }
        return found;
    }

    /** The same neurons with other initial potentials. */
    static IntegerNeuron startingAt(IntegerNeuron model, double[] initial) {
        return new IntegerNeuron(
                model.leak(),
                model.leakReversal(),
                model.threshold(),
                model.negativeThreshold(),
                model.reset(),
                model.resetPotential(),
                model.saturating(),
                Values.of(initial),
                model.noise(),
                model.options());
    }

    /** {@code [neuron]}, true if it is silent from its start on and ends where it should. */
    private boolean[] arrives(IntegerNeuron model, double[] start, double[] wanted) {
        IntegerNeuron early = startingAt(model, start);
        Network alone = new Network(
                "start", network.timeBase(), List.of(new Population("early", start.length, early)), List.of());
        TickEngine engine = new TickEngine(CompiledNetwork.of(alone));
        SpikeLog log = new SpikeLog(1);
        engine.recordTo(log);
        engine.run(new Stimulus(Map.of()), ticks * network.timeBase().stepMs());
        double[] potentials = new double[start.length];
        engine.potentials(0, potentials);
        boolean[] arrives = new boolean[start.length];
        for (int neuron = 0; neuron < start.length; neuron++) {
            arrives[neuron] = potentials[neuron] == wanted[neuron];
        }
        SpikeBatch spikes = log.spikes(0);
        for (int i = 0; i < spikes.size(); i++) {
            arrives[spikes.neurons()[i]] = false;
        }
        return arrives;
    }
}
