package dev.ranvier.training.ann;

import dev.ranvier.core.model.Shape;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MinibatchesTest {

    @Test
    void shiftsDownAndRightAndFillsWithZero() {
        LabelledImages images = image(new Shape(1, 2, 3), 51, 102, 153, 204, 255, 0);
        assertArrayEquals(new float[] {9, 0, 0, 0, 0, 0.2f, 0.4f, 9}, shifted(images, 1, 1));
        assertArrayEquals(new float[] {9, 1f, 0, 0, 0, 0, 0, 9}, shifted(images, -1, -1));
        assertArrayEquals(new float[] {9, 0.2f, 0.4f, 0.6f, 0.8f, 1f, 0, 9}, shifted(images, 0, 0));
        assertArrayEquals(new float[] {9, 0, 0, 0, 0, 0, 0, 9}, shifted(images, 2, 0));
        assertArrayEquals(new float[] {9, 0, 0, 0, 0, 0, 0, 9}, shifted(images, 0, -5));
    }

    @Test
    void shiftsEachChannelByItself() {
        LabelledImages images = image(new Shape(2, 1, 3), 51, 102, 153, 204, 255, 0);
        assertArrayEquals(new float[] {9, 0, 0.2f, 0.4f, 0, 0.8f, 1f, 9}, shifted(images, 0, 1));
    }

    @Test
    void everyShiftUpToTheLargestOccurs() {
        int[] pixels = new int[25];
        pixels[12] = 255;
        Minibatches batches = new Minibatches(image(new Shape(1, 5, 5), pixels), Augmentation.shift(2), 1);
        SplittableGenerator random = generator();
        Set<Integer> places = new HashSet<>();
        for (int epoch = 0; epoch < 1000; epoch++) {
            batches.startEpoch(random.split());
            assertTrue(batches.advance());
            for (int i = 0; i < 25; i++) {
                if (batches.values()[i] == 1f) {
                    places.add(i);
                }
            }
        }
        assertEquals(25, places.size());
    }

    @Test
    void anEpochSeesEachSampleOnceInANewOrder() {
        byte[] pixels = new byte[10];
        byte[] labels = new byte[10];
        for (int i = 0; i < 10; i++) {
            pixels[i] = (byte) (10 * i);
            labels[i] = (byte) i;
        }
        Minibatches batches =
                new Minibatches(new LabelledImages(Shape.vector(1), pixels, labels), Augmentation.NONE, 4);
        SplittableGenerator random = generator();
        assertFalse(batches.advance(), "no epoch was started");
        List<Integer> first = epoch(batches, random);
        List<Integer> second = epoch(batches, random);
        assertEquals(10, new HashSet<>(first).size());
        assertEquals(10, new HashSet<>(second).size());
        assertFalse(first.equals(second));
    }

    private static List<Integer> epoch(Minibatches batches, SplittableGenerator random) {
        List<Integer> labels = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        batches.startEpoch(random.split());
        while (batches.advance()) {
            sizes.add(batches.samples());
            for (int s = 0; s < batches.samples(); s++) {
                labels.add(batches.labels()[s]);
                assertEquals(10 * batches.labels()[s] / 255f, batches.values()[s]);
            }
        }
        assertEquals(List.of(4, 4, 2), sizes);
        return labels;
    }

    /** The shifted image between two values that must stay 9. */
    private static float[] shifted(LabelledImages images, int down, int right) {
        float[] into = {9, 7, 7, 7, 7, 7, 7, 9};
        new AugmentedSamples(images, Augmentation.shift(2)).copyShifted(0, down, right, into, 1);
        return into;
    }

    private static LabelledImages image(Shape shape, int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return new LabelledImages(shape, bytes, new byte[1]);
    }

    private static SplittableGenerator generator() {
        return RandomGeneratorFactory.<SplittableGenerator>of("L64X128MixRandom")
                .create(7);
    }
}
