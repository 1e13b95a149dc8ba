package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.Values;

/** The JSON form of neuron parameters: a number for a shared value, the name of a float64 array for one value a neuron. */
final class ValuesJson {

    private ValuesJson() {}

    static void write(ObjectNode json, String key, Values values, int size, String owner, ArraySink arrays) {
        if (values.isUniform()) {
            json.put(key, values.at(0));
        } else {
            json.put(key, arrays.add(owner + "." + key, NpyArray.of(values.expand(size), size)));
        }
    }

    static Values read(JsonObject json, String key, ArraySource arrays) throws FormatException {
        if (json.isNumber(key)) {
            return Values.uniform(json.number(key));
        }
        double[] perNeuron = arrays.doubles(json, key);
        if (perNeuron.length == 0) {
            throw json.error(key, "the array is empty, it needs one value for each neuron");
        }
        return Values.of(perNeuron);
    }
}
