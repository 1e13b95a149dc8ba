package dev.ranvier.training.ann;

import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Trains any stack of layers in place: shuffled minibatches of randomly shifted samples, softmax cross-entropy on the outputs of
 * the last layer, Adam, a learning rate that falls along half a cosine.
 *
 * <p>The same layers, plan and data give the same bits for any number of threads, provided that the layers do. The generator is
 * split once for each epoch.
 */
public final class StackTrainer {

    /**
     * How to go through the samples.
     *
     * @param epochs how often each sample is seen, at least 1
     * @param batchSize samples in a minibatch, at least 1
     * @param learningRate largest learning rate, above 0
     * @param weightDecay decoupled weight decay, at least 0
     * @param labelSmoothing part of the target that is spread over all classes, 0..1, 1 excluded
     * @param maxShiftPixels samples are moved at random by up to so many pixels in both directions
     */
    public record Plan(
            int epochs,
            int batchSize,
            double learningRate,
            double weightDecay,
            double labelSmoothing,
            int maxShiftPixels) {

        /** @throws IllegalArgumentException if a value is outside its range */
        public Plan {
            check(epochs, batchSize, learningRate, weightDecay, labelSmoothing, maxShiftPixels);
        }

        static void check(
                int epochs, int batchSize, double learningRate, double weightDecay, double labelSmoothing, int shift) {
            require(epochs >= 1, "a training needs at least 1 epoch, got " + epochs);
            require(batchSize >= 1, "a minibatch needs at least 1 sample, got " + batchSize);
            require(
                    learningRate > 0 && Double.isFinite(learningRate),
                    "the learning rate must be above 0 and finite, got " + learningRate + "; for Adam try 0.001");
            require(
                    weightDecay >= 0 && weightDecay * learningRate < 1,
                    "weight decay must be at least 0 and below 1 / learning rate, got " + weightDecay);
            require(
                    labelSmoothing >= 0 && labelSmoothing < 1,
                    "label smoothing must be in 0..1, got " + labelSmoothing);
            require(shift >= 0, "the largest shift must be at least 0 pixels, got " + shift);
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    private StackTrainer() {}

    /**
     * Trains the layers.
     *
     * @param layers from input to output, the last with one output a class. Modified.
     * @param images what to learn from
     * @param classes number of classes
     * @param plan how
     * @param random split for each epoch
     * @param listener is told about each epoch
     * @throws IllegalArgumentException if a label is no class
     * @throws TrainingDivergedException if the loss stops being a finite number
     */
    public static void train(
            List<TrainableLayer> layers,
            LabelledImages images,
            int classes,
            Plan plan,
            SplittableGenerator random,
            TrainingListener listener) {
        requireLabels(images, classes);
        int batchSize = Math.min(plan.batchSize(), images.size());
        LayerStack stack = new LayerStack(layers, batchSize);
        Optimiser optimiser = new Adam(stack.parameters(), plan.weightDecay());
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(classes, plan.labelSmoothing());
        Minibatches batches = new Minibatches(images, plan.maxShiftPixels(), batchSize);
        long stepsPerEpoch = (images.size() + batchSize - 1) / batchSize;
        CosineSchedule schedule = new CosineSchedule(plan.learningRate(), stepsPerEpoch * plan.epochs());

        long step = 0;
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            double lossSum = 0;
            int correct = 0;
            batches.startEpoch(random.split());
            while (batches.advance()) {
                float[] outputs = stack.forward(batches.values(), batches.samples());
                loss.evaluate(outputs, batches.labels(), stack.outputGradient(), batches.samples());
                if (!Double.isFinite(loss.lossSum())) {
                    throw new TrainingDivergedException(epoch, plan.learningRate());
                }
                stack.backward(batches.values(), batches.samples());
                optimiser.step(schedule.at(step++));
                lossSum += loss.lossSum();
                correct += loss.correct();
            }
            listener.epoch(epoch, plan.epochs(), lossSum / images.size(), (double) correct / images.size());
        }
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
