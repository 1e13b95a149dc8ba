package dev.ranvier.core.coding;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickBatch;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Asks a {@link SpikingClassifier} about many samples, on several threads: the network is compiled once, each thread has an
 * engine of its own (unless told otherwise the tick engine for clocked networks, the event engine for continuous ones), results are placed by
 * index. The same bits come out for any number of threads.
 */
public final class SampleRunner {

    private static final int MOST_SIDE_BY_SIDE = 8; // samples; more gained nothing on a network of 3,194 neurons
    private static final int NEURONS_SIDE_BY_SIDE = 1 << 16;

    private final SpikingClassifier classifier;
    private final RunSettings settings;
    private final Supplier<Lanes> lanes; // a new set for each thread

    /**
     * Compiles the network.
     *
     * @throws IllegalArgumentException if the settings do not fit the classifier
     */
    public SampleRunner(SpikingClassifier classifier, RunSettings settings) {
        this.classifier = classifier;
        this.settings = settings;
        check(classifier, settings);
        Network network = classifier.network();
        CompiledNetwork compiled = CompiledNetwork.of(network, 1, settings.weights());
        if (!network.timeBase().clocked()) {
            lanes = () -> new Lanes.Single(new EventEngine(compiled), stop());
        } else if (!(settings.early() instanceof EarlyDecision.Never)) {
            lanes = () -> new Lanes.Single(new TickEngine(compiled, settings.precision()), stop());
        } else {
            int batch = settings.batch() == RunSettings.FITTING_BATCH ? fitting(network) : settings.batch();
            lanes = () -> new Lanes.Batch(new TickBatch(compiled, settings.precision(), batch), batch);
        }
    }

    /**
     * Compiles the network, to be run by engines of the caller's choice, one sample at a time.
     *
     * @param engines makes one engine for each thread
     * @throws IllegalArgumentException if the settings do not fit the classifier
     */
    public SampleRunner(SpikingClassifier classifier, RunSettings settings, Function<CompiledNetwork, Engine> engines) {
        this.classifier = classifier;
        this.settings = settings;
        check(classifier, settings);
        CompiledNetwork network = CompiledNetwork.of(classifier.network(), 1, settings.weights());
        lanes = () -> new Lanes.Single(engines.apply(network), stop());
    }

    /**
     * Runs all samples and says nothing meanwhile.
     *
     * @see #run(int, IntFunction, IntConsumer)
     */
    public SampleResults run(int samples, IntFunction<float[]> values) {
        return run(samples, values, done -> {});
    }

    /**
     * Runs all samples.
     *
     * @param samples how many, at least 1
     * @param values the values 0..1 of a sample by index; called from several threads at once
     * @param progress told the number of samples done, by one thread at a time
     * @throws IllegalArgumentException naming the sample, if its values are not what the encoder and the network take
     */
    public SampleResults run(int samples, IntFunction<float[]> values, IntConsumer progress) {
        if (samples < 1) {
            throw new IllegalArgumentException("a run needs at least 1 sample, got " + samples);
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Answers answers = new Answers(samples, settings.checkpointSteps().size());
        List<Worker> workers = new ArrayList<>();
        int threads = Math.min(settings.threads(), samples);
        for (int i = 0; i < threads; i++) {
            workers.add(new Worker(classifier, settings, lanes.get(), answers));
        }
        Object turn = new Object();
        inParallel(workers, worker -> {
            int sample = next.getAndAdd(worker.batch());
            while (sample < samples) {
                float[][] batch = new float[Math.min(worker.batch(), samples - sample)][];
                try {
                    for (int i = 0; i < batch.length; i++) {
                        batch[i] = values.apply(sample + i);
                    }
                    worker.answer(sample, batch);
                } catch (RuntimeException | Error e) {
                    next.set(samples); // the others need not go on
                    throw e;
                }
                synchronized (turn) {
                    progress.accept(done.addAndGet(batch.length));
                }
                sample = next.getAndAdd(worker.batch());
            }
        });
        return results(answers, workers);
    }

    private StopRule stop() {
        return settings.early() instanceof EarlyDecision.AtFirstSpike
                ? new StopRule.AfterSpikes(classifier.output(), 1)
                : new StopRule.Never();
    }

    /** Enough samples to share a pass over the weights, as long as their state is small beside them. */
    private static int fitting(Network network) {
        return (int) Math.max(1, Math.min(MOST_SIDE_BY_SIDE, NEURONS_SIDE_BY_SIDE / network.neurons()));
    }

    private static void check(SpikingClassifier classifier, RunSettings settings) {
        if (settings.early() instanceof EarlyDecision.AtFirstSpike
                && !(classifier.decoder() instanceof FirstSpikeDecoder)) {
            throw new IllegalArgumentException(
                    "only a first-spike decoder can do with the first output spike, not " + classifier.decoder());
        }
        Network network = classifier.network();
        if (Certainty.onSteps(settings.early())
                && (!network.timeBase().clocked() || classifier.decoder() instanceof FirstSpikeDecoder)) {
            throw new IllegalArgumentException("an early decision by " + settings.early()
                    + " needs a clocked network and a decoder that weighs classes; " + network.name() + " has "
                    + network.timeBase() + " and " + classifier.decoder());
        }
        if (settings.checkpointSteps().isEmpty()) {
            return;
        }
        if (!network.timeBase().clocked() || classifier.decoder() instanceof FirstSpikeDecoder) {
            throw new IllegalArgumentException("checkpoints need a clocked network and a decoder that weighs classes; "
                    + network.name() + " has " + network.timeBase() + " and " + classifier.decoder());
        }
        int last = settings.checkpointSteps().get(settings.checkpointSteps().size() - 1);
        double steps = classifier.durationMs() / network.timeBase().stepMs();
        if (last > Math.rint(steps)) {
            throw new IllegalArgumentException(
                    "a checkpoint after " + last + " steps lies beyond the duration of " + steps + " steps");
        }
    }

    private interface Task {
        void of(Worker worker);
    }

    private static void inParallel(List<Worker> workers, Task task) {
        ExecutorService pool = Executors.newFixedThreadPool(workers.size());
        try {
            List<Future<?>> futures = new ArrayList<>();
            workers.forEach(worker -> futures.add(pool.submit(() -> task.of(worker))));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException mistake) {
                throw new IllegalArgumentException(mistake.getMessage(), e);
            }
            throw new IllegalStateException("a sample failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while samples were running", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Counts are whole numbers and add up in any order; durations are added by index. */
    private static SampleResults results(Answers answers, List<Worker> workers) {
        ActivityProfile sum = null;
        int most = 0;
        for (Worker worker : workers) {
            if (worker.activity() != null) {
                sum = sum == null ? worker.activity() : sum.plus(worker.activity());
            }
            most = Math.max(most, worker.maxSpikesPerNeuron());
        }
        ActivityProfile activity = new ActivityProfile(
                sum.populations(),
                sum.spikes(),
                sum.updates(),
                sum.projections(),
                sum.synapticEvents(),
                Arrays.stream(answers.durationsMs()).sum(),
                sum.samples());
        return new SampleResults(List.of(answers.decisions()), List.of(answers.checkpointLabels()), activity, most);
    }

    /**
     * Where the threads put what they find; each sample's place is written by one of them.
     *
     * @param decisions {@code [sample]}
     * @param checkpointLabels {@code [checkpoint][sample]}
     * @param durationsMs {@code [sample]}, ms
     */
    record Answers(Decision[] decisions, int[][] checkpointLabels, double[] durationsMs) {

        Answers(int samples, int checkpoints) {
            this(new Decision[samples], new int[checkpoints][samples], new double[samples]);
        }
    }
}
