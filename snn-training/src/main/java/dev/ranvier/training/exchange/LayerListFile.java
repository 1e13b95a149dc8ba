package dev.ranvier.training.exchange;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.NpzFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a list of layers in JSON whose weights stand in numpy files, for models that no exporter knows:
 *
 * <pre>
 * {"format": "ranvier-layers-1", "name": "two layers", "input": [1, 28, 28], "arrays": "weights.npz",
 *  "layout": "torch", "layers": [
 *   {"kind": "convolution", "weights": "conv.weight", "bias": "conv.bias", "stride": 1, "padding": 0},
 *   {"kind": "relu"}, {"kind": "averagePool", "size": 2}, {"kind": "flatten"},
 *   {"kind": "dense", "weights": "fc.weight"}]}
 * </pre>
 *
 * <p>{@code input} is [channels, height, width] or [length]. {@code arrays} is the archive, beside the JSON file or with its
 * path, and may be left out: then it is NAME.npz for NAME.json; a weight whose name ends in {@code .npy} is a file of its own.
 * {@code layout} is {@code torch} (the default: convolutions [output, input of the group, row, column], dense [output, input],
 * flattened by channel, row, column) or {@code tensorflow} ([row, column, input, output], [input, output], row, column,
 * channel). A layer takes the one before unless it has {@code inputs}, names of layers; {@code name} gives it one.
 *
 * <p>Kinds: {@code convolution} (weights, bias, stride, padding, dilation, groups), {@code dense} (weights, bias), {@code
 * batchNorm} (gamma, beta, mean, variance, epsilon), {@code averagePool} and {@code maxPool} (size, stride, padding), {@code
 * globalAveragePool}, {@code relu}, {@code clippedRelu} (max), {@code scale} (scale, shift: numbers for each channel), {@code
 * softmax}, {@code flatten}, {@code add}, {@code concat}. Sizes are one number or [rows, columns]. There is no bias unless it
 * is named.
 */
public final class LayerListFile {

    /** Value of the file's key {@code format}. */
    public static final String FORMAT = "ranvier-layers-1";

    private static final Set<String> KEYS = Set.of("format", "name", "input", "arrays", "layout", "layers");

    private LayerListFile() {}

    /**
     * Reads a model.
     *
     * @throws FormatException naming the key or the array that is wrong
     * @throws IOException if a file cannot be read
     */
    public static ImportedModel read(Path json) throws IOException {
        Config config = parse(json);
        Path archive = config.has("arrays")
                ? NumpyWeights.beside(config, "arrays", json)
                : json.resolveSibling(ModelReader.nameOf(json) + ".npz");
        return read(json, config, archive);
    }

    /**
     * Reads a model whose weights are somewhere else than the list says.
     *
     * @param archive an {@code .npz} file
     * @throws FormatException naming the key or the array that is wrong
     * @throws IOException if a file cannot be read
     */
    public static ImportedModel read(Path json, Path archive) throws IOException {
        return read(json, parse(json), archive);
    }

    /** Reads NAME.json for NAME.npz, which alone does not say what its arrays are for. */
    static ImportedModel readBesideArchive(Path archive) throws IOException {
        Path json = archive.resolveSibling(ModelReader.nameOf(archive) + ".json");
        if (!Files.exists(json)) {
            Set<String> names = new TreeSet<>(NpzFile.read(archive).keySet());
            throw new FormatException(
                    archive.toString(),
                    "archive",
                    "weights alone are no model; describe the layers in " + json.getFileName() + " beside it (format "
                            + FORMAT + ") for the arrays " + names);
        }
        return ModelReader.read(json);
    }

    private static Config parse(Path json) throws IOException {
        return Config.parse(json.toString(), "", new String(Files.readAllBytes(json), StandardCharsets.UTF_8));
    }

    private static ImportedModel read(Path json, Config config, Path archive) throws IOException {
        config.requireOnly(KEYS);
        if (!config.text("format").equals(FORMAT)) {
            throw config.error("format", "is '" + config.text("format") + "', expected '" + FORMAT + "'");
        }
        String layout = config.text("layout", "torch");
        if (!Set.of("torch", "tensorflow").contains(layout)) {
            throw config.error("layout", "is '" + layout + "'; there are torch and tensorflow");
        }
        NumpyWeights weights = new NumpyWeights(json, archive);
        return new LayerList(json.toString(), config, weights, "tensorflow".equals(layout))
                .read(config.text("name", ModelReader.nameOf(json)));
    }
}
