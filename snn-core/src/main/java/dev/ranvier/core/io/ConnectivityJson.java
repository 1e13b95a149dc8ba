package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.RandomConnectivity;

/** The JSON form of connectivities. */
final class ConnectivityJson {

    private ConnectivityJson() {}

    static ObjectNode write(Connectivity connectivity, String owner, ArraySink arrays) {
        ObjectNode json = JsonFormat.object();
        if (connectivity instanceof Connectivity.Dense dense) {
            json.put("kind", "dense").put("sources", dense.sources()).put("targets", dense.targets());
            NpyArray weights = NpyArray.of(dense.weights(), dense.sources(), dense.targets());
            json.put("weights", arrays.add(owner + ".weights", weights));
        } else if (connectivity instanceof Connectivity.Sparse sparse) {
            int synapses = sparse.target().length;
            json.put("kind", "sparse").put("targets", sparse.targets());
            NpyArray rowStart = NpyArray.of(sparse.rowStart(), sparse.rowStart().length);
            json.put("rowStart", arrays.add(owner + ".rowStart", rowStart));
            json.put("target", arrays.add(owner + ".target", NpyArray.of(sparse.target(), synapses)));
            json.put("weights", arrays.add(owner + ".weights", NpyArray.of(sparse.weights(), synapses)));
        } else if (connectivity instanceof Connectivity.OneToOne oneToOne) {
            json.put("kind", "oneToOne").put("size", oneToOne.size()).put("weight", (double) oneToOne.weight());
        } else if (connectivity instanceof RandomConnectivity random) {
            RandomConnectivityJson.write(json, random);
        } else {
            throw new IllegalStateException("connectivity of type " + connectivity.getClass() + " has no file form");
        }
        return json;
    }

    static Connectivity read(JsonObject json, ArraySource arrays) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "dense" -> {
                int sources = json.integer("sources");
                int targets = json.integer("targets");
                float[] weights = arrays.floats(json, "weights", sources, targets);
                return json.build(() -> new Connectivity.Dense(sources, targets, weights));
            }
            case "sparse" -> {
                int targets = json.integer("targets");
                int[] rowStart = arrays.ints(json, "rowStart");
                int[] target = arrays.ints(json, "target");
                float[] weights = arrays.floats(json, "weights", target.length);
                return json.build(() -> new Connectivity.Sparse(targets, rowStart, target, weights));
            }
            case "oneToOne" -> {
                int size = json.integer("size");
                float weight = (float) json.number("weight");
                return json.build(() -> new Connectivity.OneToOne(size, weight));
            }
            case "random" -> {
                return RandomConnectivityJson.read(json);
            }
            default -> throw json.unknownKind(kind, "dense", "sparse", "oneToOne", "random");
        }
    }
}
