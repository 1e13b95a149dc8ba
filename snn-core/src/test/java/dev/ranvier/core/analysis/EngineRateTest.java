package dev.ranvier.core.analysis;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeLog;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Both engines under Poisson noise, against theory. */
class EngineRateTest {

    private static final int NEURONS = 100;
    private static final double SETTLED_MS = 200;
    private static final double DURATION_MS = 3_000;
    private static final double JUMP = 0.1; // of the potential by one arrival

    @Test
    void steppedLeakyNeuronsFireAsTheoryWithAShiftedThresholdSays() {
        // mu 20, sigma 5 by arrivals of +-0.1: tau J (e - i) = 20, tau J^2 (e + i) = 25
        Siegert theory = new Siegert(20, 2, 20, 10);
        Siegert stepped = new Siegert(20, 2, 20 + theory.stepShift(5, 0.1), 10);
        SpikeTrains trains = tick(leaky(20, 20, 10), 20, 5, 20, 1);
        double rate = Distributions.mean(Rates.perNeuronHz(trains));
        // 280 s at 26 Hz with CV 0.58: standard error 0.18 Hz; the diffusion limit is 1 % away
        assertEquals(stepped.rateHz(20, 5), rate, 0.03 * rate);
        assertEquals(theory.cv(20, 5), Distributions.mean(Intervals.cv(trains)), 0.03);
    }

    @Test
    void eventDrivenLeakyNeuronsFireAsTheoryWithTheirOvershootSays() {
        // larger and fewer arrivals, of +-0.5: they pass the threshold by 0 to 0.5; standard error 1.6 %
        Siegert theory = new Siegert(20, 2, 20, 10);
        Siegert overshot = new Siegert(20, 2, 20.5, 10);
        Network network = noisy(leaky(20, 20, 10), TimeBase.continuous(), 15, 5, 20, 5);
        double rate = Distributions.mean(Rates.perNeuronHz(run(new EventEngine(CompiledNetwork.of(network)))));
        assertTrue(
                rate < 1.06 * theory.rateHz(15, 5) && rate > 0.94 * overshot.rateHz(15, 5),
                () -> rate + " Hz, expected " + overshot.rateHz(15, 5) + " to " + theory.rateHz(15, 5));
    }

    @Test
    void exponentialCurrentsShiftBothBorders() {
        Siegert theory = new Siegert(10, 2, 15, 0);
        CurrentLif neuron = new CurrentLif(
                10,
                List.of(0.5),
                0,
                Values.uniform(15),
                new ResetRule.ToValue(0),
                Values.uniform(0),
                Values.uniform(0),
                2);
        // an arrival of w moves the potential by w tau_s / tau_m in the end
        SpikeTrains trains = tick(neuron, 15, 5, 10, 20);
        double rate = Distributions.mean(Rates.perNeuronHz(trains));
        assertEquals(theory.rateHz(15, 5, 0.5), rate, 0.03 * rate);
    }

    private static Lif leaky(double tauMs, double threshold, double reset) {
        return new Lif(
                tauMs,
                0,
                Values.uniform(threshold),
                new ResetRule.ToValue(reset),
                Values.uniform(0),
                Values.uniform(0),
                2);
    }

    /**
     * Independent neurons with as many arrivals of either sign as give mu and sigma.
     *
     * @param factor weight of an arrival over {@link #JUMP}
     */
    private static Network noisy(
            NeuronModel model, TimeBase timeBase, double mu, double sigma, double tauMs, double factor) {
        double jump = model instanceof CurrentLif ? JUMP : factor * JUMP; // what it does to the potential
        double difference = 1e3 * mu / (tauMs * jump);
        double sum = 1e3 * sigma * sigma / (tauMs * jump * jump);
        float weight = (float) (factor * JUMP);
        return new Network(
                "noise",
                timeBase,
                List.of(new Population("cells", NEURONS, model)),
                List.of(),
                List.of(
                        new PoissonDrive("cells", 0, (sum + difference) / 2, weight, 1),
                        new PoissonDrive("cells", 0, (sum - difference) / 2, -weight, 2)));
    }

    private static SpikeTrains tick(NeuronModel model, double mu, double sigma, double tauMs, double factor) {
        Network network = noisy(model, TimeBase.clocked(0.1), mu, sigma, tauMs, factor);
        return run(new TickEngine(CompiledNetwork.of(network)));
    }

    private static SpikeTrains run(Engine engine) {
        SpikeLog log = new SpikeLog(1);
        engine.recordTo(log);
        engine.advance(DURATION_MS, new StopRule.Never());
        return SpikeTrains.of(log.spikes(0), NEURONS, new Window(SETTLED_MS, DURATION_MS));
    }
}
