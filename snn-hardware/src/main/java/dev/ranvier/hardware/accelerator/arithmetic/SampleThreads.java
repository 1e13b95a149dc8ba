package dev.ranvier.hardware.accelerator.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Shares samples among threads; results are placed by index, so who runs which does not matter. */
final class SampleThreads {

    private SampleThreads() {}

    /**
     * Runs each sample once.
     *
     * @throws IllegalArgumentException if there is no thread, or a sample is refused
     */
    static void run(int samples, int threads, IntConsumer work) {
        if (threads < 1) {
            throw new IllegalArgumentException("samples need at least 1 thread, got " + threads);
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "ranvier-crossbar");
            thread.setDaemon(true);
            return thread;
        });
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    for (int s = next.getAndIncrement(); s < samples; s = next.getAndIncrement()) {
                        work.accept(s);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while samples were running", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException mistake) {
                throw new IllegalArgumentException(mistake.getMessage(), e);
            }
            throw new IllegalStateException("a sample failed on the crossbars", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
