package dev.ranvier.core.recording;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.WeightLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Weights under pair STDP, sampled every 5 ms: arrivals at 10, 30 and 60, postsynaptic spikes at 20 and 35 ms. */
class WeightRecordingTest {

    private static final Plasticity STDP = new Plasticity.PairStdp(20, 20, 0.01, 0.012, false, false, 0, 1);

    /** {@code [sample]}: by hand from the sums over pairs, e.g. 0.5 + 0.01 exp(-1/2) after 20 ms. */
    private static final double[] WEIGHTS = {
        0.5,
        0.5,
        0.5,
        0.5,
        0.5, // 0, 5, 10, 15, 20: before what happens then
        0.506065306597,
        0.506065306597, // 25, 30
        0.498786938681, // 35
        0.509439994480,
        0.509439994480,
        0.509439994480,
        0.509439994480,
        0.509439994480, // 40 to 60
        0.504377913519,
        0.504377913519 // 65, 70
    };

    @Test
    void bothEnginesShowTheSameWeights() {
        check(new EventEngine(CompiledNetwork.of(network(TimeBase.continuous()))));
        check(new TickEngine(CompiledNetwork.of(network(TimeBase.clocked(0.5)))));
    }

    @Test
    void refusesWhatIsNotPlasticOrDoesNotFit() {
        Engine engine = new EventEngine(CompiledNetwork.of(network(TimeBase.continuous())));
        RecordedRun run = new RecordedRun(engine, RunListener.NONE);
        assertThrows(IllegalArgumentException.class, () -> run.recordWeights(1, 5, new WeightLog(1)));
        assertThrows(IllegalArgumentException.class, () -> run.recordWeights(0, 5, new WeightLog(2)));
        assertThrows(IllegalArgumentException.class, () -> run.recordWeights(0, -5, new WeightLog(1)));
    }

    private static void check(Engine engine) {
        engine.stimulate(new Stimulus(Map.of(
                "pre", new SpikeBatch(new int[3], new double[] {10, 30, 60}),
                "force", new SpikeBatch(new int[2], new double[] {20, 35}))));
        WeightLog log = new WeightLog(1);
        RecordedRun run = new RecordedRun(engine, RunListener.NONE);
        run.recordWeights(0, 5, log);
        run.advance(70, new StopRule.Never());
        float[] trace = log.trace(0);
        double[] weights = new double[trace.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = trace[i];
        }
        assertArrayEquals(WEIGHTS, weights, 1e-6);
        assertEquals(4, log.changes());
        assertEquals(70, log.timeMs(14));
    }

    private static Network network(TimeBase timeBase) {
        Connectivity one = new Connectivity.Sparse(1, new int[] {0, 1}, new int[] {0}, new float[] {0.5f});
        return new Network(
                "pair",
                timeBase,
                List.of(
                        new Population("pre", 1, new SpikeSource()),
                        new Population("force", 1, new SpikeSource()),
                        new Population("cell", 1, IntegrateAndFire.withThreshold(5))),
                List.of(
                        new Projection("pre", "cell", one, new Delays.Fixed(0), 0, STDP),
                        new Projection("force", "cell", new Connectivity.OneToOne(1, 5), 0)));
    }
}
