package dev.ranvier.core.io;

import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.Values;

/** The JSON form of the neurons that decide in another way when to fire. */
final class SpikingModelJson {

    private SpikingModelJson() {}

    static void write(NeuronModelJson.Writer json, AdaptiveLif neuron) {
        json.node()
                .put("kind", "adaptiveLif")
                .put("tauMembraneMs", neuron.tauMembraneMs())
                .put("thresholdJump", neuron.thresholdJump())
                .put("tauThresholdMs", neuron.tauThresholdMs());
        json.membrane(neuron.rest(), neuron.threshold(), neuron.reset(), neuron.initialPotential(), neuron.drive());
        json.node().put("refractoryMs", neuron.refractoryMs());
    }

    static NeuronModel readAdaptiveLif(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMembraneMs = json.number("tauMembraneMs");
        double thresholdJump = json.number("thresholdJump");
        double tauThresholdMs = json.number("tauThresholdMs");
        double rest = json.number("rest");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        ResetRule reset = NeuronModelJson.readReset(json);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drive = ValuesJson.read(json, "drive", arrays);
        double refractoryMs = json.number("refractoryMs");
        return json.build(() -> new AdaptiveLif(
                tauMembraneMs,
                rest,
                threshold,
                thresholdJump,
                tauThresholdMs,
                reset,
                initialPotential,
                drive,
                refractoryMs));
    }

    static void write(NeuronModelJson.Writer json, EscapeRateLif neuron) {
        json.node()
                .put("kind", "escapeRateLif")
                .put("tauMembraneMs", neuron.tauMembraneMs())
                .put("rest", neuron.rest())
                .put("rateAtThresholdHz", neuron.rateAtThresholdHz())
                .put("width", neuron.width())
                .put("resetPotential", neuron.resetPotential());
        json.values("threshold", neuron.threshold());
        json.values("initialPotential", neuron.initialPotential());
        json.values("drive", neuron.drive());
        json.node().put("refractoryMs", neuron.refractoryMs()).put("seed", neuron.seed());
    }

    static NeuronModel readEscapeRateLif(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMembraneMs = json.number("tauMembraneMs");
        double rest = json.number("rest");
        double rateHz = json.number("rateAtThresholdHz");
        double width = json.number("width");
        double resetPotential = json.number("resetPotential");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drive = ValuesJson.read(json, "drive", arrays);
        double refractoryMs = json.number("refractoryMs");
        long seed = json.wholeNumber("seed");
        return json.build(() -> new EscapeRateLif(
                tauMembraneMs,
                rest,
                threshold,
                rateHz,
                width,
                resetPotential,
                initialPotential,
                drive,
                refractoryMs,
                seed));
    }

    static void write(NeuronModelJson.Writer json, Izhikevich neuron) {
        json.node().put("kind", "izhikevich");
        json.values("a", neuron.a());
        json.values("b", neuron.b());
        json.values("c", neuron.c());
        json.values("d", neuron.d());
        json.values("initialPotential", neuron.initialPotential());
        json.values("drive", neuron.drive());
    }

    static NeuronModel readIzhikevich(JsonObject json, ArraySource arrays) throws FormatException {
        Values a = ValuesJson.read(json, "a", arrays);
        Values b = ValuesJson.read(json, "b", arrays);
        Values c = ValuesJson.read(json, "c", arrays);
        Values d = ValuesJson.read(json, "d", arrays);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drive = ValuesJson.read(json, "drive", arrays);
        return json.build(() -> new Izhikevich(a, b, c, d, initialPotential, drive));
    }
}
