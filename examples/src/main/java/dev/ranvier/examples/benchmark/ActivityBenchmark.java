package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SourceSpikes;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The question: does ten times less activity cost at least five times less in the event-driven engine? A thousand Poisson
 * sources reach 4,000 counting neurons, each of which fires after 80 arrivals, and these reach 4,000 neurons with
 * exponential currents; so all rates fall about as those of the sources do. In processor time of one thread; the tick
 * engine (single precision, 0.1 ms) beside it.
 */
public final class ActivityBenchmark {

    private static final int SOURCES = 1_000;
    private static final int NEURONS = 4_000;
    private static final double[] RATES_HZ = {50, 5, 0.5};
    private static final double DURATION_MS = 1_000;
    private static final int REPEATS = 5;
    private static final int WARM_UP = 3;

    /**
     * What was measured at one rate.
     *
     * @param engine event or tick
     * @param sourceRateHz rate of a source
     * @param spikes of all populations in a second of network time
     * @param synapticEvents in that second
     * @param cpuSeconds processor time of that second, median of the repeats
     * @param timesCheaper the processor time at ten times the rate over this one; NaN at the highest rate
     */
    public record Result(
            String engine,
            double sourceRateHz,
            long spikes,
            long synapticEvents,
            double cpuSeconds,
            double timesCheaper) {}

    private ActivityBenchmark() {}

    /** Measures. */
    public static List<Result> run() {
        List<Result> results = new ArrayList<>();
        for (boolean event : new boolean[] {true, false}) {
            double before = Double.NaN;
            for (double rateHz : RATES_HZ) {
                Network network = network(rateHz);
                Engine engine = event
                        ? new EventEngine(CompiledNetwork.of(network))
                        : new TickEngine(CompiledNetwork.onGrid(network, 0.1, 1), Precision.SINGLE);
                double cpuSeconds = cpuSeconds(engine);
                ActivityProfile activity = engine.activity();
                results.add(new Result(
                        event ? "event" : "tick",
                        rateHz,
                        activity.totalSpikes(),
                        activity.totalSynapticEvents(),
                        cpuSeconds,
                        before / cpuSeconds));
                before = cpuSeconds;
            }
        }
        return results;
    }

    private static double cpuSeconds(Engine engine) {
        double[] seconds = new double[REPEATS];
        for (int repeat = -WARM_UP; repeat < REPEATS; repeat++) {
            engine.reset();
            long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            engine.advance(DURATION_MS, new StopRule.Never());
            seconds[Math.max(0, repeat)] =
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) * 1e-9;
        }
        Arrays.sort(seconds);
        return seconds[REPEATS / 2];
    }

    static Network network(double rateHz) {
        CurrentLif currents = new CurrentLif(
                20,
                List.of(5.0, 10.0),
                0,
                Values.uniform(20),
                new ResetRule.ToValue(0),
                Values.uniform(0),
                Values.uniform(0),
                2);
        return new Network(
                "activity",
                TimeBase.continuous(),
                List.of(
                        new Population(
                                "sources",
                                SOURCES,
                                new SpikeSource(new SourceSpikes.Poisson(Values.uniform(rateHz), 41))),
                        new Population("counting", NEURONS, IntegrateAndFire.withThreshold(80)),
                        new Population("currents", NEURONS, currents)),
                List.of(
                        projection("sources", SOURCES, "counting", 42),
                        projection("counting", NEURONS, "currents", 43)));
    }

    private static Projection projection(String source, int sources, String target, long seed) {
        return new Projection(
                source,
                target,
                new RandomConnectivity(
                        sources, NEURONS, new RandomConnectivity.FixedInDegree(80), new SynapseWeights.Shared(1), seed),
                new Delays.Fixed(1),
                0);
    }
}
