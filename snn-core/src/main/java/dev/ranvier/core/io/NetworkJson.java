package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
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
            projections
                    .addObject()
                    .put("source", projection.source())
                    .put("target", projection.target())
                    .put("delayMs", projection.delayMs())
                    .set("connectivity", ConnectivityJson.write(projection.connectivity(), owner, arrays));
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
        return json.build(() -> new Network(name, timeBase, populations, projections));
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
        double delayMs = json.number("delayMs");
        Connectivity connectivity = ConnectivityJson.read(json.object("connectivity"), arrays);
        return json.build(() -> new Projection(source, target, connectivity, delayMs));
    }
}
