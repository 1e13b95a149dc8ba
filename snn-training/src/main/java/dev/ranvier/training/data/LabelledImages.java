package dev.ranvier.training.data;

import dev.ranvier.core.model.Shape;

/**
 * Images with one label each, as bytes. Pixels become numbers only when a sample is asked for: byte {@code p} (0..255) is
 * the value {@code p / 255f}, so every value is in 0..1.
 *
 * <p>The arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param shape shape of one image
 * @param pixels {@code [sample][pixel]}, unsigned bytes 0..255, pixels in the order of {@link Shape}
 * @param labels {@code [sample]}, class number as an unsigned byte
 */
public record LabelledImages(Shape shape, byte[] pixels, byte[] labels) {

    /** @throws IllegalArgumentException if there is no image or the sizes disagree */
    public LabelledImages {
        if (labels.length == 0) {
            throw new IllegalArgumentException("a set of images needs at least one image");
        }
        if (pixels.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(labels.length + " labels and images of " + shape + " need "
                    + (long) labels.length * shape.size() + " pixels, got " + pixels.length);
        }
    }

    /** Number of samples. */
    public int size() {
        return labels.length;
    }

    /** Class number of one sample, 0..255. */
    public int label(int sample) {
        return labels[sample] & 0xff;
    }

    /** A fresh array with the values of one sample, {@code [pixel]}, each 0..1. */
    public float[] sample(int sample) {
        float[] values = new float[shape.size()];
        copySample(sample, values, 0);
        return values;
    }

    /**
     * Writes the values of one sample, each 0..1.
     *
     * @param sample which one
     * @param into receives {@code shape.size()} values. Modified.
     * @param offset where the first value goes
     */
    public void copySample(int sample, float[] into, int offset) {
        int size = shape.size();
        int from = sample * size;
        for (int i = 0; i < size; i++) {
            into[offset + i] = (pixels[from + i] & 0xff) / 255f;
        }
    }

    /**
     * Copies some of the samples.
     *
     * @param indices which ones, in the wanted order; a sample may be named more than once. Not modified.
     * @throws IllegalArgumentException if an index is outside the set or none is given
     */
    public LabelledImages subset(int[] indices) {
        int size = shape.size();
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, size)];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int from = indices[i];
            if (from < 0 || from >= size()) {
                throw new IllegalArgumentException("index " + from + " is outside the " + size() + " samples");
            }
            System.arraycopy(pixels, from * size, chosenPixels, i * size, size);
            chosenLabels[i] = labels[from];
        }
        return new LabelledImages(shape, chosenPixels, chosenLabels);
    }
}
