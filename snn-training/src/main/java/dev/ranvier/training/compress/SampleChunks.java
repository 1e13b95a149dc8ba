package dev.ranvier.training.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Spreads samples over threads, in chunks of a fixed size. */
final class SampleChunks {

    private static final int CHUNK = 128;

    private SampleChunks() {}

    /** Work on the samples from {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    /** @throws IllegalArgumentException if there is not at least one thread */
    static void run(int samples, int threads, Work work) {
        if (threads < 1) {
            throw new IllegalArgumentException("samples need at least 1 thread, got " + threads);
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "ranvier-fixed-point");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> chunks = new ArrayList<>();
            for (int from = 0; from < samples; from += CHUNK) {
                int first = from;
                chunks.add(pool.submit(() -> work.on(first, Math.min(samples, first + CHUNK))));
            }
            for (Future<?> chunk : chunks) {
                chunk.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while samples were run", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("running samples failed", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
