package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.network.TimeBase;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of networks, populations and projections. */
final class NetworkJson {

    private NetworkJson() {}

    static ObjectNode write(Network network, ArraySink arrays) {
        ObjectNode json = JsonFormat.object().put("name", network.name());
        ObjectNode timeBase = json.putObject("timeBase");
        if (network.timeBase().clocked()) {
            timeBase.put("kind", "clocked").put("stepMs", network.timeBase().stepMs());
        } else {
            timeBase.put("kind", "continuous");
        }
        ArrayNode populations = json.putArray("populations");
        for (Population population : network.populations()) {
            populations
                    .addObject()
                    .put("name", population.name())
                    .put("size", population.size())
                    .set("model", NeuronModelJson.write(population, arrays));
        }
        ArrayNode projections = json.putArray("projections");
        for (Projection projection : network.projections()) {
            String owner = projection.source() + "-" + projection.target();
            ObjectNode node =
                    projections.addObject().put("source", projection.source()).put("target", projection.target());
            if (projection.receptor() != 0) {
                node.put("receptor", projection.receptor());
            }
            writeDelays(node, projection.delays());
            PlasticityJson.write(node, projection.plasticity());
            node.set("connectivity", ConnectivityJson.write(projection.connectivity(), owner, arrays));
        }
        if (!network.drives().isEmpty()) {
            ArrayNode drives = json.putArray("drives");
            network.drives().forEach(drive -> writeDrive(drives.addObject(), drive));
        }
        if (!network.currents().isEmpty()) {
            ArrayNode currents = json.putArray("currents");
            network.currents().forEach(current -> SourceJson.write(currents.addObject(), current));
        }
        return json;
    }

    static Network read(JsonObject json, ArraySource arrays) throws FormatException {
        String name = json.text("name");
        TimeBase timeBase = readTimeBase(json.object("timeBase"));
        List<Population> populations = new ArrayList<>();
        for (JsonObject population : json.objects("populations")) {
            populations.add(readPopulation(population, arrays));
        }
        List<Projection> projections = new ArrayList<>();
        for (JsonObject projection : json.objects("projections")) {
            projections.add(readProjection(projection, arrays));
        }
        List<PoissonDrive> drives = new ArrayList<>();
        if (json.has("drives")) {
            for (JsonObject drive : json.objects("drives")) {
                drives.add(readDrive(drive));
            }
        }
        List<StepCurrent> currents = new ArrayList<>();
        if (json.has("currents")) {
            for (JsonObject current : json.objects("currents")) {
                currents.add(SourceJson.readCurrent(current));
            }
        }
        return json.build(() -> new Network(name, timeBase, populations, projections, drives, currents));
    }

    private static TimeBase readTimeBase(JsonObject json) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "continuous" -> {
                return json.build(TimeBase::continuous);
            }
            case "clocked" -> {
                double stepMs = json.number("stepMs");
                return json.build(() -> TimeBase.clocked(stepMs));
            }
            default -> throw json.unknownKind(kind, "continuous", "clocked");
        }
    }

    private static Population readPopulation(JsonObject json, ArraySource arrays) throws FormatException {
        String name = json.text("name");
        int size = json.integer("size");
        NeuronModel model = NeuronModelJson.read(json.object("model"), arrays);
        return json.build(() -> new Population(name, size, model));
    }

    private static Projection readProjection(JsonObject json, ArraySource arrays) throws FormatException {
        String source = json.text("source");
        String target = json.text("target");
        int receptor = json.has("receptor") ? json.integer("receptor") : 0;
        Delays delays = readDelays(json);
        Plasticity plasticity = PlasticityJson.read(json);
        Connectivity connectivity = ConnectivityJson.read(json.object("connectivity"), arrays);
        return json.build(() -> new Projection(source, target, connectivity, delays, receptor, plasticity));
    }

    private static void writeDelays(ObjectNode projection, Delays delays) {
        if (delays instanceof Delays.Fixed fixed) {
            projection.put("delayMs", fixed.ms());
        } else if (delays instanceof Delays.Normal normal) {
            projection
                    .putObject("delays")
                    .put("kind", "normal")
                    .put("meanMs", normal.meanMs())
                    .put("standardDeviationMs", normal.standardDeviationMs())
                    .put("minimumMs", normal.minimumMs())
                    .put("seed", normal.seed());
        } else {
            throw new IllegalStateException("delays of type " + delays.getClass() + " have no file form");
        }
    }

    private static Delays readDelays(JsonObject projection) throws FormatException {
        if (!projection.has("delays")) {
            double delayMs = projection.number("delayMs");
            if (!(delayMs >= 0)) {
                throw projection.error("delayMs", "must be at least 0, got " + delayMs);
            }
            return new Delays.Fixed(delayMs);
        }
        JsonObject json = projection.object("delays");
        String kind = json.text("kind");
        if (!kind.equals("normal")) {
            throw json.unknownKind(kind, "normal");
        }
        double meanMs = json.number("meanMs");
        double deviationMs = json.number("standardDeviationMs");
        double minimumMs = json.number("minimumMs");
        long seed = json.wholeNumber("seed");
        return json.build(() -> new Delays.Normal(meanMs, deviationMs, minimumMs, seed));
    }

    private static void writeDrive(ObjectNode json, PoissonDrive drive) {
        json.put("target", drive.target())
                .put("receptor", drive.receptor())
                .put("rateHz", drive.rateHz())
                .put("weight", (double) drive.weight())
                .put("seed", drive.seed());
    }

    private static PoissonDrive readDrive(JsonObject json) throws FormatException {
        String target = json.text("target");
        int receptor = json.integer("receptor");
        double rateHz = json.number("rateHz");
        float weight = (float) json.number("weight");
        long seed = json.wholeNumber("seed");
        return json.build(() -> new PoissonDrive(target, receptor, rateHz, weight, seed));
    }
}
