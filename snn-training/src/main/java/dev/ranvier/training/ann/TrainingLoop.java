package dev.ranvier.training.ann;

import dev.ranvier.training.ann.layer.TrainableLayer;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The steps of a training, epoch by epoch. */
final class TrainingLoop {

    private final List<TrainableLayer> layers;
    private final LabelledImages images;
    private final TrainingPlan plan;
    private final GraphPasses passes;
    private final Optimiser optimiser;
    private final SoftmaxCrossEntropy loss;
    private final Minibatches batches;
    private final long stepsPerEpoch;

    /** @throws IllegalArgumentException if a label is no class, or there is nothing to train */
    TrainingLoop(TrainableGraph graph, LabelledImages images, int classes, TrainingPlan plan) {
        requireLabels(images, classes);
        this.layers = graph.layers();
        this.images = images;
        this.plan = plan;
        int batchSize = Math.min(plan.batchSize(), images.size());
        passes = new GraphPasses(graph, batchSize);
        optimiser = plan.optimiser().start(graph.parameters());
        loss = new SoftmaxCrossEntropy(classes, plan.labelSmoothing());
        batches = new Minibatches(images, plan.augmentation(), batchSize);
        stepsPerEpoch = (images.size() + batchSize - 1) / batchSize;
    }

    Optimiser optimiser() {
        return optimiser;
    }

    /** Draws what an epoch would draw, without training: the way to the epoch at which a training is resumed. */
    void skipEpoch(SplittableGenerator random) {
        batches.startEpoch(random);
    }

    /**
     * One epoch; the result knows no validation.
     *
     * @param epoch which one, counted from 1
     * @throws TrainingDivergedException if the loss stops being a finite number
     */
    EpochRecord epoch(int epoch, SplittableGenerator random, TrainingListener listener) {
        batches.startEpoch(random);
        for (TrainableLayer layer : layers) {
            layer.startEpoch(random);
        }
        long step = stepsPerEpoch * (epoch - 1);
        double lossSum = 0;
        int correct = 0;
        int done = 0;
        while (batches.advance()) {
            double progress = (double) step / (stepsPerEpoch * plan.epochs());
            for (TrainableLayer layer : layers) {
                layer.startStep(progress);
            }
            int samples = batches.samples();
            float[] outputs = passes.forward(batches.values(), samples);
            loss.evaluate(outputs, batches.labels(), passes.outputGradient(), samples);
            if (!Double.isFinite(loss.lossSum())) {
                throw new TrainingDivergedException(epoch, plan.learningRate());
            }
            passes.backward(batches.values(), samples);
            optimiser.step(plan.rateAt(step, stepsPerEpoch), step + 1);
            step++;
            lossSum += loss.lossSum();
            correct += loss.correct();
            done += samples;
            listener.minibatch(epoch, done, images.size(), loss.lossSum() / samples);
        }
        EpochRecord record =
                new EpochRecord(epoch, lossSum / images.size(), (double) correct / images.size(), Double.NaN);
        listener.epoch(epoch, plan.epochs(), record.meanLoss(), record.trainAccuracy());
        return record;
    }

    private static void requireLabels(LabelledImages images, int classes) {
        for (int i = 0; i < images.size(); i++) {
            if (images.label(i) >= classes) {
                throw new IllegalArgumentException("sample " + i + " has label " + images.label(i) + ", allowed 0.."
                        + (classes - 1) + " for " + classes + " classes");
            }
        }
    }
}
