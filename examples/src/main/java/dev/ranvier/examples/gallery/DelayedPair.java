package dev.ranvier.examples.gallery;

import dev.ranvier.core.analysis.CrossCorrelogram;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.CurvesChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Two Poisson trains that share a third of the first one's spikes, 3 ms late and jittered by 0.5 ms. */
final class DelayedPair {

    private static final double DURATION_MS = 500_000;

    private DelayedPair() {}

    static List<String> run(Path folder) throws IOException {
        RandomStream root = new RandomStream(3);
        double[] first = poisson(root.fork(0));
        RandomStream shared = root.fork(1);
        double[] passedOn = Arrays.stream(first)
                .filter(t -> shared.nextDouble() < 1.0 / 3)
                .map(t -> t + 3 + 0.5 * shared.nextGaussian())
                .toArray();
        double[] second = DoubleStream.concat(Arrays.stream(passedOn), Arrays.stream(poisson(root.fork(2))))
                .sorted()
                .toArray();
        CrossCorrelogram correlogram = CrossCorrelogram.of(first, second, 0.25, 60);
        double[] rates = correlogram.ratesHz(first.length);
        double[] lags = new double[rates.length];
        Arrays.setAll(lags, correlogram::lagMs);
        int peak = 0;
        for (int bin = 1; bin < rates.length; bin++) {
            peak = rates[bin] > rates[peak] ? bin : peak;
        }
        ChartFiles.write(
                CurvesChart.of(
                        "Cross-correlogram",
                        "Rate of the second train around the spikes of the first, bins of 0.25 ms",
                        "lag, ms",
                        "rate, Hz",
                        List.of(new CurvesChart.Curve("rate", lags, rates, false))),
                folder,
                "correlogram",
                900,
                420);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "highest at a lag of %.2f ms: %.0f Hz, elsewhere %.1f Hz",
                        lags[peak],
                        rates[peak],
                        Arrays.stream(rates).limit(50).average().orElseThrow()),
                "The second train follows a third of the spikes of the first after 3 ms.");
    }

    private static double[] poisson(RandomStream stream) {
        SpikeBatch train = RenewalTrains.of(draws -> 50 * draws.nextExponential(), DURATION_MS, stream);
        return train.timesMs();
    }
}
