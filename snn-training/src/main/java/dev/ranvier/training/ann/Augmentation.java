package dev.ranvier.training.ann;

/**
 * How training samples are varied each time they are seen.
 *
 * @param shiftPixels moved down and right by whole numbers of pixels drawn evenly from {@code -shiftPixels..shiftPixels}; what
 *     comes in is 0
 * @param cropPixels before that, cut to a window that is smaller by a whole number drawn evenly from {@code 0..cropPixels} in
 *     height and width, at a place drawn evenly, and scaled back to full size (bilinear)
 * @param flip before that, mirrored left to right with probability one half
 */
public record Augmentation(int shiftPixels, int cropPixels, boolean flip) {

    /** Samples as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, false);

    /** @throws IllegalArgumentException if a number is negative */
    public Augmentation {
        if (shiftPixels < 0) {
            throw new IllegalArgumentException("the largest shift must be at least 0 pixels, got " + shiftPixels);
        }
        if (cropPixels < 0) {
            throw new IllegalArgumentException("the largest crop must be at least 0 pixels, got " + cropPixels);
        }
    }

    /** Shifts only. */
    public static Augmentation shift(int pixels) {
        return new Augmentation(pixels, 0, false);
    }
}
