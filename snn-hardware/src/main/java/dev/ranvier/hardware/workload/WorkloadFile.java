package dev.ranvier.hardware.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.hardware.cost.CitedJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Workloads in files. There are three forms.
 *
 * <p><b>CSV, a layer a row.</b> Columns {@code layer} (unique name) and {@code type}, and what the type needs:
 *
 * <ul>
 *   <li>{@code conv}: {@code filters}, {@code kernelHeight}; optionally {@code groups}
 *   <li>{@code dense}: {@code outputs}
 *   <li>{@code maxpool}, {@code avgpool}: {@code kernelHeight}; {@code globalpool}: nothing
 *   <li>{@code add}, {@code concat}: {@code from}
 *   <li>{@code lstm}, {@code gru}: {@code hidden}; optionally {@code timeSteps}
 * </ul>
 *
 * Optional for windows: {@code kernelWidth}, {@code strideY}, {@code strideX}, {@code dilationY}, {@code dilationX},
 * {@code padTop}, {@code padLeft}, {@code padBottom}, {@code padRight}; what is not given is taken from the other
 * direction, then 1 or 0. Optional for all: {@code from} (names of the layers before, joined by +; by default the row
 * above, {@code input} for the network's input, {@code -} for a layer that stands alone), {@code channels},
 * {@code height}, {@code width} of the input (the first layer needs them, of others they are checked),
 * {@code otherParameters}, {@code weightBits}, {@code inputBits} (32), {@code inputZeroShare}, {@code weightZeroShare}
 * (0..1). Unknown columns are refused.
 *
 * <p><b>CSV of matrix products.</b> Columns {@code layer}, {@code M}, {@code N}, {@code K}: output pixels, filters,
 * terms of a sum. Other columns are ignored, and so are rows that repeat a layer; a column {@code network} keeps
 * networks apart.
 *
 * <p><b>JSON.</b> {@code name}, {@code input} with {@code channels}, {@code height}, {@code width}, and {@code layers},
 * a list of objects with the keys of the first form; optionally {@code batch}, and what a {@link NetworkSheet} has.
 */
public final class WorkloadFile {

    private static final Set<String> ROOT_KEYS =
            Set.of("name", "batch", "input", "layers", "note", "source", "confidence", "published");
    private static final Set<String> INPUT_KEYS = Set.of("channels", "height", "width");
    private static final List<String> PRODUCT_COLUMNS = List.of("layer", "M", "N", "K");

    private WorkloadFile() {}

    /**
     * Reads a file by its ending, {@code .csv} or {@code .json}; a CSV file runs one sample at a time.
     *
     * @throws FormatException if the content is wrong; it names file, row and column, or the layer
     * @throws IOException if the file cannot be read
     */
    public static Workload read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".json")) {
            try (InputStream in = Files.newInputStream(file)) {
                return CitedJson.parse(file.toString(), in, WorkloadFile::workload);
            }
        }
        if (name.endsWith(".csv")) {
            return csv(CsvTable.read(file), name.substring(0, name.length() - ".csv".length()));
        }
        throw new FormatException(file.toString(), "name", "a workload is a .csv or a .json file");
    }

    private static Workload csv(CsvTable table, String name) throws FormatException {
        if (table.columns().containsAll(PRODUCT_COLUMNS)) {
            return products(table, name);
        }
        table.require(List.of("layer", "type"));
        for (String column : table.columns()) {
            if (!LayerEntry.KEYS.contains(column)) {
                throw new FormatException(
                        table.file(),
                        "row 1, column " + column,
                        "unknown column; is it misspelt? A table of matrix products has " + PRODUCT_COLUMNS);
            }
        }
        WorkloadBuilder builder = new WorkloadBuilder();
        for (CsvRow row : table.rows()) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String column : table.columns()) {
                if (!row.cell(column).isEmpty()) {
                    fields.put(column, row.cell(column));
                }
            }
            try {
                builder.add(new LayerEntry(fields));
            } catch (LayerEntry.FieldException e) {
                throw row.wrong(e.field(), e);
            } catch (IllegalArgumentException e) {
                throw row.wrong(e);
            }
        }
        return build(table, builder, name);
    }

    private static Workload build(CsvTable table, WorkloadBuilder builder, String name) throws FormatException {
        try {
            return builder.build(name, 1);
        } catch (IllegalArgumentException e) {
            FormatException wrong = new FormatException(table.file(), "whole file", e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static Workload products(CsvTable table, String name) throws FormatException {
        Map<String, WorkloadLayer> layers = new LinkedHashMap<>();
        for (CsvRow row : table.rows()) {
            String network = row.cell("network");
            String layer = (network.isEmpty() ? "" : network + "/") + row.text("layer");
            int pixels = (int) row.positive("M", Integer.MAX_VALUE);
            int filters = (int) row.positive("N", Integer.MAX_VALUE);
            int terms = (int) row.positive("K", Integer.MAX_VALUE);
            Convolution product = new Convolution(terms, pixels, 1, filters, Window.square(1, 1), 1);
            WorkloadLayer before = layers.putIfAbsent(layer, new WorkloadLayer(layer, product, 32, 32));
            if (before != null && !before.operation().equals(product)) {
                throw row.wrong("layer " + layer + " stands above with another shape");
            }
        }
        return new Workload(name, 1, List.copyOf(layers.values()), List.of());
    }

    /** The workload of a JSON file. */
    static Workload workload(JsonNode root) {
        CitedJson.onlyKeys(root, ROOT_KEYS, "a workload");
        JsonNode input = root.path("input");
        WorkloadBuilder builder = new WorkloadBuilder();
        if (root.has("input")) {
            CitedJson.onlyKeys(input, INPUT_KEYS, "input");
            builder.input(new Shape(size(input, "channels"), size(input, "height"), size(input, "width")));
        }
        CitedJson.entries(root, "layers", node -> {
            CitedJson.onlyKeys(node, LayerEntry.KEYS, "a layer");
            Map<String, String> fields = new LinkedHashMap<>();
            node.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            try {
                builder.add(new LayerEntry(fields));
            } catch (LayerEntry.FieldException e) {
                throw new IllegalArgumentException(layerName(node) + e.field() + ": " + e.getMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(layerName(node) + e.getMessage(), e);
            }
            return fields;
        });
        int batch = root.has("batch") ? size(root, "batch") : 1;
        return builder.build(CitedJson.text(root, "name"), batch);
    }

    private static String layerName(JsonNode node) {
        return "layer " + node.path("layer").asText("without a name") + ", ";
    }

    private static int size(JsonNode node, String key) {
        double value = CitedJson.number(node, key);
        if (value != Math.rint(value) || value < 1 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + " must be a positive whole number, got " + value);
        }
        return (int) value;
    }
}
