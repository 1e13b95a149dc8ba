package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tick engines of one network that run side by side on one thread, each with a sample of its own: in a network in which
 * nothing leads back, each population does the steps of all samples before the next one begins, so that its weights are
 * fetched once for all of them. An engine gives the same bits as it would alone.
 *
 * <p>The engines are reset, stimulated, recorded and read one by one; only the batch makes them advance, and they must all
 * stand at the same time.
 */
public final class TickBatch {

    private final CompiledNetwork network;
    private final TickEngine[] engines;

    /**
     * Engines at time 0.
     *
     * @param size how many, at least 1
     * @throws IllegalArgumentException if there is none, or the network is continuous and was not compiled for a grid
     */
    public TickBatch(CompiledNetwork network, Precision precision, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 engine, got " + size);
        }
        this.network = network;
        engines = IntStream.range(0, size)
                .mapToObj(i -> new TickEngine(network, precision))
                .toArray(TickEngine[]::new);
    }

    /** One engine of the batch. */
    public Engine engine(int index) {
        return engines[index];
    }

    /**
     * Runs the first engines to {@code untilMs} (exclusive).
     *
     * @param count how many of them
     * @throws IllegalArgumentException if the time lies in the past or is infinite
     * @throws IllegalStateException if they do not stand at the same time
     */
    public void advance(int count, double untilMs) {
        int end = engines[0].firstStepFrom(untilMs);
        int open = engines[0].open();
        if (Arrays.stream(engines, 0, count).anyMatch(engine -> engine.open() != open)) {
            throw new IllegalStateException("the engines of a batch must stand at the same time; reset all of them");
        }
        while (engines[0].open() < end) {
            sweep(count, engines[0].sweepSteps(end));
        }
        for (int i = 0; i < count; i++) {
            engines[i].reached(untilMs);
        }
    }

    private void sweep(int count, int steps) {
        for (int population : network.order()) {
            for (int i = 0; i < count; i++) {
                engines[i].sweep(population, steps);
                engines[i].publish(population, steps);
            }
        }
        for (int i = 0; i < count; i++) {
            engines[i].finishSweep(steps);
        }
    }
}
