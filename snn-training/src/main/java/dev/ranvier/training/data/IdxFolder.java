package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * Reads a folder of the MNIST family: MNIST itself, Fashion-MNIST (Debian package {@code dataset-fashion-mnist} puts it
 * into {@code /usr/share/datasets/fashion-mnist}), or any other with ten classes and the four standard files
 *
 * <pre>
 * train-images-idx3-ubyte   train-labels-idx1-ubyte   t10k-images-idx3-ubyte   t10k-labels-idx1-ubyte
 * </pre>
 *
 * each plain or with {@code .gz}, or with a dot before {@code idx}. If a file is there in several forms, the first of
 * plain, plain.gz, dotted, dotted.gz is taken.
 */
public final class IdxFolder {

    /** MNIST and its drop-in replacements have ten classes. */
    private static final int CLASSES = 10;

    private IdxFolder() {}

    /**
     * Reads the four files. The data set is named after the folder; its hash is SHA-256 over the decompressed contents of
     * the four files one after the other, in the order above (training images, training labels, test images, test labels).
     *
     * @param folder where the files are
     * @throws FormatException if the folder or a file is missing, or a content is wrong: names the file and the byte offset
     *     (for gzip the offset in the decompressed content), and the likely slip
     * @throws IOException if a file cannot be read
     */
    public static Dataset load(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(),
                    "folder",
                    Files.exists(folder) ? "this is a file; give the folder it is in" : "there is no such folder");
        }
        Path trainImages = find(folder, "train-images", "idx3-ubyte");
        Path trainLabels = find(folder, "train-labels", "idx1-ubyte");
        Path testImages = find(folder, "t10k-images", "idx3-ubyte");
        Path testLabels = find(folder, "t10k-labels", "idx1-ubyte");

        MessageDigest digest = Sha256.start();
        LabelledImages train = read(trainImages, trainLabels, digest);
        LabelledImages test = read(testImages, testLabels, digest);
        if (!train.shape().equals(test.shape())) {
            throw new FormatException(
                    testImages.toString(),
                    "byte 8",
                    "images of " + test.shape() + ", but " + trainImages.getFileName() + " has " + train.shape()
                            + "; are the files from one data set?");
        }
        return new Dataset(nameOf(folder), train, test, CLASSES, Sha256.finish(digest));
    }

    private static LabelledImages read(Path images, Path labels, MessageDigest digest) throws IOException {
        try (IdxStream imageFile = new IdxStream(images.toString(), Files.newInputStream(images), digest);
                IdxStream labelFile = new IdxStream(labels.toString(), Files.newInputStream(labels), digest)) {
            return IdxFile.read(imageFile, labelFile, CLASSES);
        }
    }

    private static Path find(Path folder, String part, String kind) throws FormatException {
        List<String> names =
                List.of(part + "-" + kind, part + "-" + kind + ".gz", part + "." + kind, part + "." + kind + ".gz");
        for (String name : names) {
            Path candidate = folder.resolve(name);
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        throw new FormatException(folder.toString(), part, "file not found; looked for " + String.join(", ", names));
    }

    private static String nameOf(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "data" : last.toString();
    }
}
