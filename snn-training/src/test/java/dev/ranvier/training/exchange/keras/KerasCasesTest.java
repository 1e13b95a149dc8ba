package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpzFile;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.exchange.ImportedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One small model for each layer and setting, as Keras 3 and Keras 2 write it, against the outputs of Keras itself. */
class KerasCasesTest {

    private static final NetlibGemm GEMM = new NetlibGemm(1);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
            Files.write(folder.resolve(entry.getKey()), entry.getValue());
        }
    }

    @AfterAll
    static void close() {
        GEMM.close();
    }

    /** The files of cases.zip, made by make_cases.py beside it. */
    static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream in = KerasCasesTest.class.getResourceAsStream("cases.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return entries;
    }

    static Stream<String> models() {
        return entries().keySet().stream().filter(name -> name.endsWith(".h5"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void computesWhatKerasComputes(String name) throws IOException {
        Path file = folder.resolve(name);
        ImportedModel model = KerasReader.read(name, "case", Files.readAllBytes(file));
        Map<String, NpyArray> values = NpzFile.read(folder.resolve(name.replaceAll("\\.keras\\d\\.h5", ".npz")));
        NpyArray inputs = values.get("inputs");
        NpyArray outputs = values.get("outputs");
        int samples = inputs.shape()[0];
        float[] given = channelsFirst(inputs.floats(), inputs.shape());
        float[] expected = channelsFirst(outputs.floats(), outputs.shape());
        float[] actual = new Inference(model.graph(), GEMM).outputs(given, samples);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-4 * Math.max(1, Math.abs(expected[i])), "value " + i);
        }
    }

    /** From [sample, row, column, channel] to [sample, channel, row, column]; other ranks stay. */
    private static float[] channelsFirst(float[] values, int... dims) {
        if (dims.length != 4) {
            return values;
        }
        int area = dims[1] * dims[2];
        float[] moved = new float[values.length];
        for (int s = 0; s < dims[0]; s++) {
            for (int p = 0; p < area; p++) {
                for (int c = 0; c < dims[3]; c++) {
                    moved[(s * dims[3] + c) * area + p] = values[(s * area + p) * dims[3] + c];
                }
            }
        }
        return moved;
    }

    @Test
    void everyLayerThatIsReadHasACase() {
        String all = String.join(" ", entries().keySet());
        assertEquals(38, models().filter(name -> name.endsWith("keras2.h5")).count(), all);
    }

    @Test
    void saysWhatWasRewritten() throws IOException {
        ImportedModel model = KerasReader.read("f", "f", Files.readAllBytes(folder.resolve("flatten_dense.keras2.h5")));
        assertEquals(new Shape(4, 7, 6), model.graph().inputShape());
        assertTrue(
                model.notes().stream().anyMatch(note -> note.contains("permuted")),
                model.notes().toString());
        ImportedModel two = KerasReader.read("f", "f", Files.readAllBytes(folder.resolve("two_outputs.keras3.h5")));
        assertTrue(
                two.notes().stream().anyMatch(note -> note.contains("several outputs")),
                two.notes().toString());
    }
}
