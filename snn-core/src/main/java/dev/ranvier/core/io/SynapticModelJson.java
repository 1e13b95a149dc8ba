package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of the neurons whose synapses have time constants. */
final class SynapticModelJson {

    private SynapticModelJson() {}

    static void write(NeuronModelJson.Writer json, CurrentLif neuron) {
        json.node().put("kind", "currentLif");
        writeCurrents(json, neuron.tauMembraneMs(), neuron.tauSynapseMs());
        json.membrane(neuron.rest(), neuron.threshold(), neuron.reset(), neuron.initialPotential(), neuron.drive());
        json.node().put("refractoryMs", neuron.refractoryMs());
    }

    static NeuronModel readCurrentLif(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMembraneMs = json.number("tauMembraneMs");
        List<Double> tauSynapseMs = readTimeConstants(json);
        double rest = json.number("rest");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        ResetRule reset = NeuronModelJson.readReset(json);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drive = ValuesJson.read(json, "drive", arrays);
        double refractoryMs = json.number("refractoryMs");
        return json.build(() -> new CurrentLif(
                tauMembraneMs, tauSynapseMs, rest, threshold, reset, initialPotential, drive, refractoryMs));
    }

    static void write(NeuronModelJson.Writer json, AlphaLif neuron) {
        json.node().put("kind", "alphaLif");
        writeCurrents(json, neuron.tauMembraneMs(), neuron.tauSynapseMs());
        json.membrane(neuron.rest(), neuron.threshold(), neuron.reset(), neuron.initialPotential(), neuron.drive());
        json.node().put("refractoryMs", neuron.refractoryMs());
    }

    static NeuronModel readAlphaLif(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMembraneMs = json.number("tauMembraneMs");
        List<Double> tauSynapseMs = readTimeConstants(json);
        double rest = json.number("rest");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        ResetRule reset = NeuronModelJson.readReset(json);
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        Values drive = ValuesJson.read(json, "drive", arrays);
        double refractoryMs = json.number("refractoryMs");
        return json.build(() -> new AlphaLif(
                tauMembraneMs, tauSynapseMs, rest, threshold, reset, initialPotential, drive, refractoryMs));
    }

    private static void writeCurrents(NeuronModelJson.Writer json, double tauMembraneMs, List<Double> tauSynapseMs) {
        json.node().put("tauMembraneMs", tauMembraneMs);
        ArrayNode receptors = json.node().putArray("receptors");
        tauSynapseMs.forEach(tau -> receptors.addObject().put("tauMs", tau));
    }

    private static List<Double> readTimeConstants(JsonObject json) throws FormatException {
        List<Double> tauMs = new ArrayList<>();
        for (JsonObject receptor : json.objects("receptors")) {
            double tau = receptor.number("tauMs");
            tauMs.add(receptor.build(() -> tau));
        }
        return tauMs;
    }

    static void write(NeuronModelJson.Writer json, ConductanceLif neuron) {
        json.node().put("kind", "conductanceLif").put("tauMembraneMs", neuron.tauMembraneMs());
        ArrayNode receptors = json.node().putArray("receptors");
        for (int i = 0; i < neuron.synapses().size(); i++) {
            ConductanceLif.Receptor receptor = neuron.synapses().get(i);
            ObjectNode node = receptors
                    .addObject()
                    .put("tauMs", receptor.tauMs())
                    .put("reversalPotential", receptor.reversalPotential());
            ValuesJson.write(
                    node,
                    "initialConductance",
                    receptor.initialConductance(),
                    json.population().size(),
                    json.population().name() + ".receptor" + i,
                    json.arrays());
        }
        json.node().put("rest", neuron.rest());
        json.values("threshold", neuron.threshold());
        json.node().put("resetPotential", neuron.resetPotential());
        json.values("initialPotential", neuron.initialPotential());
        json.node().put("refractoryMs", neuron.refractoryMs());
    }

    static NeuronModel readConductanceLif(JsonObject json, ArraySource arrays) throws FormatException {
        double tauMembraneMs = json.number("tauMembraneMs");
        List<ConductanceLif.Receptor> receptors = new ArrayList<>();
        for (JsonObject receptor : json.objects("receptors")) {
            double tauMs = receptor.number("tauMs");
            double reversal = receptor.number("reversalPotential");
            Values initial = ValuesJson.read(receptor, "initialConductance", arrays);
            receptors.add(receptor.build(() -> new ConductanceLif.Receptor(tauMs, reversal, initial)));
        }
        double rest = json.number("rest");
        Values threshold = ValuesJson.read(json, "threshold", arrays);
        double resetPotential = json.number("resetPotential");
        Values initialPotential = ValuesJson.read(json, "initialPotential", arrays);
        double refractoryMs = json.number("refractoryMs");
        return json.build(() -> new ConductanceLif(
                tauMembraneMs, receptors, rest, threshold, resetPotential, initialPotential, refractoryMs));
    }
}
