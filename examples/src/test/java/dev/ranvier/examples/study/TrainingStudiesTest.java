package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Shape;
import dev.ranvier.examples.benchmark.GemmBenchmark;
import dev.ranvier.examples.benchmark.TrainingBenchmark;
import dev.ranvier.examples.study.compress.CompressionResult;
import dev.ranvier.examples.study.compress.CompressionStudy;
import dev.ranvier.examples.study.compress.CompressionStudySettings;
import dev.ranvier.examples.study.compress.CompressionTable;
import dev.ranvier.examples.study.networks.NetworkStudy;
import dev.ranvier.examples.study.networks.NetworkStudyResult;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.ann.config.TrainingConfig;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Studies and benchmarks of training on a handful of digits: that they hang together, not what they find. */
class TrainingStudiesTest {

    private static final Dataset DIGITS = EmbeddedDigits.load();
    private static final Dataset FEW =
            new Dataset("few", first(DIGITS.train(), 300), first(DIGITS.test(), 50), 10, "0".repeat(64));

    @Test
    void shippedNetworksFitTheirImages() throws IOException {
        LabelledImages images = first(DIGITS.train(), 6000);
        assertEquals(new Shape(1, 28, 28), images.shape());
        for (String name : NetworkStudy.SHIPPED) {
            TrainingConfig config = NetworkStudy.shipped(name);
            assertEquals(name, config.name());
            TrainingTask task = config.task(images, 10, 1);
            assertEquals(5000, task.validation().size());
            assertEquals(10, task.start().outputShape().size());
        }
        assertThrows(IOException.class, () -> NetworkStudy.shipped("none"));
    }

    @Test
    void aNetworkIsTrainedFromEachSeed() {
        TrainingConfig config = TrainingConfig.of("784-12-10", TrainingPlan.adam(2, 32, 0.01, 0, 0, 0))
                .withValidationSamples(60);
        NetworkStudyResult result;
        try (Progress progress = new Progress(line -> {})) {
            result = NetworkStudy.run(config, FEW, List.of(3L, 4L), 1, progress);
        }
        assertEquals(2, result.runs().size());
        assertEquals(4, result.runs().get(1).seed());
        assertTrue(result.lowestAccuracy() <= result.meanAccuracy());
        assertTrue(result.meanAccuracy() <= result.highestAccuracy());
        assertEquals(784 * 12 + 12 + 130, result.parameters());
    }

    @Test
    void everyCompressionHasItsRow() {
        CompressionStudySettings settings =
                CompressionStudySettings.defaults("784-16-10", 300, 1).withEpochs(2, 1);
        CompressionResult result;
        try (Progress progress = new Progress(line -> {})) {
            result = new CompressionStudy(settings, FEW, 1, progress).run();
        }
        assertEquals(13, result.rows().size());
        assertEquals(0, result.rows().get(0).lostPoints());
        assertEquals(784 * 16 + 160, result.rows().get(0).weightReadsPerSample());
        assertEquals(0.89, result.rows().get(1).sparsity(), 0.01);
        double circulant = result.rows().stream()
                .filter(row -> row.method().startsWith("circulant"))
                .findFirst()
                .orElseThrow()
                .storedKibibytes();
        assertEquals((784 * 16 / 16.0 + 160) * 4 / 1024, circulant, 0.01); // the last layer has 10 rows: plain
        assertTrue(CompressionTable.text(result).size() > 13);
    }

    @Test
    void benchmarksMeasureWhatTheySay() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            GemmBenchmark.Result product = GemmBenchmark.run(gemm, 8, 16, 32, 1);
            assertEquals(2.0 * 8 * 16 * 32 / product.milliseconds() / 1e6, product.gigaflopsPerSecond(), 1e-6);
            TrainingBenchmark.Result training = TrainingBenchmark.run("784-12-10", FEW.train(), 2, gemm, 1);
            assertEquals(2, training.epochs().size());
            assertEquals(300, training.samples());
            assertTrue(training.epochs().get(1).trainAccuracy()
                    > training.epochs().get(0).trainAccuracy());
        }
    }

    private static LabelledImages first(LabelledImages images, int count) {
        return images.subset(IntStream.range(0, count).toArray());
    }
}
