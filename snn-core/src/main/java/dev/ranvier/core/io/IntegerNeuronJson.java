package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.Values;
import java.util.function.BiConsumer;

/**
 * The JSON form of {@link IntegerNeuron}. The keys {@code noise} and {@code options} are written only where they say
 * something, and left out stand for no noise and for the default.
 */
final class IntegerNeuronJson {

    private IntegerNeuronJson() {}

    /**
     * Writes a neuron.
     *
     * @param json where to. Modified.
     * @param values writes a parameter that may be one a neuron
     */
    static void write(IntegerNeuron neuron, ObjectNode json, BiConsumer<String, Values> values) {
        json.put("kind", "integerNeuron");
        values.accept("leak", neuron.leak());
        json.put("leakReversal", neuron.leakReversal());
        values.accept("threshold", neuron.threshold());
        values.accept("negativeThreshold", neuron.negativeThreshold());
        json.put("reset", neuron.reset().name());
        values.accept("resetPotential", neuron.resetPotential());
        json.put("saturating", neuron.saturating());
        values.accept("initialPotential", neuron.initialPotential());
        writeNoiseAndOptions(neuron, json);
    }

    private static void writeNoiseAndOptions(IntegerNeuron neuron, ObjectNode json) {
        IntegerNoise noise = neuron.noise();
        if (!noise.equals(IntegerNoise.NONE)) {
            json.putObject("noise")
                    .put("synapses", noise.synapses())
                    .put("leak", noise.leak())
                    .put("thresholdBits", noise.thresholdBits());
        }
        IntegerOptions options = neuron.options();
        if (!options.equals(IntegerOptions.DEFAULT)) {
            json.putObject("options")
                    .put("negativeTest", options.negativeTest().name())
                    .put("ringing", options.ringing().name())
                    .put("overflow", options.overflow().name())
                    .put("resetValues", options.resetValues().name())
                    .put("generator", options.generator().name())
                    .put("seed", options.seed());
        }
    }

    static IntegerNeuron read(JsonObject json, ArraySource arrays) throws FormatException {
        Values leak = ValuesJson.read(json, "leak", arrays);
        boolean leakReversal = json.flag("leakReversal");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        Values negativeThreshold = ValuesJson.read(json, "negativeThreshold", arrays);
        IntegerNeuron.Reset reset = json.constant("reset", IntegerNeuron.Reset.class);
        Values resetPotential = ValuesJson.read(json, "resetPotential", arrays);
        boolean saturating = json.flag("saturating");
        Values initial = ValuesJson.read(json, "initialPotential", arrays);
        IntegerNoise noise = json.has("noise") ? noise(json.object("noise")) : IntegerNoise.NONE;
        IntegerOptions options = json.has("options") ? options(json.object("options")) : IntegerOptions.DEFAULT;
        return json.build(() -> new IntegerNeuron(
                leak,
                leakReversal,
                threshold,
                negativeThreshold,
                reset,
                resetPotential,
                saturating,
                initial,
                noise,
                options));
    }

    private static IntegerNoise noise(JsonObject json) throws FormatException {
        boolean synapses = json.flag("synapses");
        boolean leak = json.flag("leak");
        int thresholdBits = json.integer("thresholdBits");
        return json.build(() -> new IntegerNoise(synapses, leak, thresholdBits));
    }

    private static IntegerOptions options(JsonObject json) throws FormatException {
        IntegerOptions.NegativeTest negativeTest = json.constant("negativeTest", IntegerOptions.NegativeTest.class);
        IntegerOptions.Ringing ringing = json.constant("ringing", IntegerOptions.Ringing.class);
        IntegerOptions.Overflow overflow = json.constant("overflow", IntegerOptions.Overflow.class);
        IntegerOptions.ResetValues resetValues = json.constant("resetValues", IntegerOptions.ResetValues.class);
        DrawGenerator generator = json.constant("generator", DrawGenerator.class);
        long seed = json.wholeNumber("seed");
        return json.build(() -> new IntegerOptions(negativeTest, ringing, overflow, resetValues, generator, seed));
    }
}
