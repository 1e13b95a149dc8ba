package dev.ranvier.training.ann;

import dev.ranvier.core.model.Shape;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Copies samples moved by a few pixels; what comes in from outside the image is 0, what leaves it is lost. */
final class ShiftedSamples {

    private final LabelledImages images;
    private final int maxShiftPixels;

    ShiftedSamples(LabelledImages images, int maxShiftPixels) {
        this.images = images;
        this.maxShiftPixels = maxShiftPixels;
    }

    /**
     * Writes a sample, moved down and right by two whole numbers drawn evenly from {@code -max..max}.
     *
     * @param into receives the values. Modified.
     * @param offset where the first value goes
     */
    void copyShifted(int sample, RandomGenerator random, float[] into, int offset) {
        int choices = 2 * maxShiftPixels + 1;
        int down = random.nextInt(choices) - maxShiftPixels;
        int right = random.nextInt(choices) - maxShiftPixels;
        copyShifted(sample, down, right, into, offset);
    }

    /** Writes a sample, moved by the given numbers of pixels. */
    void copyShifted(int sample, int down, int right, float[] into, int offset) {
        Shape shape = images.shape();
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
}
