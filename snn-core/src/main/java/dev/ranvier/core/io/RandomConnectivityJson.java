package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.SynapseWeights;

/** The JSON form of synapses that are drawn. */
final class RandomConnectivityJson {

    private RandomConnectivityJson() {}

    static void write(ObjectNode json, RandomConnectivity random) {
        json.put("kind", "random").put("sources", random.sources()).put("targets", random.targets());
        ObjectNode rule = json.putObject("rule");
        if (random.rule() instanceof RandomConnectivity.FixedInDegree inDegree) {
            rule.put("kind", "fixedInDegree").put("inputs", inDegree.inputs());
        } else if (random.rule() instanceof RandomConnectivity.FixedTotal total) {
            rule.put("kind", "fixedTotal").put("synapses", total.synapses());
        } else if (random.rule() instanceof RandomConnectivity.Pairwise pairwise) {
            rule.put("kind", "pairwise").put("chance", pairwise.chance());
        } else {
            throw new IllegalStateException("rules of type " + random.rule().getClass() + " have no file form");
        }
        ObjectNode weights = json.putObject("weights");
        if (random.weights() instanceof SynapseWeights.Shared shared) {
            weights.put("kind", "shared").put("weight", (double) shared.weight());
        } else if (random.weights() instanceof SynapseWeights.Normal normal) {
            weights.put("kind", "normal").put("mean", normal.mean());
            weights.put("standardDeviation", normal.standardDeviation());
        } else {
            throw new IllegalStateException(
                    "weights of type " + random.weights().getClass() + " have no file form");
        }
        json.put("seed", random.seed());
    }

    static RandomConnectivity read(JsonObject json) throws FormatException {
        int sources = json.integer("sources");
        int targets = json.integer("targets");
        RandomConnectivity.Rule rule = readRule(json.object("rule"));
        SynapseWeights weights = readWeights(json.object("weights"));
        long seed = json.wholeNumber("seed");
        return json.build(() -> new RandomConnectivity(sources, targets, rule, weights, seed));
    }

    private static RandomConnectivity.Rule readRule(JsonObject json) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "fixedInDegree" -> {
                int inputs = json.integer("inputs");
                return json.build(() -> new RandomConnectivity.FixedInDegree(inputs));
            }
            case "fixedTotal" -> {
                long synapses = json.wholeNumber("synapses");
                return json.build(() -> new RandomConnectivity.FixedTotal(synapses));
            }
            case "pairwise" -> {
                double chance = json.number("chance");
                return json.build(() -> new RandomConnectivity.Pairwise(chance));
            }
            default -> throw json.unknownKind(kind, "fixedInDegree", "fixedTotal", "pairwise");
        }
    }

    private static SynapseWeights readWeights(JsonObject json) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "shared" -> {
                float weight = (float) json.number("weight");
                return json.build(() -> new SynapseWeights.Shared(weight));
            }
            case "normal" -> {
                double mean = json.number("mean");
                double deviation = json.number("standardDeviation");
                return json.build(() -> new SynapseWeights.Normal(mean, deviation));
            }
            default -> throw json.unknownKind(kind, "shared", "normal");
        }
    }
}
