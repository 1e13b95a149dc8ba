package dev.ranvier.examples.study;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.examples.study.StudyResult.Ann;
import dev.ranvier.examples.study.StudyResult.ChipModel;
import dev.ranvier.examples.study.StudyResult.DataInfo;
import dev.ranvier.examples.study.StudyResult.Differences;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.examples.study.StudyResult.Snn;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.conversion.TtfsMapping;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The whole way: train a network on images, run it as spikes in two codes, train a variant for the chip, run that on the
 * chip, and set what an answer costs there beside conventional accelerators. Each accuracy comes from the arithmetic of that
 * network or machine on every test image.
 */
public final class DigitStudy {

    private static final Shape IMAGE = new Shape(1, 28, 28);

    private final StudySettings settings;
    private final Dataset data;
    private final int threads;
    private final Progress progress;

    /**
     * @param settings see there
     * @param data what to classify
     * @param threads number of threads; changes nothing but the time it takes
     * @param progress tells the user
     * @throws IllegalArgumentException if the images are not of 28 x 28 pixels, which the chip's network is laid out for
     */
    public DigitStudy(StudySettings settings, Dataset data, int threads, Progress progress) {
        if (!data.train().shape().equals(IMAGE)) {
            throw new IllegalArgumentException("the study takes images of " + IMAGE + ", data set " + data.name()
                    + " has " + data.train().shape() + "; train and convert take any size");
        }
        this.settings = settings;
        this.data = data;
        this.threads = threads;
        this.progress = progress;
    }

    /** Runs all stages. */
    public StudyOutcome run() {
        try (NetlibGemm gemm = new NetlibGemm(threads)) {
            Stages stages = new Stages(progress);
            StudyContext context = new StudyContext(
                    settings,
                    first(data.train(), settings.trainLimit()),
                    first(data.test(), settings.testLimit()),
                    data.classes(),
                    gemm,
                    threads,
                    progress,
                    stages);
            return run(context);
        }
    }

    private StudyOutcome run(StudyContext context) {
        LabelledImages test = context.test();
        context.stages()
                .begin("trainAnn", "training the network on " + context.train().size() + " images");
        LayerGraph start = LayerNotation.build(layers(), data.train().shape(), data.classes(), settings.seed());
        TrainingTask task = TrainingTask.of(start, context.train(), settings.training(), settings.seed());
        LayerGraph graph = new Trainer(context.gemm())
                .train(task, context.progress().epochs())
                .model();
        int[] trainedLabels = new Inference(graph, context.gemm()).predict(test);

        SpikingStage spiking = new SpikingStage(context, graph);
        SpikingRun rate = spiking.rate();
        TtfsMapping mapping = spiking.convertToTtfs();
        SpikingRun ttfs = spiking.ttfs(mapping);
        Differences differences = spiking.differences(mapping, trainedLabels, ttfs);
        String caption = "test image 0, a " + test.label(0);
        List<Raster> rasters = List.of(
                Raster.of(rate.classifier(), test.sample(0), caption, false),
                Raster.of(ttfs.classifier(), test.sample(0), caption, true));

        ChipStage chip = new ChipStage(context);
        LayerGraph chipGraph = chip.train();
        ChipModel chipModel = chip.model(chipGraph);
        List<Machine> machines = new ArrayList<>(chip.run(chipGraph));
        context.stages().begin("accelerators", "running the integer arithmetic of conventional accelerators");
        machines.addAll(new AcceleratorMachines(graph, context.train(), test, context.gemm(), threads).run());
        List<Snn> snn = List.of(rate.summary(), ttfs.summary());

        StudyResult result = new StudyResult(
                new DataInfo(data.name(), data.sha256(), context.train().size(), test.size()),
                Provenance.ofThisMachine(
                        data.sha256(), settings.seed(), context.gemm().description(), settings.asMap()),
                new Ann(accuracy(trainedLabels, test), layers(), graph.parameters(), graph.multiplyAccumulates()),
                snn,
                spiking.accuracyOverTime(),
                differences,
                chipModel,
                machines,
                OperationCounts.price(graph.multiplyAccumulates(), snn),
                context.stages().timing(threads));
        return new StudyOutcome(result, rasters);
    }

    private String layers() {
        return Perceptron.notation(data.train().shape(), settings.hiddenUnits(), data.classes());
    }

    private static double accuracy(int[] labels, LabelledImages images) {
        long right = IntStream.range(0, labels.length)
                .filter(s -> labels[s] == images.label(s))
                .count();
        return (double) right / labels.length;
    }

    private static LabelledImages first(LabelledImages images, int limit) {
        return limit == 0 || limit >= images.size()
                ? images
                : images.subset(IntStream.range(0, limit).toArray());
    }
}
