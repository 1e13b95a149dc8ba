package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Delays drawn for each synapse, in continuous time and beside a grid. */
class DrawnDelaysTest {

    private static final Delays.Normal DELAYS = new Delays.Normal(5, 2, 0.5, 42);

    /** Two sources that reach each of 50 neurons; every arrival makes its target fire. */
    private static Network network() {
        float[] weights = new float[100];
        Arrays.fill(weights, 1);
        return new Network(
                "drawn",
                TimeBase.continuous(),
                List.of(new Population("in", 2, new SpikeSource()), new Population("n", 50, Circuit.plain(1))),
                List.of(new Projection("in", "n", new Connectivity.Dense(2, 50, weights), DELAYS, 0)));
    }

    private static double[] drawn(int source) {
        RandomStream stream = new RandomStream(CounterRandom.key(42, source));
        double[] delays = new double[50];
        for (int target = 0; target < 50; target++) {
            do {
                delays[target] = 5 + 2 * stream.nextGaussian();
            } while (delays[target] < 0.5);
        }
        return delays;
    }

    @Test
    void everySynapseDeliversAfterItsOwnDelay() {
        Engine engine = new EventEngine(CompiledNetwork.of(network()));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {0, 1, 0}, new double[] {1, 2.5, 30})), 60);
        double[][] delays = {drawn(0), drawn(1)};
        for (int target = 0; target < 50; target++) {
            int neuron = target;
            double[] expected = {1 + delays[0][target], 2.5 + delays[1][target], 30 + delays[0][target]};
            Arrays.sort(expected);
            double[] given = spikes.stream()
                    .filter(spike -> spike.population() == 1 && spike.neuron() == neuron)
                    .mapToDouble(Circuit.Spike::timeMs)
                    .toArray();
            assertArrayEquals(expected, given, "neuron " + target);
        }
        assertEquals(150, engine.activity().totalSynapticEvents());
        double[] potentials = new double[50];
        engine.potentials(1, potentials);
        assertArrayEquals(new double[50], potentials);
    }

    @Test
    void aFinerGridComesNearer() {
        Stimulus stimulus = Stimulus.of("in", Circuit.at(1)); // a step can hold one spike of a neuron, not two
        Engine exact = new EventEngine(CompiledNetwork.of(network()));
        List<Circuit.Spike> expected = Circuit.record(exact);
        exact.run(stimulus, 60);
        for (double stepMs : new double[] {0.1, 0.05}) {
            Engine grid = new TickEngine(CompiledNetwork.onGrid(network(), stepMs, 1));
            List<Circuit.Spike> given = Circuit.record(grid);
            grid.run(stimulus, 60);
            double[] exactTimes = Circuit.times(expected, 1);
            assertArrayEquals(exactTimes, Circuit.times(given, 1), 0.5 * stepMs + 1e-9);
        }
    }

    /** Spikes of one instant over synapses of one delay meet, and are summed before the test. */
    @Test
    void equalDelaysMeet() {
        Delays same = new Delays.Normal(3, 0, 1, 7);
        Network network = new Network(
                "meeting",
                TimeBase.continuous(),
                List.of(new Population("in", 3, new SpikeSource()), new Population("n", 1, Circuit.plain(1))),
                List.of(new Projection(
                        "in", "n", new Connectivity.Dense(3, 1, new float[] {0.75f, 0.75f, -0.75f}), same, 0)));
        Engine engine = new EventEngine(CompiledNetwork.of(network));
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {0, 1, 2}, new double[] {1, 1, 1})), 5);
        assertEquals(0, engine.activity().spikes()[1]);
        assertEquals(0.75, Circuit.potential(engine, 1));
    }

    @Test
    void eachEngineSaysHowTheNetworkHasToBeCompiled() {
        CompiledNetwork exact = CompiledNetwork.of(network());
        CompiledNetwork grid = CompiledNetwork.onGrid(network(), 0.1, 1);
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(exact, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new EventEngine(grid));
    }
}
