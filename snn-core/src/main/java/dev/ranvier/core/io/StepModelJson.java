package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ProspectNeuron;
import dev.ranvier.core.network.RampNeuron;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.network.SpikeWeighting;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of the neurons that only live on steps. */
final class StepModelJson {

    private StepModelJson() {}

    /** True if a model is one of those here. */
    static boolean writes(NeuronModel model) {
        return model instanceof FewSpike
                || model instanceof WeightedIntegrateAndFire
                || model instanceof SelfCorrecting
                || model instanceof RampNeuron
                || model instanceof ProspectNeuron;
    }

    static void write(NeuronModelJson.Writer json, NeuronModel model) {
        if (model instanceof FewSpike neuron) {
            write(json, neuron);
        } else if (model instanceof WeightedIntegrateAndFire neuron) {
            write(json, neuron);
        } else if (model instanceof SelfCorrecting neuron) {
            write(json, neuron);
        } else if (model instanceof RampNeuron neuron) {
            write(json, neuron);
        } else if (model instanceof ProspectNeuron neuron) {
            json.node().put("kind", "prospect");
            json.values("biasPerMs", neuron.biasPerMs());
        } else {
            throw new IllegalStateException("neurons of type " + model.getClass() + " do not live on steps only");
        }
    }

    private static void write(NeuronModelJson.Writer json, FewSpike neuron) {
        json.node().put("kind", "fewSpike").put("windowStartMs", neuron.windowStartMs());
        ArrayNode schedule = json.node().putArray("schedule");
        for (int t = 0; t < neuron.thresholds().size(); t++) {
            schedule.addObject()
                    .put("threshold", neuron.thresholds().get(t))
                    .put("reset", neuron.resets().get(t))
                    .put("strength", neuron.strengths().get(t));
        }
        json.node().put("once", neuron.once());
        json.values("initialPotential", neuron.initialPotential());
    }

    static NeuronModel readFewSpike(JsonObject json, ArraySource arrays) throws FormatException {
        double windowStartMs = json.number("windowStartMs");
        List<Double> thresholds = new ArrayList<>();
        List<Double> resets = new ArrayList<>();
        List<Double> strengths = new ArrayList<>();
        for (JsonObject step : json.objects("schedule")) {
            thresholds.add(step.number("threshold"));
            resets.add(step.number("reset"));
            double strength = step.number("strength");
            strengths.add(step.build(() -> strength));
        }
        boolean once = json.flag("once");
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        return json.build(() -> new FewSpike(windowStartMs, thresholds, resets, strengths, once, initialPotential));
    }

    private static void write(NeuronModelJson.Writer json, WeightedIntegrateAndFire neuron) {
        json.node().put("kind", "weightedIntegrateAndFire");
        json.values("threshold", neuron.threshold());
        ObjectNode weighting = json.node().putObject("weighting");
        if (neuron.weighting() instanceof SpikeWeighting.Phase phase) {
            weighting.put("kind", "phase").put("periodSteps", phase.periodSteps());
        } else if (neuron.weighting() instanceof SpikeWeighting.Burst burst) {
            weighting.put("kind", "burst").put("base", burst.base());
            if (burst.limit() < Double.POSITIVE_INFINITY) {
                weighting.put("limit", burst.limit());
            }
        } else {
            throw new IllegalStateException("weightings of type " + neuron.weighting() + " have no file form");
        }
        json.values("initialPotential", neuron.initialPotential());
        json.values("drivePerMs", neuron.drivePerMs());
    }

    static NeuronModel readWeighted(JsonObject json, ArraySource arrays) throws FormatException {
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        SpikeWeighting weighting = readWeighting(json.object("weighting"));
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drivePerMs = ValuesJson.read(json, "drivePerMs", arrays);
        return json.build(() -> new WeightedIntegrateAndFire(threshold, weighting, initialPotential, drivePerMs));
    }

    private static void write(NeuronModelJson.Writer json, RampNeuron neuron) {
        json.node().put("kind", "ramp");
        json.values("threshold", neuron.threshold());
        json.values("biasPerMs", neuron.biasPerMs());
    }

    static NeuronModel readProspect(JsonObject json, ArraySource arrays) throws FormatException {
        Values biasPerMs = ValuesJson.read(json, "biasPerMs", arrays);
        return json.build(() -> new ProspectNeuron(biasPerMs));
    }

    static NeuronModel readRamp(JsonObject json, ArraySource arrays) throws FormatException {
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        Values biasPerMs = ValuesJson.read(json, "biasPerMs", arrays);
        return json.build(() -> new RampNeuron(threshold, biasPerMs));
    }

    private static SpikeWeighting readWeighting(JsonObject json) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "phase" -> {
                int periodSteps = json.integer("periodSteps");
                return json.build(() -> new SpikeWeighting.Phase(periodSteps));
            }
            case "burst" -> {
                double base = json.number("base");
                double limit = json.has("limit") ? json.number("limit") : Double.POSITIVE_INFINITY;
                return json.build(() -> new SpikeWeighting.Burst(base, limit));
            }
            default -> throw json.unknownKind(kind, "phase", "burst");
        }
    }

    private static void write(NeuronModelJson.Writer json, SelfCorrecting neuron) {
        json.node().put("kind", "selfCorrecting");
        json.values("threshold", neuron.threshold());
        json.values("initialPotential", neuron.initialPotential());
        json.values("drivePerMs", neuron.drivePerMs());
        json.node()
                .put("roundSteps", neuron.roundSteps())
                .put("rounds", neuron.rounds())
                .put("correctedRound", neuron.correctedRound())
                .put("correction", neuron.correction().name());
    }

    static NeuronModel readSelfCorrecting(JsonObject json, ArraySource arrays) throws FormatException {
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drivePerMs = ValuesJson.read(json, "drivePerMs", arrays);
        int roundSteps = json.integer("roundSteps");
        int rounds = json.integer("rounds");
        int correctedRound = json.integer("correctedRound");
        SelfCorrecting.Correction correction = json.constant("correction", SelfCorrecting.Correction.class);
        return json.build(() -> new SelfCorrecting(
                threshold, initialPotential, drivePerMs, roundSteps, rounds, correctedRound, correction));
    }
}
