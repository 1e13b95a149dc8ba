package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.exchange.Config;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.GraphAssembly;

/** Pools; their padding never counts. */
final class KerasPools {

    private final GraphAssembly graph;

    KerasPools(GraphAssembly graph) {
        this.graph = graph;
    }

    Activation max(KerasLayer layer, Activation input) throws FormatException {
        Activation image = graph.image(input);
        return graph.append(layer.name(), new MaxPool(window(layer.config(), image.storage())), image);
    }

    Activation average(KerasLayer layer, Activation input) throws FormatException {
        Activation image = graph.image(input);
        return graph.append(layer.name(), new AveragePool(window(layer.config(), image.storage()), false), image);
    }

    Activation global(KerasLayer layer, Activation input, boolean average) throws FormatException {
        Activation image = graph.image(input);
        Shape shape = image.storage();
        Window whole = new Window(shape.height(), shape.width(), 1, 1, 1, 1, 0, 0, 0, 0);
        Layer pool = average ? new AveragePool(whole, false) : new MaxPool(whole);
        Activation result = graph.append(layer.name(), pool, image);
        return layer.config().flag("keepdims", false) ? result : result.reshaped(1, shape.channels());
    }

    private static Window window(Config config, Shape input) throws FormatException {
        int[] size = config.pair("pool_size", 2);
        int[] strides = config.has("strides") ? config.pair("strides", 1) : size;
        return KerasWindows.of(config, input, size, strides, 1, 1);
    }
}
