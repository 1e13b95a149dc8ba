package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.Config;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The description of a model as Keras writes it, sequential or functional.
 *
 * @param layers the layers in an order in which each comes after its inputs
 * @param output name of the layer that makes the result
 * @param otherOutputs true if the model has several
 * @param inputShape lengths of the input's axes, the batch first; -1 where it is open
 */
record KerasModel(List<KerasLayer> layers, String output, boolean otherOutputs, int[] inputShape) {

    static final String INPUT = "InputLayer";

    static KerasModel parse(String file, String json) throws FormatException {
        Config root = Config.parse(file, "attribute model_config", json);
        String kind = root.text("class_name");
        boolean sequential = "Sequential".equals(kind);
        if (!sequential && !Set.of("Functional", "Model").contains(kind)) {
            throw root.error("class_name", "is " + kind + "; sequential and functional models are read");
        }
        // The first versions wrote a sequential model's layers without an object around them.
        Config config = root.isList("config") ? null : root.object("config");
        List<Config> given = config == null ? root.objects("config") : config.objects("layers");
        List<KerasLayer> layers = new ArrayList<>();
        for (Config layer : given) {
            String before =
                    layers.isEmpty() ? null : layers.get(layers.size() - 1).name();
            layers.add(sequential ? KerasLayer.sequential(layer, before) : KerasLayer.functional(layer));
        }
        if (layers.isEmpty()) {
            throw root.error("config", "has no layers");
        }
        String last = layers.get(layers.size() - 1).name();
        String output = sequential ? last : KerasLayer.firstHistory(config.tree("output_layers"));
        boolean several = !sequential
                && config.tree("output_layers").size() > 1
                && config.tree("output_layers").get(0).isArray();
        List<KerasLayer> ordered = sequential ? layers : inOrder(root, layers, output == null ? last : output);
        return new KerasModel(ordered, output == null ? last : output, several, inputShape(root, config, ordered));
    }

    private static int[] inputShape(Config root, Config config, List<KerasLayer> layers) throws FormatException {
        for (KerasLayer layer : layers) {
            for (String key : List.of("batch_input_shape", "batch_shape")) {
                if (layer.inputs().isEmpty() && layer.config().isList(key)) {
                    return layer.config().integers(key);
                }
            }
        }
        if (config != null && config.isList("build_input_shape")) {
            return config.integers("build_input_shape");
        }
        throw root.error("config", "does not say what shape the input has; build the model before it is saved");
    }

    /** The layers that the result depends on. */
    private static List<KerasLayer> inOrder(Config root, List<KerasLayer> layers, String output)
            throws FormatException {
        Map<String, KerasLayer> byName = new HashMap<>();
        for (KerasLayer layer : layers) {
            if (byName.put(layer.name(), layer) != null) {
                throw root.error("config", "has two layers named '" + layer.name() + "'");
            }
        }
        List<KerasLayer> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        Set<String> open = new HashSet<>();
        List<String> stack = new ArrayList<>(List.of(output));
        while (!stack.isEmpty()) {
            String name = stack.get(stack.size() - 1);
            KerasLayer layer = byName.get(name);
            if (layer == null) {
                throw root.error("config", "there is no layer '" + name + "'");
            }
            if (done.contains(name) || !open.add(name)) {
                stack.remove(stack.size() - 1);
                if (done.add(name)) {
                    ordered.add(layer);
                }
                continue;
            }
            for (String input : layer.inputs()) {
                if (open.contains(input) && !done.contains(input)) {
                    throw root.error("config", "the graph is cyclic: layer '" + input + "' depends on its own output");
                }
                if (!done.contains(input)) {
                    stack.add(input);
                }
            }
        }
        return ordered;
    }
}
