package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConductanceTicksTest {

    private static Network network(double threshold) {
        ConductanceLif model = new ConductanceLif(
                20,
                List.of(
                        new ConductanceLif.Receptor(5, 0, Values.uniform(1)),
                        new ConductanceLif.Receptor(10, -80, Values.uniform(0.5))),
                -60,
                Values.uniform(threshold),
                -61,
                Values.uniform(-58),
                3);
        return new Network(
                "one",
                TimeBase.continuous(),
                List.of(
                        new Population("excitation", 1, new SpikeSource()),
                        new Population("inhibition", 1, new SpikeSource()),
                        new Population("n", 1, model)),
                List.of(
                        new Projection("excitation", "n", new Connectivity.OneToOne(1, 2), new Delays.Fixed(0), 0),
                        new Projection("inhibition", "n", new Connectivity.OneToOne(1, 3), new Delays.Fixed(0), 1)));
    }

    private static TickEngine run(double threshold, double stepMs, double untilMs) {
        TickEngine engine = new TickEngine(CompiledNetwork.of(network(threshold)), stepMs);
        engine.stimulate(new Stimulus(Map.of(
                "excitation", new SpikeBatch(new int[] {0, 0}, new double[] {4, 24}),
                "inhibition", new SpikeBatch(new int[] {0}, new double[] {12}))));
        engine.advance(untilMs, new StopRule.Never());
        return engine;
    }

    private static double potentialAt30(double stepMs) {
        return Circuit.potential(run(0, stepMs, 30 + stepMs / 2), 2);
    }

    /** Halving the step divides the error by four. The finest step stands for the truth; it is 64 times finer. */
    @Test
    void convergesWithSecondOrder() {
        double truth = potentialAt30(1.0 / 512);
        double previous = Math.abs(potentialAt30(0.5) - truth);
        assertTrue(previous > 1e-4, "the error at the coarsest step must be seen, it is " + previous);
        for (double stepMs = 0.25; stepMs > 0.05; stepMs /= 2) {
            double error = Math.abs(potentialAt30(stepMs) - truth);
            assertEquals(4, previous / error, 0.5, "step " + stepMs);
            previous = error;
        }
    }

    /** With constant conductances the potential goes to the mean of the reversal potentials that they weigh. */
    @Test
    void aConstantConductanceDrawsToItsMean() {
        ConductanceLif model = new ConductanceLif(
                20,
                List.of(new ConductanceLif.Receptor(1e12, 0, Values.uniform(2))),
                -60,
                Values.uniform(10),
                -60,
                Values.uniform(-60),
                0);
        Network network = new Network("one", TimeBase.continuous(), List.of(new Population("n", 1, model)), List.of());
        TickEngine engine = new TickEngine(CompiledNetwork.of(network), 0.01);
        engine.advance(10.005, new StopRule.Never());
        // tau V' = -60 - V + 2 (0 - V): goal -20, time constant 20 / 3
        assertEquals(-20 - 40 * Math.exp(-10 * 3 / 20.0), Circuit.potential(engine, 0), 1e-5);
        engine.advance(500, new StopRule.Never());
        assertEquals(-20, Circuit.potential(engine, 0), 1e-7);
    }

    @Test
    void firesAndIsHeld() {
        TickEngine engine = new TickEngine(CompiledNetwork.of(network(-50)), 0.1);
        List<Double> times = new ArrayList<>();
        engine.recordTo((population, neuron, timeMs) -> {
            if (population == 2) {
                times.add(timeMs);
            }
        });
        engine.stimulate(Stimulus.of("excitation", new SpikeBatch(new int[] {0, 0, 0}, new double[] {4, 4.1, 4.2})));
        engine.advance(20, new StopRule.Never());
        assertTrue(times.size() >= 2, "spikes at " + times);
        engine.reset();
        engine.stimulate(Stimulus.of("excitation", new SpikeBatch(new int[] {0, 0, 0}, new double[] {4, 4.1, 4.2})));
        engine.advance(times.get(0) + 2.95, new StopRule.Never());
        assertEquals(-61, Circuit.potential(engine, 2));
        engine.advance(times.get(0) + 3.25, new StopRule.Never());
        assertTrue(Circuit.potential(engine, 2) > -61);
    }
}
