package dev.ranvier.training.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A set of images cut in two so that both parts have the classes in the same proportions.
 *
 * <p>The samples are shuffled (Fisher-Yates, generator {@code L64X128MixRandom} with the given seed) and the first ones of
 * each class in that order are held out; then all samples are shuffled once more (same generator, going on) and both parts
 * take that second order, so that any first stretch of either part is a fair sample of it. Of a class with {@code n} of
 * {@code N} samples, {@code n * heldOut / N} are held out, rounded down; the few samples still missing come from the classes
 * with the largest fractions cut off, one each, the smaller class number first where fractions are equal.
 *
 * @param kept the part that remains
 * @param heldOut the part that was held out
 */
public record StratifiedSplit(LabelledImages kept, LabelledImages heldOut) {

    /** Class numbers are unsigned bytes. */
    private static final int LABELS = 256;

    /**
     * Cuts a set in two.
     *
     * @param images the whole set
     * @param heldOut number of samples to hold out, at least 1 and fewer than there are
     * @param seed seed of the shuffle; the same seed gives the same split
     * @throws IllegalArgumentException if {@code heldOut} leaves one of the parts empty
     */
    public static StratifiedSplit of(LabelledImages images, int heldOut, long seed) {
        if (heldOut < 1 || heldOut >= images.size()) {
            throw new IllegalArgumentException(
                    "of " + images.size() + " samples, 1.." + (images.size() - 1) + " can be held out, got " + heldOut);
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] order = new int[images.size()];
        Arrays.setAll(order, i -> i);
        shuffle(order, random);
        int[] quota = quotas(images, heldOut);
        boolean[] isHeld = new boolean[images.size()];
        for (int sample : order) {
            isHeld[sample] = quota[images.label(sample)]-- > 0;
        }
        shuffle(order, random);
        int[] kept = Arrays.stream(order).filter(sample -> !isHeld[sample]).toArray();
        int[] held = Arrays.stream(order).filter(sample -> isHeld[sample]).toArray();
        return new StratifiedSplit(images.subset(kept), images.subset(held));
    }

    /** Samples to hold out, {@code [label]}, by the largest-remainder rule. */
    private static int[] quotas(LabelledImages images, int heldOut) {
        long[] counts = new long[LABELS];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
        }
        int[] quota = new int[LABELS];
        long[] remainder = new long[LABELS];
        int missing = heldOut;
        for (int label = 0; label < LABELS; label++) {
            quota[label] = (int) (counts[label] * heldOut / images.size());
            remainder[label] = counts[label] * heldOut % images.size();
            missing -= quota[label];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int label = 1; label < LABELS; label++) {
                if (remainder[label] > remainder[largest]) {
                    largest = label;
                }
            }
            quota[largest]++;
            remainder[largest] = -1;
        }
        return quota;
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
