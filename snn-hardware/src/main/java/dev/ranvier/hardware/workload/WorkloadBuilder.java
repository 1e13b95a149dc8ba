package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.hardware.workload.LayerEntry.FieldException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a workload together from the layers that a file names, and checks that their shapes chain. */
final class WorkloadBuilder {

    /** The name under which a layer asks for the network's input. */
    static final String INPUT = "input";

    private static final String ALONE = "-";
    private static final int FLOAT_BITS = 32;

    private final Map<String, Shape> shapes = new HashMap<>();
    private final List<WorkloadLayer> layers = new ArrayList<>();
    private final List<String> uncounted = new ArrayList<>();
    private String previous = INPUT;

    /** Says what comes into the network; without it the first layer says so. */
    WorkloadBuilder input(Shape shape) {
        shapes.put(INPUT, shape);
        return this;
    }

    /**
     * Adds a layer.
     *
     * @throws IllegalArgumentException if something is missing or does not fit
     */
    void add(LayerEntry entry) {
        String name = entry.text("layer");
        List<Shape> in = inputs(entry);
        Shape input = in.get(0);
        switch (entry.text("type")) {
            case "conv" -> {
                int filters = entry.positive("filters");
                Convolution conv = new Convolution(
                        input.channels(),
                        input.height(),
                        input.width(),
                        filters,
                        entry.window(),
                        entry.positive("groups", 1));
                layer(entry, conv, new Shape(filters, conv.outputHeight(), conv.outputWidth()));
            }
            case "dense" -> {
                int outputs = entry.positive("outputs");
                layer(entry, new MatrixProduct(input.size(), outputs), Shape.vector(outputs));
            }
            case "maxpool" -> pool(entry, Pooling.Kind.MAX, input, entry.window());
            case "avgpool" -> pool(entry, Pooling.Kind.AVERAGE, input, entry.window());
            case "globalpool" -> {
                Window whole = new Window(input.height(), input.width(), 1, 1, 1, 1, 0, 0, 0, 0);
                pool(entry, Pooling.Kind.AVERAGE, input, whole);
            }
            case "add" -> add(entry, in);
            case "concat" -> concat(name, in);
            case "lstm" ->
                recurrent(
                        entry, Recurrent.lstm(input.size(), entry.positive("hidden"), entry.positive("timeSteps", 1)));
            case "gru" ->
                recurrent(entry, Recurrent.gru(input.size(), entry.positive("hidden"), entry.positive("timeSteps", 1)));
            default ->
                throw new FieldException(
                        "type",
                        "unknown type '" + entry.text("type")
                                + "'; allowed: conv, dense, maxpool, avgpool, globalpool, add, concat, lstm, gru");
        }
        previous = name;
    }

    /** The finished workload. */
    Workload build(String name, int batch) {
        return new Workload(name, batch, layers, uncounted);
    }

    private List<Shape> inputs(LayerEntry entry) {
        List<String> from = entry.from();
        if (from.equals(List.of(ALONE)) || (from.isEmpty() && shapes.isEmpty())) {
            Shape own = new Shape(entry.positive("channels"), entry.positive("height", 1), entry.positive("width", 1));
            shapes.putIfAbsent(INPUT, own);
            return List.of(own);
        }
        List<Shape> in = new ArrayList<>();
        for (String name : from.isEmpty() ? List.of(previous) : from) {
            Shape shape = shapes.get(name);
            if (shape == null) {
                throw new FieldException(
                        "from", "'" + name + "' is no earlier layer; are the layers in order? Names are joined by +");
            }
            in.add(shape);
        }
        checkStated(entry, "channels", in.get(0).channels());
        checkStated(entry, "height", in.get(0).height());
        checkStated(entry, "width", in.get(0).width());
        return in;
    }

    private void checkStated(LayerEntry entry, String key, int actual) {
        if (entry.has(key) && entry.positive(key) != actual) {
            throw new FieldException(
                    key,
                    "the layer takes " + entry.positive(key) + ", but " + actual
                            + " come from the layer before; the shapes do not chain");
        }
    }

    private void layer(LayerEntry entry, Operation operation, Shape output) {
        WorkloadLayer layer = new WorkloadLayer(
                entry.text("layer"),
                operation,
                entry.positive("weightBits", FLOAT_BITS),
                entry.positive("inputBits", FLOAT_BITS),
                entry.share("inputZeroShare"),
                entry.share("weightZeroShare"),
                entry.notNegative("otherParameters", 0));
        layers.add(layer);
        put(layer.name(), output);
    }

    private void put(String name, Shape output) {
        if (shapes.put(name, output) != null) {
            throw new FieldException("layer", "two layers (or the input) are named '" + name + "'");
        }
    }

    private void pool(LayerEntry entry, Pooling.Kind kind, Shape input, Window window) {
        Pooling pooling = new Pooling(kind, input.channels(), input.height(), input.width(), window);
        layer(entry, pooling, window.outputShape(input, input.channels()));
    }

    private void recurrent(LayerEntry entry, Recurrent recurrent) {
        layer(entry, recurrent, Shape.vector(entry.positive("hidden")));
    }

    private void add(LayerEntry entry, List<Shape> in) {
        for (Shape shape : in) {
            if (!shape.equals(in.get(0))) {
                throw new FieldException("from", "shapes " + in + " cannot be added; do the branches end alike?");
            }
        }
        layer(entry, new ElementwiseAdd(in.size(), in.get(0).size()), in.get(0));
    }

    private void concat(String name, List<Shape> in) {
        int channels = 0;
        for (Shape shape : in) {
            if (shape.height() != in.get(0).height()
                    || shape.width() != in.get(0).width()) {
                throw new FieldException("from", "images of " + in + " cannot be joined; do the branches end alike?");
            }
            channels += shape.channels();
        }
        uncounted.add(name);
        put(name, new Shape(channels, in.get(0).height(), in.get(0).width()));
    }
}
