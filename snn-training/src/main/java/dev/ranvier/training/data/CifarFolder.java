package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** CIFAR-10 (Krizhevsky 2009, technical report, University of Toronto): 32 x 32 pixels in three colours, ten classes. */
final class CifarFolder {

    private static final Shape SHAPE = new Shape(3, 32, 32);
    private static final int PLANE = 32 * 32;
    private static final int CLASSES = 10;
    private static final int BATCHES = 5;
    private static final String LABELS = "labels_4000.txt";
    private static final String TEST = "cifar10_test_first100.csv";

    private CifarFolder() {}

    /**
     * The binary form: {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, each of records of one
     * label and 3,072 bytes, red, green, blue plane. The hash is SHA-256 over the files in that order.
     */
    static Dataset binary(Path folder) throws IOException {
        MessageDigest digest = Sha256.start();
        List<byte[]> batches = new ArrayList<>();
        for (int batch = 1; batch <= BATCHES; batch++) {
            batches.add(records(folder.resolve("data_batch_" + batch + ".bin"), digest));
        }
        LabelledImages train = images(batches);
        LabelledImages test = images(List.of(records(folder.resolve("test_batch.bin"), digest)));
        return new Dataset(DataFolder.nameOf(folder), train, test, CLASSES, Sha256.finish(digest));
    }

    private static byte[] records(Path file, MessageDigest digest) throws IOException {
        byte[] bytes = read(file);
        int record = SHAPE.size() + 1;
        if (bytes.length == 0 || bytes.length % record != 0) {
            throw new FormatException(
                    file.toString(),
                    "end",
                    bytes.length + " bytes are no whole number of records of " + record + "; is the file cut off?");
        }
        for (int at = 0; at < bytes.length; at += record) {
            requireLabel(file, "byte " + at, bytes[at] & 0xff);
        }
        digest.update(bytes);
        return bytes;
    }

    private static LabelledImages images(List<byte[]> batches) {
        int record = SHAPE.size() + 1;
        int count = batches.stream().mapToInt(batch -> batch.length / record).sum();
        byte[] pixels = new byte[count * SHAPE.size()];
        byte[] labels = new byte[count];
        int sample = 0;
        for (byte[] batch : batches) {
            for (int at = 0; at < batch.length; at += record) {
                labels[sample] = batch[at];
                System.arraycopy(batch, at + 1, pixels, sample * SHAPE.size(), SHAPE.size());
                sample++;
            }
        }
        return new LabelledImages(SHAPE, pixels, labels);
    }

    /**
     * Lossless strips: {@code cifar10_batch_0.png}, {@code _1} ..., one image a row, as ConvNetJS stores them (1,024 pixels wide),
     * with {@code labels_4000.txt}, a label a line, for training; {@code cifar10_test_first100.csv}, label and then red, green,
     * blue of each pixel, for testing. The hash is SHA-256 over pixels and labels.
     */
    static Dataset strips(Path folder) throws IOException {
        List<String> labelLines = lines(folder.resolve(LABELS));
        byte[] pixels = new byte[labelLines.size() * SHAPE.size()];
        byte[] labels = new byte[labelLines.size()];
        int sample = 0;
        for (int strip = 0; Files.exists(folder.resolve("cifar10_batch_" + strip + ".png")); strip++) {
            Path file = folder.resolve("cifar10_batch_" + strip + ".png");
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null || image.getWidth() != PLANE) {
                throw new FormatException(file.toString(), "image", "not a PNG image that is 1,024 pixels wide");
            }
            if (sample + image.getHeight() > labels.length) {
                throw new FormatException(
                        folder.resolve(LABELS).toString(), "end", "fewer labels than the strips have images");
            }
            for (int row = 0; row < image.getHeight(); row++, sample++) {
                for (int p = 0; p < PLANE; p++) {
                    int colour = image.getRGB(p, row);
                    store(pixels, sample, p, colour >> 16, colour >> 8, colour);
                }
            }
        }
        for (int i = 0; i < sample; i++) {
            labels[i] = (byte) number(folder.resolve(LABELS), i, labelLines.get(i));
            requireLabel(folder.resolve(LABELS), "line " + (i + 1), labels[i] & 0xff);
        }
        if (sample < labels.length) {
            throw new FormatException(
                    folder.resolve(LABELS).toString(),
                    "end",
                    labels.length + " labels for " + sample + " images; is a strip missing?");
        }
        LabelledImages train = new LabelledImages(SHAPE, pixels, labels);
        LabelledImages test = testTable(folder.resolve(TEST));
        MessageDigest digest = Sha256.start();
        for (LabelledImages part : List.of(train, test)) {
            digest.update(part.pixels());
            digest.update(part.labels());
        }
        return new Dataset(DataFolder.nameOf(folder), train, test, CLASSES, Sha256.finish(digest));
    }

    private static LabelledImages testTable(Path file) throws IOException {
        List<String> rows = lines(file);
        byte[] pixels = new byte[rows.size() * SHAPE.size()];
        byte[] labels = new byte[rows.size()];
        for (int row = 0; row < labels.length; row++) {
            String[] words = rows.get(row).split(",", -1);
            if (words.length != SHAPE.size() + 1) {
                throw new FormatException(
                        file.toString(),
                        "line " + (row + 1),
                        words.length + " values, expected a label and " + SHAPE.size());
            }
            int label = number(file, row, words[0]);
            requireLabel(file, "line " + (row + 1), label);
            labels[row] = (byte) label;
            for (int p = 0; p < PLANE; p++) {
                store(
                        pixels,
                        row,
                        p,
                        number(file, row, words[1 + 3 * p]),
                        number(file, row, words[2 + 3 * p]),
                        number(file, row, words[3 + 3 * p]));
            }
        }
        return new LabelledImages(SHAPE, pixels, labels);
    }

    private static void store(byte[] pixels, int sample, int pixel, int red, int green, int blue) {
        int at = sample * SHAPE.size() + pixel;
        pixels[at] = (byte) red;
        pixels[at + PLANE] = (byte) green;
        pixels[at + 2 * PLANE] = (byte) blue;
    }

    private static int number(Path file, int row, String text) throws FormatException {
        String digits = text.strip();
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > 255) {
            throw new FormatException(
                    file.toString(), "line " + (row + 1), "'" + text + "' is no whole number from 0 to 255");
        }
        return Integer.parseInt(digits);
    }

    private static void requireLabel(Path file, String place, int label) throws FormatException {
        if (label >= CLASSES) {
            throw new FormatException(file.toString(), place, "label " + label + " is outside 0..9");
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Arrays.stream(new String(read(file), StandardCharsets.US_ASCII).split("\\R"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            FormatException missing =
                    new FormatException(file.toString(), "file", "not there; is the folder complete?");
            missing.initCause(e);
            throw missing;
        }
    }
}
