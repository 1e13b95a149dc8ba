package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.WeightFormat;

/** The JSON form of a {@link WeightFormat}. */
final class WeightFormatJson {

    private WeightFormatJson() {}

    static void write(ObjectNode layer, WeightFormat format) {
        ObjectNode json =
                layer.putObject("weightFormat").put("name", format.name()).put("bits", format.bits());
        if (format.sharing() > 1) {
            json.put("sharing", format.sharing());
        }
    }

    static WeightFormat read(JsonObject layer) throws FormatException {
        JsonObject json = layer.object("weightFormat");
        String name = json.text("name");
        int bits = json.integer("bits");
        int sharing = json.has("sharing") ? json.integer("sharing") : 1;
        return json.build(() -> new WeightFormat(name, bits, sharing));
    }
}
