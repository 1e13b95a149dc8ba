package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void binaryBatchesOfCifar() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(folder.resolve("data_batch_" + batch + ".bin"), record(batch, batch + 1));
        }
        Files.write(folder.resolve("test_batch.bin"), record(9));
        Dataset data = DataFolder.load(folder);
        assertEquals(new Shape(3, 32, 32), data.train().shape());
        assertEquals(10, data.train().size());
        assertEquals(2, data.train().label(1));
        assertEquals(9, data.test().label(0));
        assertEquals(1, data.test().size());
        // the record of label 2 holds 2 in its red, 3 in its green, 4 in its blue plane
        float[] sample = data.train().sample(1);
        assertEquals(2 / 255f, sample[0]);
        assertEquals(3 / 255f, sample[1024]);
        assertEquals(4 / 255f, sample[3071]);
    }

    @Test
    void damagedBatchesAreNamed() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), new byte[3072]);
        assertRefused("data_batch_1.bin", "no whole number of records");
        Files.write(folder.resolve("data_batch_1.bin"), record(10));
        assertRefused("data_batch_1.bin", "byte 0", "label 10 is outside 0..9");
        Files.write(folder.resolve("data_batch_1.bin"), record(1));
        assertRefused("data_batch_2.bin", "not there");
    }

    @Test
    void stripsOfCifar() throws IOException {
        writeStrips();
        Dataset data = DataFolder.load(folder);
        assertEquals(2, data.train().size());
        assertEquals(7, data.train().label(1));
        float[] sample = data.train().sample(1);
        assertEquals(10 / 255f, sample[5]); // red of pixel 5
        assertEquals(20 / 255f, sample[1024 + 5]);
        assertEquals(30 / 255f, sample[2048 + 5]);
        assertEquals(3, data.test().label(0));
        assertEquals(3 / 255f, data.test().sample(0)[1]); // red of pixel 1 is the fourth number
        Files.writeString(folder.resolve("labels_4000.txt"), "1\n");
        assertRefused("labels_4000.txt", "fewer labels");
        Files.writeString(folder.resolve("labels_4000.txt"), "1\n2\n3\n");
        assertRefused("labels_4000.txt", "3 labels for 2 images");
        Files.writeString(folder.resolve("labels_4000.txt"), "1\nx\n");
        assertRefused("labels_4000.txt", "line 2", "'x' is no whole number");
    }

    @Test
    void oneTableOfSquareImages() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append("0,16,8,").append(i % 3).append(",").append(i % 2).append('\n');
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("digits.csv.gz")))) {
            out.write(rows.toString().getBytes(StandardCharsets.US_ASCII));
        }
        Dataset data = DataFolder.load(folder);
        assertEquals(new Shape(1, 2, 2), data.train().shape());
        assertEquals(2, data.classes());
        assertEquals(16, data.train().size());
        assertEquals(4, data.test().size());
        assertArrayEquals(
                new float[] {0, 1, 128 / 255f}, Arrays.copyOf(data.test().sample(0), 3));
    }

    @Test
    void damagedTablesAreNamed() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "a,b,c\n" + "1,2,0\n".repeat(10));
        assertRefused("line 1", "'a' is no whole number", "header");
        Files.writeString(file, "1,2,0\n".repeat(10));
        assertRefused("2 pixels before the class are no square image");
        Files.writeString(file, "1,0\n".repeat(10) + "1,2,0\n");
        assertRefused("line 11", "expected 1 pixels");
        Files.writeString(file, "1,0\n");
        assertRefused("only 1 rows");
    }

    @Test
    void foldersOfNoKnownKindSayWhatIsKnown() throws IOException {
        Files.writeString(folder.resolve("readme.txt"), "hello");
        assertRefused("no data set of a known kind", "archive unpacked");
        assertThrows(FormatException.class, () -> DataFolder.load(folder.resolve("none")));
    }

    @Test
    void realDataIfAtHand() throws IOException {
        String shared = System.getProperty("ranvier.shared", System.getenv("RANVIER_SHARED"));
        Assumptions.assumeTrue(shared != null, "RANVIER_SHARED is not set: no CIFAR strips, no digits");
        Dataset cifar = DataFolder.load(Path.of(shared, "data", "cifar10"));
        assertEquals(4000, cifar.train().size());
        assertEquals(100, cifar.test().size());
        int[] first = {6, 9, 9, 4, 1, 1, 2, 7, 8, 3}; // as in the original first batch
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], cifar.train().label(i));
        }
        Dataset digits = DataFolder.load(Path.of(shared, "data", "digits"));
        assertEquals(1797, digits.train().size() + digits.test().size());
        assertEquals(10, digits.classes());
        assertEquals(new Shape(1, 8, 8), digits.train().shape());
        assertEquals(
                60_000,
                DataFolder.load(Path.of(shared, "data", "mnist")).train().size());
    }

    private void writeStrips() throws IOException {
        BufferedImage strip = new BufferedImage(1024, 2, BufferedImage.TYPE_INT_RGB);
        strip.setRGB(5, 1, 0x0a141e);
        ImageIO.write(strip, "png", folder.resolve("cifar10_batch_0.png").toFile());
        Files.writeString(folder.resolve("labels_4000.txt"), "1\n7\n");
        StringBuilder row = new StringBuilder("3");
        for (int i = 0; i < 3072; i++) {
            row.append(',').append(i % 256);
        }
        Files.writeString(folder.resolve("cifar10_test_first100.csv"), row + "\n");
    }

    /** Records of the given labels; the planes hold label, label + 1, label + 2. */
    private static byte[] record(int... labels) {
        byte[] bytes = new byte[3073 * labels.length];
        for (int i = 0; i < bytes.length; i++) {
            int label = labels[i / 3073];
            int at = i % 3073;
            bytes[i] = (byte) (at == 0 ? label : label + (at - 1) / 1024);
        }
        return bytes;
    }

    private void assertRefused(String... parts) {
        Executable loading = () -> DataFolder.load(folder);
        String message = assertThrows(FormatException.class, loading).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
