package dev.ranvier.training.data;

import java.util.regex.Pattern;

/**
 * A classification task: images to learn from and images to be scored on.
 *
 * @param name what the user calls it
 * @param train images to learn from; choose settings on a part of these only (see {@link StratifiedSplit})
 * @param test images that are scored once, at the end
 * @param classes number of classes; labels are {@code 0..classes-1}
 * @param sha256 64 lower-case hex digits over the contents; the loader says over which bytes
 */
public record Dataset(String name, LabelledImages train, LabelledImages test, int classes, String sha256) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if shapes differ, a label is out of range, or name or hash is malformed */
    public Dataset {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a data set needs a name");
        }
        if (!train.shape().equals(test.shape())) {
            throw new IllegalArgumentException("data set " + name + ": training images are " + train.shape()
                    + ", test images " + test.shape() + "; are they from the same data set?");
        }
        if (classes < 2 || classes > 256) {
            throw new IllegalArgumentException("data set " + name + ": classes must be 2..256, got " + classes);
        }
        requireLabels(name, "training", train, classes);
        requireLabels(name, "test", test, classes);
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "data set " + name + ": sha256 must be 64 lower-case hex digits, got '" + sha256 + "'");
        }
    }

    private static void requireLabels(String name, String part, LabelledImages images, int classes) {
        for (int i = 0; i < images.size(); i++) {
            if (images.label(i) >= classes) {
                throw new IllegalArgumentException("data set " + name + ": " + part + " sample " + i + " has label "
                        + images.label(i) + ", allowed 0.." + (classes - 1));
            }
        }
    }
}
