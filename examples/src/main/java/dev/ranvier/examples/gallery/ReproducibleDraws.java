package dev.ranvier.examples.gallery;

import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.DiscreteDraw;
import dev.ranvier.core.random.RandomStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Poisson arrivals of 100,000 neurons in one step: drawn forwards, and by all threads in any order. */
final class ReproducibleDraws {

    private static final int NEURONS = 100_000;
    private static final long SEED = 42;
    private static final long STEP = 1_234; // the step of the run that is drawn

    private ReproducibleDraws() {}

    static List<String> run(Path folder) {
        DiscreteDraw arrivals = DiscreteDraw.poisson(2.5);
        long key = CounterRandom.key(SEED, STEP); // one key a step; the counter is the neuron
        int[] forwards = new int[NEURONS];
        for (int neuron = 0; neuron < NEURONS; neuron++) {
            forwards[neuron] = arrivals.draw(key, neuron);
        }
        int[] inParallel = new int[NEURONS];
        IntStream.range(0, NEURONS).parallel().forEach(neuron -> inParallel[neuron] = arrivals.draw(key, neuron));
        double mean = IntStream.of(forwards).average().orElseThrow();

        RandomStream stream = new RandomStream(SEED).fork(7);
        stream.nextGaussian();
        RandomStream later = new RandomStream(stream.key(), stream.position());
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d neurons, mean %.4f arrivals; drawn in parallel: %s",
                        NEURONS,
                        mean,
                        java.util.Arrays.equals(forwards, inParallel) ? "the same bits" : "different"),
                "a stream left at position " + stream.position() + " and entered again goes on with the same number: "
                        + (stream.nextLong() == later.nextLong()));
    }
}
