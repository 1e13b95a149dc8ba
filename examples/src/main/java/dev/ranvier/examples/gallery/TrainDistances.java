package dev.ranvier.examples.gallery;

import dev.ranvier.core.analysis.VanRossum;
import dev.ranvier.core.analysis.VictorPurpura;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.examples.chart.ChartFiles;
import dev.ranvier.examples.chart.CurvesChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A Poisson train against copies of itself whose spikes were moved at random by more and more. */
final class TrainDistances {

    private static final double TAU_MS = 10;
    private static final double COST_PER_MS = 0.1;

    private TrainDistances() {}

    static List<String> run(Path folder) throws IOException {
        RandomStream root = new RandomStream(5);
        double[] train = RenewalTrains.of(stream -> 25 * stream.nextExponential(), 200_000, root.fork(0))
                .timesMs();
        double[] other = RenewalTrains.of(stream -> 25 * stream.nextExponential(), 200_000, root.fork(1))
                .timesMs();
        double[] jitters = new double[41];
        double[] vanRossum = new double[jitters.length];
        double[] victorPurpura = new double[jitters.length];
        for (int i = 0; i < jitters.length; i++) {
            double jitterMs = i;
            RandomStream stream = root.fork(2 + i);
            jitters[i] = jitterMs;
            double[] moved = Arrays.stream(train)
                    .map(t -> Math.max(0, t + jitterMs * stream.nextGaussian()))
                    .sorted()
                    .toArray();
            vanRossum[i] = Math.pow(VanRossum.distance(train, moved, TAU_MS), 2) / train.length;
            victorPurpura[i] = VictorPurpura.distance(train, moved, COST_PER_MS) / train.length;
        }
        ChartFiles.write(
                CurvesChart.of(
                        "A train and its jittered copy",
                        train.length + " spikes at 40 Hz; van Rossum with tau 10 ms, Victor-Purpura with 0.1 a ms",
                        "standard deviation of the jitter, ms",
                        "distance a spike",
                        List.of(
                                new CurvesChart.Curve("van Rossum, squared", jitters, vanRossum, false),
                                new CurvesChart.Curve("Victor-Purpura", jitters, victorPurpura, false))),
                folder,
                "distances",
                900,
                420);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "jitter  1 ms: van Rossum^2 %.4f, Victor-Purpura %.4f a spike",
                        vanRossum[1],
                        victorPurpura[1]),
                String.format(
                        Locale.ROOT,
                        "jitter 40 ms: van Rossum^2 %.4f, Victor-Purpura %.4f a spike",
                        vanRossum[40],
                        victorPurpura[40]),
                String.format(
                        Locale.ROOT,
                        "independent:  van Rossum^2 %.4f, Victor-Purpura %.4f a spike",
                        Math.pow(VanRossum.distance(train, other, TAU_MS), 2) / train.length,
                        VictorPurpura.distance(train, other, COST_PER_MS) / train.length));
    }
}
