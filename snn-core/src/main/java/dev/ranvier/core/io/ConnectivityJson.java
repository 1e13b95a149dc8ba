package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.KernelConnectivity;
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
        } else if (connectivity instanceof KernelConnectivity kernels) {
            writeKernels(json, kernels, owner, arrays);
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
            case "kernels" -> {
                return readKernels(json, arrays);
            }
            case "random" -> {
                return RandomConnectivityJson.read(json);
            }
            default -> throw json.unknownKind(kind, "dense", "sparse", "oneToOne", "kernels", "random");
        }
    }

    private static void writeKernels(ObjectNode json, KernelConnectivity kernels, String owner, ArraySink arrays) {
        json.put("kind", "kernels")
                .put("outputChannels", kernels.outputChannels())
                .put("groups", kernels.groups());
        ShapeJson.write(json, "input", kernels.input());
        WindowJson.write(json, kernels.window());
        NpyArray weights = NpyArray.of(
                kernels.weights(),
                kernels.outputChannels(),
                kernels.input().channels() / kernels.groups(),
                kernels.window().height(),
                kernels.window().width());
        json.put("weights", arrays.add(owner + ".weights", weights));
    }

    private static KernelConnectivity readKernels(JsonObject json, ArraySource arrays) throws FormatException {
        int outputs = json.integer("outputChannels");
        int groups = json.integer("groups");
        if (groups < 1) {
            throw json.error("groups", "must be at least 1, got " + groups);
        }
        Shape input = ShapeJson.read(json.object("input"));
        Window window = WindowJson.read(json);
        float[] weights =
                arrays.floats(json, "weights", outputs, input.channels() / groups, window.height(), window.width());
        return json.build(() -> new KernelConnectivity(input, outputs, groups, window, weights));
    }
}
