package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.Plasticity;

/** The JSON form of plasticity, a key of a projection that is left out where the weights stay as they are. */
final class PlasticityJson {

    private static final String KEY = "plasticity";

    private PlasticityJson() {}

    static void write(ObjectNode projection, Plasticity plasticity) {
        if (plasticity instanceof Plasticity.PairStdp stdp) {
            projection
                    .putObject(KEY)
                    .put("kind", "pairStdp")
                    .put("tauPlusMs", stdp.tauPlusMs())
                    .put("tauMinusMs", stdp.tauMinusMs())
                    .put("potentiation", stdp.potentiation())
                    .put("depression", stdp.depression())
                    .put("multiplicative", stdp.multiplicative())
                    .put("nearest", stdp.nearest())
                    .put("smallest", stdp.smallest())
                    .put("largest", stdp.largest());
        } else if (!(plasticity instanceof Plasticity.Fixed)) {
            throw new IllegalStateException("plasticity of type " + plasticity.getClass() + " has no file form");
        }
    }

    static Plasticity read(JsonObject projection) throws FormatException {
        if (!projection.has(KEY)) {
            return new Plasticity.Fixed();
        }
        JsonObject json = projection.object(KEY);
        String kind = json.text("kind");
        if (!kind.equals("pairStdp")) {
            throw json.unknownKind(kind, "pairStdp");
        }
        double tauPlusMs = json.number("tauPlusMs");
        double tauMinusMs = json.number("tauMinusMs");
        double potentiation = json.number("potentiation");
        double depression = json.number("depression");
        boolean multiplicative = json.flag("multiplicative");
        boolean nearest = json.flag("nearest");
        double smallest = json.number("smallest");
        double largest = json.number("largest");
        return json.build(() -> new Plasticity.PairStdp(
                tauPlusMs, tauMinusMs, potentiation, depression, multiplicative, nearest, smallest, largest));
    }
}
