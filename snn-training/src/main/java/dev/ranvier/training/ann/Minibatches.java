package dev.ranvier.training.ann;

import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Cuts each epoch into minibatches of shuffled, randomly varied samples. The order of an epoch is a shuffle of the order of
 * the epoch before.
 */
final class Minibatches {

    private final LabelledImages images;
    private final AugmentedSamples augmented;
    private final int[] order; // sample numbers in the order of this epoch
    private final float[] values; // [sample][pixel]
    private final int[] labels; // [sample]
    private RandomGenerator variations;
    private int next; // position in order of the next minibatch
    private int samples;

    Minibatches(LabelledImages images, Augmentation augmentation, int batchSize) {
        this.images = images;
        this.augmented = new AugmentedSamples(images, augmentation);
        this.order = new int[images.size()];
        Arrays.setAll(order, i -> i);
        this.values = new float[Math.multiplyExact(batchSize, images.shape().size())];
        this.labels = new int[batchSize];
        this.next = order.length;
    }

    /** Starts an epoch; the generator is split into one for the order and one for the variations. */
    void startEpoch(SplittableGenerator random) {
        RandomGenerator shuffle = random.split();
        for (int i = order.length - 1; i > 0; i--) {
            int j = shuffle.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        variations = random.split();
        next = 0;
    }

    /** Prepares the next minibatch of the epoch; false if there is none left. */
    boolean advance() {
        samples = Math.min(labels.length, order.length - next);
        for (int s = 0; s < samples; s++) {
            int sample = order[next + s];
            labels[s] = images.label(sample);
            augmented.copy(sample, variations, values, s * images.shape().size());
        }
        next += samples;
        return samples > 0;
    }

    /** Number of samples of the current minibatch. */
    int samples() {
        return samples;
    }

    /** {@code [sample][pixel]} of the current minibatch, 0..1; may be longer. */
    float[] values() {
        return values;
    }

    /** {@code [sample]} of the current minibatch; may be longer. */
    int[] labels() {
        return labels;
    }
}
