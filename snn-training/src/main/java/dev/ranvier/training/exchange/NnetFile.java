package dev.ranvier.training.exchange;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads {@code .nnet} files, the plain text that tools for verification share (format of the Stanford Intelligent Systems
 * Laboratory's NNet repository; Marabou, Katz et al. 2019, doi:10.1007/978-3-030-25540-4_26): dense layers with ReLU between
 * them.
 *
 * <p>Lines of numbers that end in a comma: layers, inputs, outputs, largest size; the sizes; a flag that is not used; the
 * least and the largest value of each input; mean and range of each input and, as the last value, of the outputs; then the
 * rows of each weight matrix, and each bias, one to a line. Inputs become {@code (x - mean) / range}, outputs {@code y range +
 * mean}. Inputs are not clamped to their least and largest values.
 */
public final class NnetFile {

    private static final int MOST_LAYERS = 10_000;
    private static final int MOST_UNITS = 1 << 22;

    private final String file;
    private final BufferedReader lines;
    private final long fileBytes;
    private int line;

    private NnetFile(Path path, BufferedReader lines) throws IOException {
        this.file = path.toString();
        this.lines = lines;
        this.fileBytes = Files.size(path);
    }

    /**
     * Reads a model.
     *
     * @throws FormatException naming the line that is wrong
     * @throws IOException if the file cannot be read
     */
    public static ImportedModel read(Path path) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return new NnetFile(path, lines).read(ModelReader.nameOf(path));
        } catch (CharacterCodingException e) {
            FormatException wrong = new FormatException(
                    path.toString(), "text", "no plain text; is this an .nnet file, and is it whole?");
            wrong.initCause(e);
            throw wrong;
        }
    }

    private ImportedModel read(String name) throws IOException {
        int[] counts = whole(numbers(nextAfterComments(), 4), MOST_UNITS);
        int layers = counts[0];
        if (layers < 1 || layers > MOST_LAYERS) {
            throw error("there are " + layers + " layers, allowed 1.." + MOST_LAYERS);
        }
        int[] sizes = whole(numbers(next(), layers + 1), MOST_UNITS);
        if (sizes[0] != counts[1] || sizes[layers] != counts[2]) {
            throw error("the first and last sizes are " + sizes[0] + " and " + sizes[layers] + ", announced were "
                    + counts[1] + " and " + counts[2]);
        }
        next(); // the flag
        next(); // least values
        next(); // largest values
        float[] means = numbers(next(), sizes[0] + 1);
        float[] ranges = numbers(next(), sizes[0] + 1);

        List<LayerGraph.Node> nodes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        addScaling(nodes, notes, means, ranges);
        for (int layer = 1; layer <= layers; layer++) {
            append(nodes, "dense" + layer, dense(sizes[layer - 1], sizes[layer]));
            if (layer < layers) {
                append(nodes, "relu" + layer, new Relu());
            }
        }
        float mean = means[sizes[0]];
        float range = ranges[sizes[0]];
        if (mean != 0 || range != 1) {
            append(
                    nodes,
                    "outputs",
                    build(() -> new ChannelAffine(filled(sizes[layers], range), filled(sizes[layers], mean))));
            notes.add("the outputs are scaled back to their units, as the file says");
        }
        LayerGraph graph = build(() -> new LayerGraph(name, Shape.vector(sizes[0]), nodes));
        return new ImportedModel(graph, ModelKind.NNET, notes);
    }

    private void addScaling(List<LayerGraph.Node> nodes, List<String> notes, float[] means, float... ranges)
            throws FormatException {
        int inputs = means.length - 1;
        float[] scale = new float[inputs];
        float[] shift = new float[inputs];
        boolean needed = false;
        for (int i = 0; i < inputs; i++) {
            if (ranges[i] == 0) {
                throw error("the range of input " + i + " is 0");
            }
            scale[i] = (float) (1.0 / ranges[i]);
            shift[i] = (float) (-(double) means[i] / ranges[i]);
            needed |= means[i] != 0 || ranges[i] != 1;
        }
        if (needed) {
            append(nodes, "inputs", build(() -> new ChannelAffine(scale, shift)));
            notes.add("the inputs are normalised by their mean and range, as the file says");
        }
    }

    private Dense dense(int inputs, int outputs) throws IOException {
        // each number takes at least two bytes of the file, itself and a comma
        if ((long) inputs * outputs > fileBytes / 2) {
            throw error("a layer of " + inputs + " x " + outputs + " weights does not fit into a file of " + fileBytes
                    + " bytes; is it cut off?");
        }
        float[] weights = new float[inputs * outputs];
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(numbers(next(), inputs), 0, weights, o * inputs, inputs);
        }
        float[] bias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            bias[o] = numbers(next(), 1)[0];
        }
        return build(() -> new Dense(inputs, outputs, weights, bias));
    }

    private static void append(List<LayerGraph.Node> nodes, String name, Layer layer) {
        String input =
                nodes.isEmpty() ? LayerGraph.INPUT : nodes.get(nodes.size() - 1).name();
        nodes.add(new LayerGraph.Node(name, layer, input));
    }

    private String nextAfterComments() throws IOException {
        String text = next();
        while (text.startsWith("//")) {
            text = next();
        }
        return text;
    }

    private String next() throws IOException {
        String text = lines.readLine();
        line++;
        if (text == null) {
            throw error("the file ends here; is it cut off?");
        }
        return text.strip();
    }

    private float[] numbers(String text, int expected) throws FormatException {
        float[] numbers = new float[Math.min(expected, text.length())];
        int count = 0;
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String part = text.substring(from, to).strip();
            from = to + 1;
            if (part.isEmpty()) {
                if (text.substring(to).isBlank() || from >= text.length()) {
                    break;
                }
                throw error("a number is missing between two commas");
            }
            if (count == numbers.length) {
                throw error("there are more than the expected " + expected + " numbers");
            }
            numbers[count++] = number(part);
        }
        if (count != expected) {
            throw error("there are " + count + " numbers, expected " + expected + "; is the file cut off?");
        }
        return numbers;
    }

    private float number(String text) throws FormatException {
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            FormatException wrong = error("'" + shortened(text) + "' is no number");
            wrong.initCause(e);
            throw wrong;
        }
        if (!Float.isFinite(value)) {
            throw error("'" + shortened(text) + "' is not finite");
        }
        return value;
    }

    private int[] whole(float[] numbers, int most) throws FormatException {
        int[] whole = new int[numbers.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) numbers[i];
            if (whole[i] != numbers[i] || whole[i] < 1 || whole[i] > most) {
                throw error(numbers[i] + " is no size; allowed are whole numbers 1.." + most);
            }
        }
        return whole;
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private <T> T build(Supplier<T> maker) throws FormatException {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            FormatException wrong = error(e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }

    private FormatException error(String problem) {
        return new FormatException(file, "line " + line, problem);
    }
}
