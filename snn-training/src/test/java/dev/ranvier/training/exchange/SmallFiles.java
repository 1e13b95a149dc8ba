package dev.ranvier.training.exchange;

import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpzFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small sound models in text and numpy files. */
final class SmallFiles {

    /** Two inputs with mean 1, 2 and range 2, 4; three hidden units; two outputs with mean 10 and range 3. */
    static final String NNET = """
            // a network by hand
            // on two lines of comment
            2,2,2,3,
            2,3,2,
            0,
            -1.0,-1.0,
            5.0,6.0,
            1.0,2.0,10.0,
            2.0,4.0,3.0,
            1.0,0.5,
            -1.0,2.0,
            0.25,0.0,
            0.0,
            1.0,
            -0.5,
            1.0,2.0,3.0,
            -1.0,0.0,1.5,
            0.5,
            -0.5,
            """;

    private SmallFiles() {}

    /** list.json with list.npz and bias.npy: convolution, norm, ReLU, pool, flatten, dense. */
    static void writeLayerList(Path folder) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("conv", NpyArray.of(ramp(2 * 9), 2, 1, 3, 3));
        arrays.put("mean", NpyArray.of(ramp(2), 2));
        arrays.put("variance", NpyArray.of(new double[] {1, 4}, 2));
        arrays.put("dense", NpyArray.of(ramp(3 * 8), 3, 8));
        NpzFile.write(folder.resolve("list.npz"), arrays);
        Files.write(folder.resolve("bias.npy"), npy(0.5f, -0.5f, 1));
        Files.writeString(folder.resolve("list.json"), """
                {"format": "ranvier-layers-1", "name": "list", "input": [1, 6, 6], "arrays": "list.npz",
                 "layers": [
                  {"kind": "convolution", "weights": "conv", "stride": 1, "padding": 0},
                  {"kind": "batchNorm", "mean": "mean", "variance": "variance", "epsilon": 0},
                  {"kind": "relu"}, {"kind": "maxPool", "size": 2}, {"kind": "flatten"},
                  {"kind": "dense", "weights": "dense", "bias": "bias.npy"}]}
                """);
    }

    static float[] ramp(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (i % 7 - 3) / 4f;
        }
        return values;
    }

    /** A vector as numpy.save writes it. */
    static byte[] npy(float... values) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + values.length + ",), }";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes(String.format("%-117s\n", text).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        out.writeBytes(data.array());
        return out.toByteArray();
    }
}
