package dev.ranvier.hardware.mapping;

import dev.ranvier.core.coding.Decision;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.hardware.chip.ChipActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Asks a mapped {@link SpikingClassifier} about many samples: each starts from a reset chip, its encoded spikes of
 * tick t are brought to all mapped axons for tick t (plus the delay of their projection), and the classifier's
 * decoder reads the spikes and final potentials of the output neurons. What splitters make late is waited for, and
 * the decoder is told the time that it has in the network. Several threads, each with a chip of its own;
 * results are placed by index and the same for any number of threads.
 */
public final class ChipRunner {

    private final SpikingClassifier classifier;
    private final MappedNetwork mapped;
    private final int threads;

    /**
     * @param mapped the classifier's network on the chip
     * @throws IllegalArgumentException if the mapped network has not the classifier's input and output, or threads is
     *     not positive
     */
    public ChipRunner(SpikingClassifier classifier, MappedNetwork mapped, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a run needs at least 1 thread, got " + threads);
        }
        if (!mapped.output().equals(classifier.output())) {
            throw new IllegalArgumentException("the chip puts out population " + mapped.output()
                    + ", the classifier reads " + classifier.output() + "; map the network with that output");
        }
        mapped.input(classifier.input());
        this.classifier = classifier;
        this.mapped = mapped;
        this.threads = threads;
    }

    /**
     * Runs all samples and says nothing meanwhile.
     *
     * @see #run(int, IntFunction, IntConsumer)
     */
    public ChipResults run(int samples, IntFunction<float[]> values) {
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
    public ChipResults run(int samples, IntFunction<float[]> values, IntConsumer progress) {
        if (samples < 1) {
            throw new IllegalArgumentException("a run needs at least 1 sample, got " + samples);
        }
        Decision[] decisions = new Decision[samples];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Object turn = new Object();
        List<ChipWorker> workers = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, samples));
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, samples); i++) {
                ChipWorker worker = new ChipWorker(classifier, mapped);
                workers.add(worker);
                futures.add(pool.submit(() -> {
                    for (int sample = next.getAndIncrement(); sample < samples; sample = next.getAndIncrement()) {
                        decisions[sample] = answer(worker, sample, values);
                        synchronized (turn) {
                            progress.accept(done.incrementAndGet());
                        }
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException mistake) {
                throw new IllegalArgumentException(mistake.getMessage(), e);
            }
            throw new IllegalStateException("a sample failed on the chip", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while samples were running", e);
        } finally {
            pool.shutdownNow();
        }
        ChipActivity activity = ChipActivity.none(mapped.program().cores().size());
        for (ChipWorker worker : workers) {
            activity = activity.plus(worker.activity());
        }
        int ticks = ChipWorker.ticks(classifier) + mapped.outputLatencyTicks();
        return new ChipResults(List.of(decisions), ticks, activity);
    }

    private static Decision answer(ChipWorker worker, int sample, IntFunction<float[]> values) {
        try {
            return worker.answer(values.apply(sample));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sample " + sample + ": " + e.getMessage(), e);
        }
    }
}
