package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.Shape;

/** The JSON form of a {@link Shape}. */
final class ShapeJson {

    private ShapeJson() {}

    static void write(ObjectNode json, String key, Shape shape) {
        json.putObject(key)
                .put("channels", shape.channels())
                .put("height", shape.height())
                .put("width", shape.width());
    }

    static Shape read(JsonObject json) throws FormatException {
        int channels = json.integer("channels");
        int height = json.integer("height");
        int width = json.integer("width");
        return json.build(() -> new Shape(channels, height, width));
    }
}
