package dev.ranvier.examples.gallery;

import dev.ranvier.core.analysis.Intervals;
import dev.ranvier.core.analysis.SpikeCounts;
import dev.ranvier.core.analysis.SpikeTrains;
import dev.ranvier.core.analysis.Window;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.IntervalHistogramChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Four kinds of trains with the same mean interval of 20 ms, and what the measures of irregularity make of them. */
final class Irregularity {

    private static final double MEAN_MS = 20;
    private static final double DURATION_MS = 400_000;

    private Irregularity() {}

    static List<String> run(Path folder) throws IOException {
        Map<String, ToDoubleFunction<RandomStream>> kinds = new LinkedHashMap<>();
        kinds.put("clock with jitter", stream -> MEAN_MS + 2 * stream.nextGaussian());
        kinds.put(
                "gamma, shape 3",
                stream ->
                        MEAN_MS / 3 * (stream.nextExponential() + stream.nextExponential() + stream.nextExponential()));
        kinds.put("Poisson", stream -> MEAN_MS * stream.nextExponential());
        kinds.put(
                "bursts",
                stream -> stream.nextDouble() < 0.6 ? 2 + 2 * stream.nextExponential() : 44 * stream.nextExponential());

        RandomStream root = new RandomStream(1);
        List<String> lines = new ArrayList<>();
        List<IntervalHistogramChart.Sample> samples = new ArrayList<>();
        lines.add(String.format("%-18s %6s %6s %6s %6s", "train", "CV", "CV2", "LV", "Fano"));
        for (Map.Entry<String, ToDoubleFunction<RandomStream>> kind : kinds.entrySet()) {
            SpikeBatch spikes = RenewalTrains.of(kind.getValue(), DURATION_MS, root.fork(samples.size()));
            SpikeTrains trains = SpikeTrains.of(spikes, 1, Window.upTo(DURATION_MS));
            lines.add(String.format(
                    Locale.ROOT,
                    "%-18s %6.3f %6.3f %6.3f %6.3f",
                    kind.getKey(),
                    Intervals.cv(trains)[0],
                    Intervals.cv2(trains)[0],
                    Intervals.lv(trains)[0],
                    SpikeCounts.fanoFactors(trains, 500)[0]));
            samples.add(new IntervalHistogramChart.Sample(kind.getKey(), Intervals.ofAllMs(trains)));
        }
        lines.add(
                "All are 1 for a Poisson process; for independent intervals the Fano factor of long counts is CV squared.");
        ChartFiles.write(
                IntervalHistogramChart.of("Intervals of four trains of 50 Hz", samples, 1, 80),
                folder,
                "irregularity",
                900,
                420);
        return lines;
    }
}
