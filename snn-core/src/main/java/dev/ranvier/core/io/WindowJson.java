package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.Window;

/** The JSON form of a {@link Window}. */
final class WindowJson {

    private WindowJson() {}

    static void write(ObjectNode layer, Window window) {
        layer.putObject("window")
                .put("height", window.height())
                .put("width", window.width())
                .put("strideY", window.strideY())
                .put("strideX", window.strideX())
                .put("dilationY", window.dilationY())
                .put("dilationX", window.dilationX())
                .put("padTop", window.padTop())
                .put("padLeft", window.padLeft())
                .put("padBottom", window.padBottom())
                .put("padRight", window.padRight());
    }

    static Window read(JsonObject layer) throws FormatException {
        JsonObject json = layer.object("window");
        int height = json.integer("height");
        int width = json.integer("width");
        int strideY = json.integer("strideY");
        int strideX = json.integer("strideX");
        int dilationY = json.integer("dilationY");
        int dilationX = json.integer("dilationX");
        int padTop = json.integer("padTop");
        int padLeft = json.integer("padLeft");
        int padBottom = json.integer("padBottom");
        int padRight = json.integer("padRight");
        return json.build(() -> new Window(
                height, width, strideY, strideX, dilationY, dilationX, padTop, padLeft, padBottom, padRight));
    }
}
