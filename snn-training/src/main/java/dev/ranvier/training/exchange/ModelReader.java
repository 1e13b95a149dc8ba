package dev.ranvier.training.exchange;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.JsonFormat;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.training.exchange.keras.KerasReader;
import dev.ranvier.training.exchange.onnx.OnnxReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads models that were trained by anybody, from the files of several programs; told apart by their first bytes. */
public final class ModelReader {

    private static final int HEAD_BYTES = 64;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private ModelReader() {}

    /**
     * Reads a model.
     *
     * @param file {@code .onnx}, {@code .h5}, {@code .nnet}, {@code .json} of Ranvier or of a layer list, or {@code .npz}
     *     with its layer list of the same name beside it
     * @throws UnsupportedModelException if the file is sound but holds what Ranvier does not import; names all of it
     * @throws FormatException if the content is wrong; names the file and the place
     * @throws IOException if the file cannot be read
     */
    public static ImportedModel read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FormatException(file.toString(), "path", "this is a folder; give a file");
        }
        byte[] head = head(file);
        if (startsWith(head, HDF5)) {
            return KerasReader.read(file.toString(), nameOf(file), bytes(file));
        }
        if (startsWith(head, (byte) 'P', (byte) 'K', (byte) 3, (byte) 4)) {
            return LayerListFile.readBesideArchive(file);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
        if (text.startsWith("{")) {
            return readJson(file);
        }
        refuseOthers(file, head);
        boolean plainText = text.startsWith("//") || text.matches("(?s)\\d+\\s*,\\s*\\d.*");
        if (plainText || file.toString().endsWith(".nnet")) {
            return NnetFile.read(file);
        }
        return OnnxReader.read(file.toString(), nameOf(file), bytes(file));
    }

    /**
     * Whether a file is for this reader only, because it is none of Ranvier's own JSON files; its content may still be wrong.
     *
     * @throws IOException if the file cannot be read
     */
    public static boolean isForeign(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return false;
        }
        byte[] head = head(file);
        boolean json =
                new String(head, StandardCharsets.ISO_8859_1).stripLeading().startsWith("{");
        return head.length > 0 && (!json || JsonFormat.kindOf(file).equals(LayerListFile.FORMAT));
    }

    private static ImportedModel readJson(Path file) throws IOException {
        String kind = JsonFormat.kindOf(file);
        return kind.equals(LayerListFile.FORMAT)
                ? LayerListFile.read(file)
                : new ImportedModel(ModelFile.read(file), ModelKind.RANVIER, List.of());
    }

    /** Kinds that users may well try, with what helps. */
    private static void refuseOthers(Path file, byte... head) throws FormatException {
        String problem = null;
        if (head.length == 0) {
            problem = "the file is empty";
        } else if (head.length > 8 && "TFL3".equals(new String(head, 4, 4, StandardCharsets.ISO_8859_1))) {
            problem = "TensorFlow Lite models are not read; export ONNX (tf2onnx --tflite) or Keras .h5";
        } else if (head[0] == (byte) 0x80 && head.length > 1 && head[1] >= 2 && head[1] <= 5) {
            problem =
                    "Python pickles (old PyTorch files) are not read; export ONNX, or save the weights with numpy.savez";
        }
        if (problem != null) {
            throw new FormatException(file.toString(), "byte 0", problem);
        }
    }

    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > Integer.MAX_VALUE - 64) {
            throw new FormatException(file.toString(), "size", "files of more than 2 GB are not read");
        }
        return Files.readAllBytes(file);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static boolean startsWith(byte[] head, byte... magic) {
        return head.length >= magic.length && Arrays.equals(Arrays.copyOf(head, magic.length), magic);
    }
}
