package dev.ranvier.examples.study.compress;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.Provenance;
import dev.ranvier.examples.study.compress.CompressionResult.Row;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.ann.WeightForms;
import dev.ranvier.training.compress.Compression;
import dev.ranvier.training.compress.LowRank;
import dev.ranvier.training.compress.QuantisedActivations;
import dev.ranvier.training.compress.WeightCounts;
import dev.ranvier.training.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much accuracy a network loses when its weights are pruned, factored, quantised or tied, each with retraining. Settings are
 * given beforehand and the same for all; the test images are read once for each variant.
 */
public final class CompressionStudy {

    private static final int FLOAT_BITS = 32;
    private static final double ZEROS = 0.89; // as the accelerators for sparse networks assume (Han et al. 2016)
    private static final double GRADUALLY = 0.6; // part of the retraining in which zeros are made
    private static final double RANK = 0.1;
    private static final int BLOCK = 16;

    private final CompressionStudySettings settings;
    private final Dataset data;
    private final int threads;
    private final Progress progress;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param settings see there
     * @param data what to classify
     * @param threads number of threads; changes nothing but the time it takes
     * @param progress tells the user
     */
    public CompressionStudy(CompressionStudySettings settings, Dataset data, int threads, Progress progress) {
        this.settings = settings;
        this.data = data;
        this.threads = threads;
        this.progress = progress;
    }

    /** Trains the network and all its variants. */
    public CompressionResult run() {
        try (BandedGemm gemm = BandedGemm.fastest(threads)) {
            LayerGraph fresh =
                    LayerNotation.build(settings.layers(), data.train().shape(), data.classes(), settings.seed());
            LayerGraph trained = train("as trained", fresh, WeightForms.PLAIN, settings.training(), FLOAT_BITS, gemm);
            for (CompressionMethod method : settings.methods()) {
                run(method, fresh, trained, gemm);
            }
            return new CompressionResult(
                    data.name(),
                    data.train().size(),
                    data.test().size(),
                    settings.layers(),
                    rows,
                    Provenance.ofThisMachine(data.sha256(), settings.seed(), gemm.description(), settings.asMap()));
        }
    }

    private void run(CompressionMethod method, LayerGraph fresh, LayerGraph trained, Gemm gemm) {
        switch (method) {
            case pruning -> {
                retrain("89 % pruned at once", trained, Compression.pruned(trained, ZEROS, 0), gemm);
                retrain("89 % pruned gradually", trained, Compression.pruned(trained, ZEROS, GRADUALLY), gemm);
            }
            case rank -> {
                LayerGraph factored = LowRank.of(trained, RANK, gemm);
                if (factored.nodes().size() > trained.nodes().size()) { // else no layer gets smaller by it
                    retrain("rank 10 %", factored, WeightForms.PLAIN, gemm);
                }
            }
            case integers -> {
                retrain("8-bit weights", trained, Compression.integers(8), gemm);
                retrain("4-bit weights", trained, Compression.integers(4), gemm);
            }
            case ternary -> {
                retrain("ternary weights", trained, Compression.ternary(), gemm);
                retrain("trained ternary weights", trained, Compression.trainedTernary(), gemm);
            }
            case binary -> retrain("binary weights", trained, Compression.binary(), gemm);
            case circulant ->
                train(
                        "circulant, blocks of 16",
                        fresh,
                        Compression.circulant(BLOCK),
                        settings.training(),
                        FLOAT_BITS,
                        gemm);
            case activations -> coarsen(trained, gemm);
        }
    }

    private void coarsen(LayerGraph trained, Gemm gemm) {
        for (int bits : new int[] {8, 4, 2}) {
            LayerGraph coarse = QuantisedActivations.of(trained, bits, data.train(), gemm);
            int weightBits = Math.max(4, bits);
            String name = weightBits + "-bit weights, " + bits + "-bit activations";
            train(name, coarse, Compression.integers(weightBits), settings.retraining(), bits, gemm);
        }
    }

    private void retrain(String method, LayerGraph start, WeightForms forms, Gemm gemm) {
        train(method, start, forms, settings.retraining(), FLOAT_BITS, gemm);
    }

    private LayerGraph train(
            String method, LayerGraph start, WeightForms forms, TrainingPlan plan, int activationBits, Gemm gemm) {
        progress.stage(
                method + ": " + plan.epochs() + " epochs on " + data.train().size() + " images");
        TrainingTask task =
                TrainingTask.of(start, data.train(), plan, settings.seed()).withForms(forms);
        LayerGraph model = new Trainer(gemm).train(task, progress.epochs()).model();
        double accuracy = new Inference(model, gemm).accuracy(data.test());
        WeightCounts counts = WeightCounts.of(model);
        double first = rows.isEmpty() ? accuracy : rows.get(0).accuracy();
        rows.add(new Row(
                method,
                accuracy,
                100 * (first - accuracy),
                counts.sparsity(),
                activationBits,
                counts.storedBits() / 8.0 / 1024,
                counts.weights() - counts.zeros(),
                counts.multiplyAccumulates()));
        progress.stage(String.format(Locale.ROOT, "%s: %.2f %% of the test images", method, 100 * accuracy));
        return model;
    }
}
