package dev.ranvier.examples.simulation;

import dev.ranvier.core.analysis.SpikeStatistics;
import dev.ranvier.core.analysis.Window;
import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.spike.RateLog;
import dev.ranvier.examples.study.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a run left in memory.
 *
 * @param network what ran
 * @param choice on which engine
 * @param settings how
 * @param activity its counts, those before a checkpoint included
 * @param fromMs the time it began at: 0, or that of a checkpoint
 * @param untilMs the time it came to
 * @param broken why it broke off, empty if it came to its end
 * @param spikes its spikes from the beginning of the statistics, as many as fit
 * @param rates its rates in bins from time 0
 * @param traces potentials
 * @param buildSeconds wall time until the first step
 * @param wallSeconds wall time of the run
 */
public record SimulationOutcome(
        Network network,
        EngineChoice choice,
        SimulationSettings settings,
        ActivityProfile activity,
        double fromMs,
        double untilMs,
        String broken,
        BoundedLog spikes,
        RateLog rates,
        List<ProbeRecorders.ProbeTraces> traces,
        double buildSeconds,
        double wallSeconds) {

    /** Where the statistics end: with the run, or where memory was full. */
    public double statisticsUntilMs() {
        return Math.min(untilMs, spikes.completeUntilMs());
    }

    /** The result, to be printed or written. */
    public SimulationResult result() {
        List<PopulationResult> populations = new ArrayList<>();
        double statisticsFromMs = settings.statisticsFromMs();
        boolean some = statisticsUntilMs() > statisticsFromMs;
        for (int i = 0; i < network.populations().size(); i++) {
            Population population = network.populations().get(i);
            populations.add(
                    some
                            ? PopulationResult.of(
                                    population.name(),
                                    SpikeStatistics.of(
                                            spikes.spikes(i),
                                            population.size(),
                                            new Window(statisticsFromMs, statisticsUntilMs())))
                            : PopulationResult.unknown(population.name(), population.size()));
        }
        double stepMs = choice.resolutionMs(network);
        return new SimulationResult(
                network.name(),
                choice.kind().name(),
                stepMs > 0 ? stepMs : null,
                settings.durationMs(),
                untilMs,
                !broken.isEmpty(),
                broken.isEmpty() ? null : broken,
                (broken.isEmpty() ? "spikes." : "spikes.partial.") + settings.spikeFormat(),
                network.neurons(),
                network.synapses(),
                Arrays.stream(activity.spikes()).sum(),
                activity.totalSynapticEvents(),
                statisticsFromMs,
                some ? statisticsUntilMs() : statisticsFromMs,
                populations,
                origin(),
                new SimulationResult.Timing(
                        buildSeconds,
                        wallSeconds,
                        untilMs > fromMs ? wallSeconds / (1e-3 * (untilMs - fromMs)) : null));
    }

    private SimulationResult.Origin origin() {
        Precision precision = choice.kind() == EngineChoice.Kind.tick ? choice.precision() : Precision.DOUBLE;
        return new SimulationResult.Origin(
                Provenance.ranvierVersionOfThisBuild(),
                System.getProperty("java.runtime.version", System.getProperty("java.version")),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                precision.name().toLowerCase(Locale.ROOT),
                Kernels.best().name(),
                choice.threads());
    }
}
