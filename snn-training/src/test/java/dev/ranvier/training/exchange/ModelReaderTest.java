package dev.ranvier.training.exchange;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpzFile;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.exchange.keras.KerasFiles;
import dev.ranvier.training.exchange.onnx.OnnxFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which reader takes a file, the readers of text and numpy files, and what is said to the wrong file. */
class ModelReaderTest {

    @TempDir
    private Path folder;

    private Path write(String name, byte... bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(Path file, String... words) {
        FormatException e = assertThrows(FormatException.class, () -> ModelReader.read(file));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), "'" + word + "' is not in: " + e.getMessage());
        }
    }

    @Test
    void theContentDecidesWhateverTheNameSays() throws IOException {
        assertEquals(
                ModelKind.ONNX,
                ModelReader.read(write("a.bin", OnnxFiles.small())).kind());
        assertEquals(
                ModelKind.KERAS,
                ModelReader.read(write("b.onnx", KerasFiles.small("dense.keras3.h5")))
                        .kind());
        assertEquals(
                ModelKind.NNET,
                ModelReader.read(write("c.txt", SmallFiles.NNET)).kind());
        SmallFiles.writeLayerList(folder);
        assertEquals(
                ModelKind.LAYER_LIST,
                ModelReader.read(folder.resolve("list.json")).kind());
        assertEquals(
                ModelKind.LAYER_LIST,
                ModelReader.read(folder.resolve("list.npz")).kind());
        ImportedModel list = ModelReader.read(folder.resolve("list.json"));
        ModelFile.write(list.graph(), folder.resolve("own.json"));
        ImportedModel own = ModelReader.read(folder.resolve("own.json"));
        assertEquals(ModelKind.RANVIER, own.kind());
        assertEquals("list", own.graph().name());
    }

    @Test
    void othersAreNamed() throws IOException {
        assertRefused(folder, "this is a folder");
        assertRefused(write("empty.onnx", new byte[0]), "the file is empty");
        assertRefused(write("m.tflite", "\0\0\0\0TFL3 and more"), "TensorFlow Lite");
        assertRefused(write("m.pt", new byte[] {(byte) 0x80, 2, '}', 'q'}), "Python pickles");
        assertRefused(write("m.json", "{\"format\": \"something\"}"), "something");
        SmallFiles.writeLayerList(folder);
        Files.delete(folder.resolve("list.json"));
        assertRefused(folder.resolve("list.npz"), "weights alone are no model", "[conv, dense, mean, variance]");
    }

    @Test
    void nnetByHand() throws IOException {
        ImportedModel model = ModelReader.read(write("m.nnet", SmallFiles.NNET));
        assertEquals(2, model.notes().size());
        // (3, 6) is normalised to (1, 1); hidden units 1 + 0.5 + 0, -1 + 2 + 1 and 0.25 - 0.5, rectified (1.5, 2, 0);
        // outputs 1.5 + 4 + 0.5 and -1.5 - 0.5, that is (6, -2), times 3 plus 10
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            float[] outputs = new Inference(model.graph(), gemm).outputs(new float[] {3, 6}, 1);
            assertArrayEquals(new float[] {28, 4}, outputs, 1e-5f);
        }
    }

    @Test
    void nnetWithWrongLines() throws IOException {
        assertRefused(write("a.nnet", SmallFiles.NNET.replace("1.0,0.5,\n", "1.0,\n")), "line 10", "expected 2");
        assertRefused(write("b.nnet", SmallFiles.NNET.replace("-1.0,2.0,\n", "-1.0,zwei,\n")), "line 11", "'zwei'");
        assertRefused(write("c.nnet", SmallFiles.NNET.replace("2,3,2,", "2,3,4,")), "line 4", "announced");
        assertRefused(write("d.nnet", SmallFiles.NNET.replace("2.0,4.0,3.0", "2.0,0.0,3.0")), "range of input 1 is 0");
        assertRefused(write("e.nnet", SmallFiles.NNET.replace("0.25,0.0", "NaN,0.0")), "not finite");
        String cut = SmallFiles.NNET.substring(0, SmallFiles.NNET.length() - 7);
        assertRefused(write("f.nnet", cut), "is it cut off?");
        assertRefused(write("g.nnet", "1,4000000,4000000,4000000,\n4000000,4000000,\n"), "cut off");
    }

    @Test
    void layerListByHand() throws IOException {
        SmallFiles.writeLayerList(folder);
        ImportedModel model = ModelReader.read(folder.resolve("list.json"));
        assertEquals(new Shape(1, 6, 6), model.graph().inputShape());
        assertEquals(Shape.vector(3), model.graph().outputShape());
        assertEquals(5, model.graph().nodes().size(), "flattening needs no layer of its own");
    }

    @Test
    void layersOfTensorFlowOrderGiveTheSameFunction() throws IOException {
        // conv.tf is conv transposed from [output][input][row][column] to [row][column][input][output]
        float[] torch = SmallFiles.ramp(2 * 2 * 3 * 2);
        float[] tensorFlow = new float[torch.length];
        for (int o = 0; o < 2; o++) {
            for (int i = 0; i < 2; i++) {
                for (int p = 0; p < 6; p++) {
                    tensorFlow[(p * 2 + i) * 2 + o] = torch[(o * 2 + i) * 6 + p];
                }
            }
        }
        // the dense layer sees 2 channels of 2 x 3 values: [channel][pixel] and [pixel][channel]
        float[] dense = SmallFiles.ramp(3 * 12);
        float[] denseLast = new float[dense.length];
        for (int o = 0; o < 3; o++) {
            for (int c = 0; c < 2; c++) {
                for (int p = 0; p < 6; p++) {
                    denseLast[(p * 2 + c) * 3 + o] = dense[o * 12 + c * 6 + p];
                }
            }
        }
        var arrays = new LinkedHashMap<String, NpyArray>();
        arrays.put("a", NpyArray.of(torch, 2, 2, 3, 2));
        arrays.put("b", NpyArray.of(tensorFlow, 3, 2, 2, 2));
        arrays.put("c", NpyArray.of(dense, 3, 12));
        arrays.put("d", NpyArray.of(denseLast, 12, 3));
        NpzFile.write(folder.resolve("w.npz"), arrays);
        String text =
                "{\"format\": \"ranvier-layers-1\", \"input\": [2, 4, 4], \"arrays\": \"w.npz\", \"layout\": \"%s\","
                        + "\"layers\": [{\"kind\": \"convolution\", \"weights\": \"%s\"}, {\"kind\": \"flatten\"},"
                        + "{\"kind\": \"dense\", \"weights\": \"%s\"}]}";
        ImportedModel first = ModelReader.read(write("t.json", text.formatted("torch", "a", "c")));
        ImportedModel second = ModelReader.read(write("k.json", text.formatted("tensorflow", "b", "d")));
        float[] sample = SmallFiles.ramp(32);
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            assertArrayEquals(
                    new Inference(first.graph(), gemm).outputs(sample, 1),
                    new Inference(second.graph(), gemm).outputs(sample, 1),
                    1e-5f);
        }
    }

    @Test
    void layerListWithWrongKeys() throws IOException {
        SmallFiles.writeLayerList(folder);
        String good = Files.readString(folder.resolve("list.json"));
        assertRefused(write("a.json", good.replace("\"stride\"", "\"strides\"")), "layers[0].strides", "unknown here");
        assertRefused(write("b.json", good.replace("\"relu\"", "\"sigmoid\"")), "'sigmoid' is unknown");
        assertRefused(write("c.json", good.replace("\"conv\"", "\"conf\"")), "there is no array 'conf'", "variance");
        assertRefused(write("d.json", good.replace("[1, 6, 6]", "[2, 6, 6]")), "layers[0].kind", "takes 1 channels");
        assertRefused(write("e.json", good.replace("list.npz", "lost.npz")), "is missing");
        assertRefused(write("f.json", good.replace("bias.npy", "lost.npy")), "there is no file");
        assertRefused(write("g.json", good.replace("[1, 6, 6]", "[1, 60000, 60000]")), "at most 16777216");
    }
}
