package dev.ranvier.training.ann;

import dev.ranvier.core.model.Shape;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Copies samples, each varied at random as an {@link Augmentation} says. */
final class AugmentedSamples {

    private final LabelledImages images;
    private final Shape shape;
    private final Augmentation augmentation;
    private final float[] scratch; // [pixel]

    /** @throws IllegalArgumentException if a crop would leave nothing of an image */
    AugmentedSamples(LabelledImages images, Augmentation augmentation) {
        this.images = images;
        this.augmentation = augmentation;
        shape = images.shape();
        scratch = new float[shape.size()];
        if (augmentation.cropPixels() >= Math.min(shape.height(), shape.width()) && augmentation.cropPixels() > 0) {
            throw new IllegalArgumentException("a crop by up to " + augmentation.cropPixels()
                    + " pixels leaves nothing of images of " + shape.height() + " x " + shape.width());
        }
    }

    /**
     * Writes a sample, varied.
     *
     * @param into receives the values. Modified.
     * @param offset where the first value goes
     */
    void copy(int sample, RandomGenerator random, float[] into, int offset) {
        boolean flip = augmentation.flip() && random.nextBoolean();
        int crop = augmentation.cropPixels() == 0 ? 0 : random.nextInt(augmentation.cropPixels() + 1);
        int top = crop == 0 ? 0 : random.nextInt(crop + 1);
        int left = crop == 0 ? 0 : random.nextInt(crop + 1);
        int choices = 2 * augmentation.shiftPixels() + 1;
        int down = random.nextInt(choices) - augmentation.shiftPixels();
        int right = random.nextInt(choices) - augmentation.shiftPixels();
        if (crop == 0 && !flip) {
            copyShifted(sample, down, right, into, offset);
            return;
        }
        images.copySample(sample, scratch, 0);
        if (flip) {
            flip(scratch);
        }
        copyCropped(scratch, crop, top, left, down, right, into, offset);
    }

    /** Writes a sample, moved by the given numbers of pixels. */
    void copyShifted(int sample, int down, int right, float[] into, int offset) {
        byte[] pixels = images.pixels();
        Arrays.fill(into, offset, offset + shape.size(), 0f);
        int firstRow = Math.max(0, down);
        int lastRow = Math.min(shape.height(), shape.height() + down);
        int firstColumn = Math.max(0, right);
        int lastColumn = Math.min(shape.width(), shape.width() + right);
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = firstRow; y < lastRow; y++) {
                int to = (c * shape.height() + y) * shape.width();
                int from = sample * shape.size() + to - down * shape.width() - right;
                for (int x = firstColumn; x < lastColumn; x++) {
                    into[offset + to + x] = (pixels[from + x] & 0xff) / 255f;
                }
            }
        }
    }

    private void flip(float[] values) {
        for (int row = 0; row < values.length; row += shape.width()) {
            for (int i = 0; i < shape.width() / 2; i++) {
                float kept = values[row + i];
                values[row + i] = values[row + shape.width() - 1 - i];
                values[row + shape.width() - 1 - i] = kept;
            }
        }
    }

    /** Scales the window at (top, left) that is smaller by {@code crop} up to full size, then moves it. */
    private void copyCropped(float[] from, int crop, int top, int left, int down, int right, float[] into, int offset) {
        Arrays.fill(into, offset, offset + shape.size(), 0f);
        float stepY = shape.height() == 1 ? 0 : (shape.height() - 1f - crop) / (shape.height() - 1);
        float stepX = shape.width() == 1 ? 0 : (shape.width() - 1f - crop) / (shape.width() - 1);
        for (int y = Math.max(0, down); y < Math.min(shape.height(), shape.height() + down); y++) {
            float row = top + (y - down) * stepY;
            int above = Math.min((int) row, shape.height() - 1);
            int below = Math.min(above + 1, shape.height() - 1);
            for (int x = Math.max(0, right); x < Math.min(shape.width(), shape.width() + right); x++) {
                float column = left + (x - right) * stepX;
                int before = Math.min((int) column, shape.width() - 1);
                int after = Math.min(before + 1, shape.width() - 1);
                for (int c = 0; c < shape.channels(); c++) {
                    int plane = c * shape.height() * shape.width();
                    float upper = mix(from, plane + above * shape.width(), before, after, column - before);
                    float lower = mix(from, plane + below * shape.width(), before, after, column - before);
                    into[offset + plane + y * shape.width() + x] = upper + (row - above) * (lower - upper);
                }
            }
        }
    }

    private static float mix(float[] from, int row, int before, int after, float share) {
        return from[row + before] + share * (from[row + after] - from[row + before]);
    }
}
