package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Square grey images as a table, such as the digits of UCI's optdigits: a row is an image, its pixels as whole numbers from 0,
 * row by row, then its class. The largest number in the table is white; pixels are scaled to bytes, rounded. A fifth of the rows
 * is held out for testing by {@link StratifiedSplit} with seed {@value #SPLIT_SEED}, always the same.
 */
final class CsvFolder {

    private static final long SPLIT_SEED = 20_261_123;
    private static final int TEST_SHARE = 5;
    private static final int LARGEST = 65_535;

    private CsvFolder() {}

    /** Reads a table, plain or with {@code .gz}. The hash is SHA-256 over the file. */
    static Dataset load(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        List<int[]> rows = new ArrayList<>();
        try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader reader = new InputStreamReader(in, StandardCharsets.US_ASCII);
                BufferedReader lines = new BufferedReader(reader)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.add(row(file, rows.size() + 1, line));
                }
            }
            raw.transferTo(OutputStream.nullOutputStream()); // what gzip leaves unread belongs to the hash
        }
        if (rows.size() < TEST_SHARE * 2) {
            throw new FormatException(file.toString(), "end", "only " + rows.size() + " rows; is the file cut off?");
        }
        LabelledImages images = images(file, rows);
        int classes = 0;
        for (int i = 0; i < images.size(); i++) {
            classes = Math.max(classes, images.label(i) + 1);
        }
        StratifiedSplit split = StratifiedSplit.of(images, images.size() / TEST_SHARE, SPLIT_SEED);
        String name = DataFolder.nameOf(file.toAbsolutePath().getParent());
        return new Dataset(name, split.kept(), split.heldOut(), classes, Sha256.finish(digest));
    }

    private static LabelledImages images(Path file, List<int[]> rows) throws FormatException {
        int width = rows.get(0).length - 1;
        int side = (int) Math.round(Math.sqrt(width));
        if (width < 1 || side * side != width) {
            throw new FormatException(
                    file.toString(), "line 1", width + " pixels before the class are no square image");
        }
        int largest = 1;
        for (int[] row : rows) {
            for (int i = 0; i < width && row.length == width + 1; i++) {
                largest = Math.max(largest, row[i]);
            }
        }
        byte[] pixels = new byte[Math.multiplyExact(rows.size(), width)];
        byte[] labels = new byte[rows.size()];
        for (int r = 0; r < labels.length; r++) {
            int[] row = rows.get(r);
            if (row.length != width + 1 || row[width] > 255) {
                throw new FormatException(
                        file.toString(),
                        "line " + (r + 1),
                        "expected " + width + " pixels and a class up to 255, got " + (row.length - 1)
                                + " pixels and class " + row[row.length - 1]);
            }
            for (int i = 0; i < width; i++) {
                pixels[r * width + i] = (byte) Math.round(row[i] * 255.0 / largest);
            }
            labels[r] = (byte) row[width];
        }
        return new LabelledImages(new Shape(1, side, side), pixels, labels);
    }

    private static int[] row(Path file, int number, String line) throws FormatException {
        String[] words = line.split(",", -1);
        int[] values = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            String word = words[i].strip();
            if (!word.matches("\\d{1,5}") || Integer.parseInt(word) > LARGEST) {
                throw new FormatException(
                        file.toString(),
                        "line " + number,
                        "'" + words[i] + "' is no whole number from 0 to " + LARGEST + "; is there a header line?");
            }
            values[i] = Integer.parseInt(word);
        }
        return values;
    }
}
