package dev.ranvier.examples.study.networks;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.Provenance;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingResult;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.ann.config.TrainingConfig;
import dev.ranvier.training.ann.config.TrainingConfigFile;
import dev.ranvier.training.data.Dataset;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Trains a network from several seeds and scores each on the test images once. The epoch is chosen on images held out of the
 * training set, as the description of the training says.
 */
public final class NetworkStudy {

    /** Descriptions that ship with Ranvier, for the data sets that their names begin with. */
    public static final List<String> SHIPPED = List.of("mnist-mlp", "mnist-cnn", "fashion-mlp", "fashion-cnn");

    private NetworkStudy() {}

    /**
     * A description that ships with Ranvier.
     *
     * @param name one of {@link #SHIPPED}
     * @throws IOException if it cannot be read
     */
    public static TrainingConfig shipped(String name) throws IOException {
        Path copy = Files.createTempFile(name, ".json");
        try (InputStream in = NetworkStudy.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new FileNotFoundException("no description of a network is named " + name);
            }
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return TrainingConfigFile.read(copy);
        } finally {
            Files.delete(copy);
        }
    }

    /**
     * Trains and scores.
     *
     * @param seeds one training each
     * @param threads number of threads; changes nothing but the time it takes
     * @throws IllegalArgumentException if the network does not fit the data
     */
    public static NetworkStudyResult run(
            TrainingConfig config, Dataset data, List<Long> seeds, int threads, Progress progress) {
        List<NetworkStudyResult.Run> runs = new ArrayList<>();
        long parameters = 0;
        String kernel;
        try (BandedGemm gemm = BandedGemm.fastest(threads)) {
            kernel = gemm.description();
            for (long seed : seeds) {
                progress.stage(config.name() + " from seed " + seed);
                long start = System.nanoTime();
                TrainingTask task = config.task(data.train(), data.classes(), seed);
                TrainingResult result = new Trainer(gemm).train(task, progress.epochs());
                double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
                double accuracy = new Inference(result.model(), gemm).accuracy(data.test());
                parameters = result.model().parameters();
                runs.add(new NetworkStudyResult.Run(
                        seed,
                        result.history().size(),
                        result.bestEpoch(),
                        result.best().validationAccuracy(),
                        accuracy,
                        seconds));
            }
        }
        Map<String, Object> settings = Map.of("plan", config.plan().toString(), "seeds", seeds);
        return new NetworkStudyResult(
                config.name(),
                data.name(),
                parameters,
                runs,
                Provenance.ofThisMachine(data.sha256(), seeds.get(0), kernel, settings));
    }
}
