package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.ranvier.training.data.IdxBytes.gzip;
import static dev.ranvier.training.data.IdxBytes.images;
import static dev.ranvier.training.data.IdxBytes.join;
import static dev.ranvier.training.data.IdxBytes.labels;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IdxFolderTest {

    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final byte[] THREE_IMAGES = images(IMAGES, 3, 2, 2, 12);
    private static final byte[] THREE_LABELS = labels(LABELS, 3, 7, 0, 9);

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void writeGoodFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("toys"));
        write("train-images-idx3-ubyte", THREE_IMAGES);
        write("train-labels-idx1-ubyte", THREE_LABELS);
        write("t10k-images-idx3-ubyte", images(IMAGES, 1, 2, 2, 4));
        write("t10k-labels-idx1-ubyte", labels(LABELS, 1, 5));
    }

    @Test
    void readsAPlainFolder() throws IOException {
        Dataset data = IdxFolder.load(folder);
        assertEquals("toys", data.name());
        assertEquals(10, data.classes());
        assertEquals(new Shape(1, 2, 2), data.train().shape());
        assertArrayEquals(
                new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, data.train().pixels());
        assertArrayEquals(new byte[] {7, 0, 9}, data.train().labels());
        assertArrayEquals(new byte[] {0, 1, 2, 3}, data.test().pixels());
        assertArrayEquals(new byte[] {5}, data.test().labels());
        // `cat` of the four files through sha256sum
        assertEquals("0cb109b5374d327ab8685080a112efc53fb6db9401fe1a1e1bed780b4e208385", data.sha256());
    }

    @Test
    void gzipAndDottedNamesGiveTheSameData() throws IOException {
        Dataset plain = IdxFolder.load(folder);
        rename("train-images-idx3-ubyte", "train-images-idx3-ubyte.gz", true);
        rename("train-labels-idx1-ubyte", "train-labels.idx1-ubyte", false);
        rename("t10k-images-idx3-ubyte", "t10k-images.idx3-ubyte.gz", true);
        // a browser unpacked this one and kept the name
        rename("t10k-labels-idx1-ubyte", "t10k-labels-idx1-ubyte.gz", false);
        Dataset other = IdxFolder.load(folder);
        assertEquals(plain.sha256(), other.sha256());
        assertArrayEquals(plain.train().pixels(), other.train().pixels());
        assertArrayEquals(plain.test().labels(), other.test().labels());
    }

    @Test
    void plainComesBeforeGzipWhenBothAreThere() throws IOException {
        write("train-labels-idx1-ubyte.gz", gzip(labels(LABELS, 3, 1, 1, 1)));
        assertArrayEquals(new byte[] {7, 0, 9}, IdxFolder.load(folder).train().labels());
    }

    @Test
    void aMissingFileListsWhatWasLookedFor() throws IOException {
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        assertRefused(
                folder.toString(),
                "looked for t10k-images-idx3-ubyte, t10k-images-idx3-ubyte.gz, t10k-images.idx3-ubyte,"
                        + " t10k-images.idx3-ubyte.gz");
    }

    @Test
    void aFolderThatIsNoneIsSaidSo() {
        assertTrue(assertThrows(FormatException.class, () -> IdxFolder.load(folder.resolve("none")))
                .getMessage()
                .contains("there is no such folder"));
        assertTrue(assertThrows(FormatException.class, () -> IdxFolder.load(folder.resolve("t10k-labels-idx1-ubyte")))
                .getMessage()
                .contains("give the folder it is in"));
    }

    @Test
    void wrongMagicNumberSaysTheLikelySlip() throws IOException {
        write("train-images-idx3-ubyte", THREE_LABELS);
        assertRefused("train-images-idx3-ubyte", "byte 0", "0x00000801, expected 0x00000803", "swapped");
        write("train-images-idx3-ubyte", images(0x0D03, 3, 2, 2, 12));
        assertRefused("byte 0", "0x00000d03", "another element type");
        write("train-images-idx3-ubyte", "<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII));
        assertRefused("byte 0", "web page");
        write("train-images-idx3-ubyte", gzip(gzip(THREE_IMAGES)));
        assertRefused("byte 0 of the decompressed content", "IDX file at all");
    }

    @Test
    void truncatedFilesNameTheirEnd() throws IOException {
        write("train-images-idx3-ubyte", Arrays.copyOf(THREE_IMAGES, 16 + 11));
        assertRefused("train-images-idx3-ubyte", "byte 27", "1 bytes before the end of the pixels", "cut short");
        write("train-images-idx3-ubyte", Arrays.copyOf(THREE_IMAGES, 10));
        assertRefused("byte 10", "2 bytes before the end of the number of rows");
        write("train-images-idx3-ubyte", new byte[0]);
        assertRefused("byte 0", "4 bytes before the end of the magic number");
        write("train-images-idx3-ubyte", THREE_IMAGES);
        write("train-labels-idx1-ubyte", Arrays.copyOf(THREE_LABELS, 9));
        assertRefused("train-labels-idx1-ubyte", "byte 9", "2 bytes before the end of the labels");
    }

    @Test
    void trailingBytesNameThePlaceWhereTheFileShouldEnd() throws IOException {
        write("train-images-idx3-ubyte", join(THREE_IMAGES, (byte) 0));
        assertRefused("train-images-idx3-ubyte", "byte 28", "more bytes follow");
        write("train-images-idx3-ubyte", THREE_IMAGES);
        write("train-labels-idx1-ubyte", gzip(join(THREE_LABELS, (byte) 1, (byte) 2)));
        assertRefused("train-labels-idx1-ubyte", "byte 11 of the decompressed content", "more bytes follow");
    }

    @Test
    void countsThatDisagreeAreRefused() throws IOException {
        write("train-labels-idx1-ubyte", labels(LABELS, 2, 1, 2));
        assertRefused("train-labels-idx1-ubyte", "byte 4", "2 labels for 3 images", "belong together");
    }

    @Test
    void aLabelOutOfRangeIsNamed() throws IOException {
        write("train-labels-idx1-ubyte", labels(LABELS, 3, 9, 10, 0));
        assertRefused("train-labels-idx1-ubyte", "byte 9", "label 10 of sample 1 is outside 0..9");
        write("train-labels-idx1-ubyte", labels(LABELS, 3, 9, 0, 255));
        assertRefused("byte 10", "label 255 of sample 2");
    }

    @Test
    void zeroImagesAreRefused() throws IOException {
        write("train-images-idx3-ubyte", images(IMAGES, 0, 2, 2, 0));
        assertRefused("train-images-idx3-ubyte", "byte 4", "holds no images");
    }

    @Test
    void absurdDimensionsAreRefusedWithoutAllocating() throws IOException {
        write("train-images-idx3-ubyte", images(IMAGES, 3, 0, 2, 0));
        assertRefused("byte 8", "0 rows");
        write("train-images-idx3-ubyte", images(IMAGES, 3, 2, -1, 0));
        assertRefused("byte 12", "4294967295 columns in an image, allowed 1..4096");
        write("train-images-idx3-ubyte", images(IMAGES, -1, 4096, 4096, 0));
        assertRefused("byte 4", "do not fit into memory");
        // 2.1 GB announced in a file of 20 bytes: fails at its end, long before the test's heap could hold that
        write("train-images-idx3-ubyte", images(IMAGES, 128, 4096, 4095, 4));
        assertRefused("byte 20", "2146959356 bytes before the end");
    }

    @Test
    void damagedGzipIsNamedWithTheOffsetReached() throws IOException {
        byte[] good = gzip(images(IMAGES, 1000, 2, 2, 4000));
        write("train-images-idx3-ubyte", Arrays.copyOf(good, good.length / 2));
        assertRefused("train-images-idx3-ubyte", "of the decompressed content", "gzip data are damaged");
        byte[] wrongChecksum = good.clone();
        wrongChecksum[good.length - 8] ^= 1;
        write("train-images-idx3-ubyte", wrongChecksum);
        assertRefused("byte 4016 of the decompressed content", "gzip data are damaged");
        write("train-images-idx3-ubyte", Arrays.copyOf(good, 5));
        assertRefused("byte 0 of the decompressed content", "gzip data are damaged");
    }

    @Test
    void trainingAndTestImagesMustHaveOneShape() throws IOException {
        write("t10k-images-idx3-ubyte", images(IMAGES, 1, 4, 1, 4));
        assertRefused("t10k-images-idx3-ubyte", "byte 8", "from one data set");
    }

    private void assertRefused(String... parts) {
        String message = assertThrows(FormatException.class, () -> IdxFolder.load(folder))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private void rename(String from, String to, boolean compress) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(from));
        Files.delete(folder.resolve(from));
        write(to, compress ? gzip(content) : content);
    }
}
