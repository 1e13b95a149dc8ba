package dev.ranvier.training.exchange;

import com.sun.management.ThreadMXBean;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.training.exchange.keras.KerasFiles;
import dev.ranvier.training.exchange.keras.KerasReader;
import dev.ranvier.training.exchange.onnx.OnnxFiles;
import dev.ranvier.training.exchange.onnx.OnnxReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Damaged files of every kind, 1,000 each or, with the system property {@code ranvier.long}, 10,000: each is read, or refused
 * by a {@link FormatException}, and costs less than 100 MB.
 */
class DamagedModelsTest {

    private static final int FILES = Boolean.getBoolean("ranvier.long") ? 10_000 : 1000;
    private static final long MOST_BYTES = 100L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void onnx() throws IOException {
        assertDamageIsRefused("model.onnx", OnnxFiles.small(), 1, bytes -> OnnxReader.read("model.onnx", "m", bytes));
    }

    @Test
    void onnxOfTensorFlow() throws IOException {
        assertDamageIsRefused(
                "model.onnx", OnnxFiles.smallChannelsLast(), 2, bytes -> OnnxReader.read("model.onnx", "m", bytes));
    }

    @Test
    void keras2() throws IOException {
        assertDamageIsRefused(
                "model.h5",
                KerasFiles.small("flatten_dense.keras2.h5"),
                3,
                bytes -> KerasReader.read("model.h5", "m", bytes));
    }

    @Test
    void keras3() throws IOException {
        assertDamageIsRefused(
                "model.h5", KerasFiles.small("concatenate_vectors.keras3.h5"), folder.resolve("model.h5"), 4);
    }

    @Test
    void nnet() throws IOException {
        assertDamageIsRefused(
                "model.nnet", SmallFiles.NNET.getBytes(StandardCharsets.UTF_8), folder.resolve("model.nnet"), 5);
    }

    @Test
    void layerList() throws IOException {
        SmallFiles.writeLayerList(folder);
        Path json = folder.resolve("list.json");
        assertDamageIsRefused("list.json", Files.readAllBytes(json), json, 6);
    }

    @Test
    void numpyWeights() throws IOException {
        SmallFiles.writeLayerList(folder);
        assertDamageIsRefused(
                "list.npz", Files.readAllBytes(folder.resolve("list.npz")), folder.resolve("list.json"), 7);
    }

    @Test
    void singleNumpyArray() throws IOException {
        SmallFiles.writeLayerList(folder);
        assertDamageIsRefused(
                "bias.npy", Files.readAllBytes(folder.resolve("bias.npy")), folder.resolve("list.json"), 8);
    }

    @Test
    void ranvierModel() throws IOException {
        SmallFiles.writeLayerList(folder);
        Path json = folder.resolve("model.json");
        ModelFile.write(ModelReader.read(folder.resolve("list.json")).graph(), json);
        assertDamageIsRefused("model.json", Files.readAllBytes(json), json, 9);
        ModelFile.write(ModelReader.read(folder.resolve("list.json")).graph(), json);
        assertDamageIsRefused("model.npz", Files.readAllBytes(folder.resolve("model.npz")), json, 10);
    }

    /** What reads a file with this content. */
    @FunctionalInterface
    private interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    /** Damages a file in the folder; {@code read} is the file that a user would give. */
    private void assertDamageIsRefused(String name, byte[] sound, Path read, long seed) throws IOException {
        assertDamageIsRefused(name, sound, seed, bytes -> {
            Files.write(folder.resolve(name), bytes);
            ModelReader.read(read);
        });
    }

    private static void assertDamageIsRefused(String name, byte[] sound, long seed, Reader reader) throws IOException {
        reader.read(sound);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = Mutations.of(sound, random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                reader.read(damaged);
            } catch (FormatException e) {
                refused++;
                assertTrue(e.getMessage().contains(name.substring(0, name.indexOf('.'))), e.getMessage());
            } catch (IOException | RuntimeException | Error e) {
                Path kept = Files.createTempFile("damaged-", "-" + name);
                Files.write(kept, damaged);
                fail("seed " + seed + ", file " + i + ", kept as " + kept, e);
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < MOST_BYTES, "seed " + seed + ", file " + i + " cost " + allocated + " bytes");
        }
        assertTrue(refused > FILES / 10, "only " + refused + " of " + FILES + " damaged files were refused");
    }
}
