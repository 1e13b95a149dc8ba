package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.Values;

/** The JSON form of neuron models. Keys are the names of the record components, units included. */
final class NeuronModelJson {

    private NeuronModelJson() {}

    static ObjectNode write(Population population, ArraySink arrays) {
        Writer json = new Writer(JsonFormat.object(), population, arrays);
        NeuronModel model = population.model();
        if (model instanceof SpikeSource source) {
            SourceJson.write(json, source);
        } else if (model instanceof IntegrateAndFire neuron) {
            write(json, neuron);
        } else if (model instanceof Lif neuron) {
            write(json, neuron);
        } else if (model instanceof CurrentLif neuron) {
            SynapticModelJson.write(json, neuron);
        } else if (model instanceof ConductanceLif neuron) {
            SynapticModelJson.write(json, neuron);
        } else if (model instanceof AlphaLif neuron) {
            SynapticModelJson.write(json, neuron);
        } else if (model instanceof AdaptiveLif neuron) {
            SpikingModelJson.write(json, neuron);
        } else if (model instanceof EscapeRateLif neuron) {
            SpikingModelJson.write(json, neuron);
        } else if (model instanceof Izhikevich neuron) {
            SpikingModelJson.write(json, neuron);
        } else if (model instanceof ConstantSlope neuron) {
            json.node.put("kind", "constantSlope").put("tauMs", neuron.tauMs());
            json.node.put("windowStartMs", neuron.windowStartMs()).put("windowEndMs", neuron.windowEndMs());
            json.values("threshold", neuron.threshold());
            json.values("initialPotential", neuron.initialPotential());
            if (neuron.levels() > 0) {
                json.node.put("levels", neuron.levels());
            }
        } else if (StepModelJson.writes(model)) {
            StepModelJson.write(json, model);
        } else if (model instanceof MaxGate gate) {
            json.node.put("kind", "maxGate");
            writeGraded(json, gate.graded());
            if (gate.rounds() > 0) {
                json.node.put("roundSteps", gate.roundSteps()).put("rounds", gate.rounds());
            }
        } else if (model instanceof IntegerNeuron neuron) {
            IntegerNeuronJson.write(neuron, json.node, json::values);
        } else {
            throw new IllegalStateException("neurons of type " + model.getClass() + " have no file form");
        }
        return json.node;
    }

    static NeuronModel read(JsonObject json, ArraySource arrays) throws FormatException {
        String kind = json.text("kind");
        return switch (kind) {
            case "spikeSource" -> SourceJson.read(json, arrays);
            case "integrateAndFire" -> readIntegrateAndFire(json, arrays);
            case "lif" -> readLif(json, arrays);
            case "currentLif" -> SynapticModelJson.readCurrentLif(json, arrays);
            case "conductanceLif" -> SynapticModelJson.readConductanceLif(json, arrays);
            case "alphaLif" -> SynapticModelJson.readAlphaLif(json, arrays);
            case "adaptiveLif" -> SpikingModelJson.readAdaptiveLif(json, arrays);
            case "escapeRateLif" -> SpikingModelJson.readEscapeRateLif(json, arrays);
            case "izhikevich" -> SpikingModelJson.readIzhikevich(json, arrays);
            case "constantSlope" -> readConstantSlope(json, arrays);
            case "fewSpike" -> StepModelJson.readFewSpike(json, arrays);
            case "weightedIntegrateAndFire" -> StepModelJson.readWeighted(json, arrays);
            case "selfCorrecting" -> StepModelJson.readSelfCorrecting(json, arrays);
            case "ramp" -> StepModelJson.readRamp(json, arrays);
            case "prospect" -> StepModelJson.readProspect(json, arrays);
            case "maxGate" -> {
                boolean graded = readGraded(json);
                int roundSteps = json.has("roundSteps") ? json.integer("roundSteps") : 0;
                int rounds = json.has("rounds") ? json.integer("rounds") : 0;
                yield json.build(() -> new MaxGate(graded, roundSteps, rounds));
            }
            case "integerNeuron" -> IntegerNeuronJson.read(json, arrays);
            default ->
                throw json.unknownKind(
                        kind,
                        "spikeSource",
                        "integrateAndFire",
                        "lif",
                        "currentLif",
                        "conductanceLif",
                        "alphaLif",
                        "adaptiveLif",
                        "escapeRateLif",
                        "izhikevich",
                        "constantSlope",
                        "fewSpike",
                        "weightedIntegrateAndFire",
                        "selfCorrecting",
                        "ramp",
                        "prospect",
                        "maxGate",
                        "integerNeuron");
        };
    }

    private static void write(Writer json, IntegrateAndFire neuron) {
        json.node.put("kind", "integrateAndFire");
        json.values("threshold", neuron.threshold());
        json.reset(neuron.reset());
        json.values("initialPotential", neuron.initialPotential());
        json.values("drivePerMs", neuron.drivePerMs());
        json.node.put("refractoryMs", neuron.refractoryMs());
    }

    private static void write(Writer json, Lif neuron) {
        json.node.put("kind", "lif");
        json.node.put("tauMembraneMs", neuron.tauMembraneMs()).put("rest", neuron.rest());
        json.values("threshold", neuron.threshold());
        json.reset(neuron.reset());
        json.values("initialPotential", neuron.initialPotential());
        json.values("drive", neuron.drive());
        json.node.put("refractoryMs", neuron.refractoryMs());
    }

    /** Written only where it is true. */
    static void writeGraded(Writer json, boolean graded) {
        if (graded) {
            json.node.put("graded", true);
        }
    }

    static boolean readGraded(JsonObject json) throws FormatException {
        return json.has("graded") && json.flag("graded");
    }

    private static NeuronModel readIntegrateAndFire(JsonObject json, ArraySource arrays) throws FormatException {
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        ResetRule reset = readReset(json);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drivePerMs = ValuesJson.read(json, "drivePerMs", arrays);
        double refractoryMs = json.number("refractoryMs");
        return json.build(() -> new IntegrateAndFire(threshold, reset, initialPotential, drivePerMs, refractoryMs));
    }

    private static NeuronModel readLif(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMembraneMs = json.number("tauMembraneMs");
        double rest = json.number("rest");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        ResetRule reset = readReset(json);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drive = ValuesJson.read(json, "drive", arrays);
        double refractoryMs = json.number("refractoryMs");
        return json.build(() -> new Lif(tauMembraneMs, rest, threshold, reset, initialPotential, drive, refractoryMs));
    }

    private static NeuronModel readConstantSlope(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMs = json.number("tauMs");
        double windowStartMs = json.number("windowStartMs");
        double windowEndMs = json.number("windowEndMs");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        int levels = json.has("levels") ? json.integer("levels") : 0;
        return json.build(
                () -> new ConstantSlope(tauMs, windowStartMs, windowEndMs, threshold, initialPotential, levels));
    }

    static ResetRule readReset(JsonObject model) throws FormatException {
        JsonObject json = model.object("reset");
        String kind = json.text("kind");
        switch (kind) {
            case "toValue" -> {
                double potential = json.number("potential");
                return json.build(() -> new ResetRule.ToValue(potential));
            }
            case "bySubtraction" -> {
                return json.build(ResetRule.BySubtraction::new);
            }
            default -> throw json.unknownKind(kind, "toValue", "bySubtraction");
        }
    }

    /** What the writing of every kind has at hand. */
    record Writer(ObjectNode node, Population population, ArraySink arrays) {

        void values(String key, Values values) {
            ValuesJson.write(node, key, values, population.size(), population.name(), arrays);
        }

        /** What leaky neurons have in common. */
        void membrane(double rest, Values threshold, ResetRule rule, Values initialPotential, Values drive) {
            node.put("rest", rest);
            values("threshold", threshold);
            reset(rule);
            values("initialPotential", initialPotential);
            values("drive", drive);
        }

        void reset(ResetRule rule) {
            ObjectNode json = node.putObject("reset");
            if (rule instanceof ResetRule.ToValue toValue) {
                json.put("kind", "toValue").put("potential", toValue.potential());
            } else if (rule instanceof ResetRule.BySubtraction) {
                json.put("kind", "bySubtraction");
            } else {
                throw new IllegalStateException("resets of type " + rule.getClass() + " have no file form");
            }
        }
    }
}
