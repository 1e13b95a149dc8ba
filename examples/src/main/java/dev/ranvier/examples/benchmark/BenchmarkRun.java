package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.SpikeSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Builds a benchmark network, warms the virtual machine up, and times runs that all do the same work. */
public final class BenchmarkRun {

    private static final double WARM_UP_SECONDS = 3; // wall time; the compiler has settled by then
    private static final int MAX_WARM_UP_RUNS = 20;

    private final BenchmarkSettings settings;
    private final BenchmarkCase benchmark;
    private final double seconds;
    private final Consumer<String> progress;
    private ActivityProfile activity; // of the last run

    private BenchmarkRun(BenchmarkSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        benchmark = settings.name().build(settings.neurons());
        seconds = settings.seconds() == 0 ? benchmark.defaultSeconds() : settings.seconds();
    }

    /**
     * Runs a benchmark.
     *
     * @param progress told what is being done
     * @throws IllegalArgumentException if the network cannot be built or run so
     */
    public static BenchmarkResult of(BenchmarkSettings settings, Consumer<String> progress) {
        return new BenchmarkRun(settings, progress).run();
    }

    /** One run without warm-up, for what it does and not for how long it takes. */
    static BenchmarkResult once(BenchmarkSettings settings) {
        BenchmarkRun run = new BenchmarkRun(settings, stage -> {});
        Engine engine = run.engine();
        run.once(engine);
        double[] notTimed = {Double.NaN};
        return run.result(Double.NaN, 0, notTimed, notTimed);
    }

    private BenchmarkResult run() {
        progress.accept("building " + benchmark.network().name());
        long begin = System.nanoTime();
        Engine engine = engine();
        double buildSeconds = (System.nanoTime() - begin) * 1e-9;
        progress.accept("warming up");
        int warmUps = 0;
        long warmBegin = System.nanoTime();
        do {
            once(engine);
            warmUps++;
        } while (warmUps < MAX_WARM_UP_RUNS && (System.nanoTime() - warmBegin) * 1e-9 < WARM_UP_SECONDS);
        double[] wall = new double[settings.repeats()];
        double[] cpu = new double[settings.repeats()];
        for (int i = 0; i < wall.length; i++) {
            progress.accept("run " + (i + 1) + " of " + wall.length);
            long cpuBegin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long wallBegin = System.nanoTime();
            once(engine);
            wall[i] = (System.nanoTime() - wallBegin) * 1e-9;
            cpu[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBegin) * 1e-9;
        }
        return result(buildSeconds, warmUps, wall, cpu);
    }

    private Engine engine() {
        Network network = benchmark.network();
        if (settings.eventDriven()) {
            return new EventEngine(CompiledNetwork.of(network));
        }
        CompiledNetwork compiled = network.timeBase().clocked()
                ? CompiledNetwork.of(network, settings.threads())
                : CompiledNetwork.onGrid(network, benchmark.gridStepMs(), settings.threads());
        return new TickEngine(compiled, settings.precision());
    }

    private void once(Engine engine) {
        activity = null;
        if (benchmark.samples().isEmpty()) {
            engine.reset();
            engine.advance(1000 * seconds, new StopRule.Never());
            activity = engine.activity();
            return;
        }
        for (Stimulus sample : benchmark.samples()) {
            engine.reset();
            engine.stimulate(sample);
            engine.advance(1000 * seconds, new StopRule.Never());
            activity = activity == null ? engine.activity() : activity.plus(engine.activity());
        }
    }

    private BenchmarkResult result(double buildSeconds, int warmUps, double[] wall, double[] cpu) {
        Network network = benchmark.network();
        int samples = Math.max(1, benchmark.samples().size());
        double total = seconds * samples;
        int projections = network.projections().size();
        long synaptic = Arrays.stream(activity.synapticEvents(), 0, projections).sum();
        List<BenchmarkResult.PopulationRate> rates = new ArrayList<>();
        double neurons = 0;
        double neuronSpikes = 0;
        for (int i = 0; i < network.populations().size(); i++) {
            int size = network.populations().get(i).size();
            rates.add(new BenchmarkResult.PopulationRate(
                    network.populations().get(i).name(), activity.spikes()[i] / (size * total)));
            if (!(network.populations().get(i).model() instanceof SpikeSource)) {
                neurons += size;
                neuronSpikes += activity.spikes()[i];
            }
        }
        double median = median(wall);
        return new BenchmarkResult(
                network.name(),
                benchmark.question(),
                settings.eventDriven() ? "event" : "tick",
                (settings.eventDriven() ? Precision.DOUBLE : settings.precision())
                        .name()
                        .toLowerCase(Locale.ROOT),
                Kernels.best().name(),
                settings.threads(),
                network.neurons(),
                network.synapses(),
                buildSeconds,
                warmUps,
                wall.length,
                total,
                median,
                Arrays.stream(wall).min().orElseThrow(),
                median(cpu),
                median / total,
                samples,
                1000 * median / samples,
                activity.totalSpikes(),
                synaptic,
                activity.totalSynapticEvents() - synaptic,
                synaptic / median,
                neuronSpikes / (neurons * total),
                rates);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
