package dev.ranvier.training.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.Config;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer as Keras describes it.
 *
 * @param kind its class
 * @param name its name
 * @param config its settings
 * @param inputs names of the layers that it takes; empty for the first
 * @param uses how often the model applies it
 */
record KerasLayer(String kind, String name, Config config, List<String> inputs, int uses) {

    /** A layer of a functional model. */
    static KerasLayer functional(Config layer) throws FormatException {
        Config config = layer.object("config");
        JsonNode calls = layer.tree("inbound_nodes");
        List<String> inputs = new ArrayList<>();
        if (calls.isArray() && !calls.isEmpty()) {
            histories(calls.get(0), inputs);
        }
        String name = layer.has("name") ? layer.text("name") : config.text("name");
        return new KerasLayer(layer.text("class_name"), name, config, inputs, calls.size());
    }

    /** A layer of a sequential model, after another one or the first. */
    static KerasLayer sequential(Config layer, String before) throws FormatException {
        Config config = layer.object("config");
        String kind = layer.text("class_name");
        return new KerasLayer(kind, config.text("name", kind), config, before == null ? List.of() : List.of(before), 1);
    }

    /** How errors call the layer. */
    String label() {
        return "layer '" + name + "' (" + kind + ")";
    }

    /** Keras 2 writes {@code [name, node, tensor, {}]}, Keras 3 the same list in an object under keras_history. */
    private static void histories(JsonNode node, List<String> into) {
        if (node.isArray()
                && node.size() >= 3
                && node.get(0).isTextual()
                && node.get(1).isInt()) {
            into.add(node.get(0).textValue());
            return;
        }
        if (node.isObject() && node.has("args")) {
            histories(node.get("args"), into);
            return;
        }
        if (node.isObject() && node.has("config")) {
            histories(node.get("config"), into);
            return;
        }
        if (node.isObject() && node.has("keras_history")) {
            histories(node.get("keras_history"), into);
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> histories(child, into));
        }
    }

    /** The first name in a list of outputs, whichever version wrote it; null if there is none. */
    static String firstHistory(JsonNode outputs) {
        List<String> names = new ArrayList<>();
        histories(outputs, names);
        return names.isEmpty() ? null : names.get(0);
    }
}
