package dev.ranvier.training.ann;

/**
 * How a training goes through its samples.
 *
 * @param epochs how often each sample is seen, at least 1
 * @param batchSize samples in a minibatch, at least 1; the last one of an epoch may be smaller
 * @param optimiser which optimiser, with its weight decay
 * @param learningRate largest learning rate, above 0
 * @param schedule how the rate changes after warm-up
 * @param warmUpEpochs epochs, or a part of one, in which the rate grows evenly from 0 to the largest; at least 0
 * @param labelSmoothing part of the target that is spread over all classes, 0..1, 1 excluded
 * @param augmentation how samples are varied
 * @param biases whether biases are trained; without, they are zero from the start
 * @param patience the training ends after so many epochs without a better validation accuracy; 0 for never
 */
public record TrainingPlan(
        int epochs,
        int batchSize,
        OptimiserRule optimiser,
        double learningRate,
        Schedule schedule,
        double warmUpEpochs,
        double labelSmoothing,
        Augmentation augmentation,
        boolean biases,
        int patience) {

    /** @throws IllegalArgumentException if a value is outside its range */
    public TrainingPlan {
        require(epochs >= 1, "a training needs at least 1 epoch, got " + epochs);
        require(batchSize >= 1, "a minibatch needs at least 1 sample, got " + batchSize);
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "the learning rate must be above 0 and finite, got " + learningRate + "; for Adam try 0.001");
        require(
                optimiser.weightDecay() * learningRate < 1,
                "weight decay must be below 1 / learning rate, got " + optimiser.weightDecay());
        require(
                warmUpEpochs >= 0 && warmUpEpochs < epochs,
                "warm-up must be at least 0 and shorter than the " + epochs + " epochs, got " + warmUpEpochs);
        require(labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing must be in 0..1, got " + labelSmoothing);
        require(patience >= 0, "patience must be at least 0 epochs, got " + patience);
    }

    /** AdamW, a cosine without warm-up, shifted samples, biases, all epochs. */
    public static TrainingPlan adam(
            int epochs,
            int batchSize,
            double learningRate,
            double weightDecay,
            double labelSmoothing,
            int shiftPixels) {
        return new TrainingPlan(
                epochs,
                batchSize,
                new OptimiserRule.AdamW(weightDecay),
                learningRate,
                new Schedule.Cosine(),
                0,
                labelSmoothing,
                Augmentation.shift(shiftPixels),
                true,
                0);
    }

    /**
     * For multi-layer perceptrons on images of 28 x 28 pixels in ten classes, such as two hidden layers of 256 and 128 units.
     * The values were chosen on a validation part of the embedded training digits. A small set is seen more often than a large
     * one: {@code 12 + 144,000 / samples} epochs, so 8,000 samples are seen 30 times and 60,000 samples 14 times.
     *
     * @param trainingSamples size of the training set, at least 1
     */
    public static TrainingPlan forDigits(int trainingSamples) {
        require(trainingSamples >= 1, "a training needs at least 1 sample, got " + trainingSamples);
        return adam(12 + 144_000 / trainingSamples, 64, 0.003, 0.05, 0.05, 2);
    }

    /** The same plan with another number of epochs. */
    public TrainingPlan withEpochs(int other) {
        return new TrainingPlan(
                other,
                batchSize,
                optimiser,
                learningRate,
                schedule,
                warmUpEpochs,
                labelSmoothing,
                augmentation,
                biases,
                patience);
    }

    /** Learning rate of a step, counted from 0. */
    double rateAt(long step, long stepsPerEpoch) {
        double warmUp = Math.rint(warmUpEpochs * stepsPerEpoch);
        if (step < warmUp) {
            return learningRate * (step + 1) / (warmUp + 1);
        }
        long rest = stepsPerEpoch * epochs - (long) warmUp;
        return learningRate * schedule.factor(step - (long) warmUp, rest);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
