package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.ranvier.core.engine.Circuit.at;
import static dev.ranvier.core.engine.Circuit.potential;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Exponential currents on a grid against closed forms: at the points of the grid they are exact. */
class CurrentTicksTest {

    private static CurrentLif neuron(double tauMembraneMs, double tauSynapseMs, double threshold, double drive) {
        return new CurrentLif(
                tauMembraneMs,
                List.of(tauSynapseMs),
                0,
                Values.uniform(threshold),
                new ResetRule.ToValue(0),
                Values.uniform(0),
                Values.uniform(drive),
                2);
    }

    private static TickEngine engine(CurrentLif model, double stepMs, Precision precision) {
        CompiledNetwork network = new Circuit()
                .source("in", 1)
                .neurons("n", 1, model)
                .dense("in", "n", 0, 1)
                .compile(TimeBase.continuous());
        return new TickEngine(network, stepMs, precision);
    }

    /**
     * A postsynaptic potential from rest, weight 1: {@code tauS / (tauS - tauM) (exp(-t / tauS) - exp(-t / tauM))}, or {@code t /
     * tau exp(-t / tau)}; at 9,999999999 ms beside 10 ms the naive difference would lose half the digits.
     */
    @Test
    void aPotentialFollowsItsClosedForm() {
        double[][] taus = {{10, 0.5}, {20, 5}, {5, 20}, {10, 10}, {10, 9.999999999}};
        for (double[] tau : taus) {
            for (double stepMs : new double[] {0.1, 0.25, 1}) {
                TickEngine engine = engine(neuron(tau[0], tau[1], 100, 0), stepMs, Precision.DOUBLE);
                engine.stimulate(Stimulus.of("in", at(2)));
                for (int ms = 3; ms < 60; ms += 7) {
                    engine.advance(ms + stepMs / 2, new StopRule.Never());
                    double t = ms - 2;
                    double expected = Math.abs(tau[0] - tau[1]) < 1e-6
                            ? t / tau[0] * Math.exp(-t / tau[0])
                            : tau[1] / (tau[1] - tau[0]) * (Math.exp(-t / tau[1]) - Math.exp(-t / tau[0]));
                    assertEquals(expected, potential(engine, 1), 2e-9 * expected, tau[0] + ", " + tau[1] + " at " + ms);
                }
            }
        }
    }

    /** tauM 10, drive 1000 pA on 250 pF: V(5) and the first crossing of 15 mV, for all steps (NEST's accuracy tests). */
    @Test
    void aDrivenNeuronIsExactForEveryStep() {
        for (int power = 0; power <= 10; power++) {
            double stepMs = Math.pow(2, -power);
            TickEngine engine = engine(neuron(10, 0.5, 1000, 40), stepMs, Precision.DOUBLE);
            engine.advance(5 + stepMs / 2, new StopRule.Never());
            assertEquals(15.738773611494663, potential(engine, 1), 1e-11, "step " + stepMs);
        }
    }

    /** The interval is the time of charging, rounded up to the grid, and the refractory period. */
    @Test
    void intervalsOfADrivenNeuron() {
        double[][] currents = {{500, 13.862944}, {1000, 4.700036}, {2000, 2.076394}}; // pA, ms to 15 mV
        for (Precision precision : Precision.values()) {
            for (double[] current : currents) {
                TickEngine engine = engine(neuron(10, 0.5, 15, current[0] * 0.04), 0.1, precision);
                List<Double> times = new ArrayList<>();
                engine.recordTo((population, n, timeMs) -> times.add(timeMs));
                engine.advance(200, new StopRule.Never());
                double interval = Math.ceil(current[1] / 0.1) * 0.1 + 2;
                double[] expected = new double[times.size()];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = interval * (i + 1) - 2;
                }
                assertArrayEquals(
                        expected,
                        times.stream().mapToDouble(Double::doubleValue).toArray(),
                        1e-6,
                        current[0] + " pA");
            }
        }
    }

    /** 87.8 pA make a peak of 0.15 mV after 1.5767 ms (Potjans and Diesmann 2014). */
    @Test
    void theMicrocircuitsSynapse() {
        TickEngine engine = engine(neuron(10, 0.5, 100, 0), 0.0001, Precision.DOUBLE);
        engine.stimulate(Stimulus.of("in", at(0)));
        engine.advance(1.576701197, new StopRule.Never());
        assertEquals(0.15, potential(engine, 1) * 87.808493529 * 0.04, 1e-7);
    }
}
