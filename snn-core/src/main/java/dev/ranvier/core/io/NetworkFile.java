package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.coding.Decoder;
import dev.ranvier.core.coding.Encoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.network.Network;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Spiking networks, with how they are fed and read, as NAME.json plus NAME.npz. What is read back has the same bits; the
 * same network gives the same bytes.
 */
public final class NetworkFile {

    /** Value of the file's key {@value JsonFormat#KEY}. */
    public static final String FORMAT = "ranvier-network-1";

    /** Value of that key in a file that holds a network only, without a way to feed and to read it. */
    public static final String CIRCUIT_FORMAT = "ranvier-circuit-1";

    private NetworkFile() {}

    /**
     * Writes a network.
     *
     * @param json path that ends in {@code .json}; the arrays go to the file of the same name with {@code .npz}. Files that
     *     are there are replaced when the new ones are whole.
     * @throws IllegalArgumentException if the path does not end in {@code .json}
     * @throws IOException if a file cannot be written
     */
    public static void write(SpikingClassifier classifier, Path json) throws IOException {
        ArraySink arrays = new ArraySink();
        ObjectNode root = JsonFormat.create(FORMAT)
                .put("coding", classifier.coding())
                .put("durationMs", classifier.durationMs())
                .put("input", classifier.input())
                .put("output", classifier.output());
        root.set("encoder", CodingJson.write(classifier.encoder()));
        root.set("decoder", CodingJson.write(classifier.decoder()));
        root.set("network", NetworkJson.write(classifier.network(), arrays));
        FilePair.write(json, root, arrays);
    }

    /**
     * Writes a network by itself.
     *
     * @param json path that ends in {@code .json}, as in {@link #write}
     * @throws IllegalArgumentException if the path does not end in {@code .json}
     * @throws IOException if a file cannot be written
     */
    public static void writeCircuit(Network network, Path json) throws IOException {
        ArraySink arrays = new ArraySink();
        ObjectNode root = JsonFormat.create(CIRCUIT_FORMAT);
        root.set("network", NetworkJson.write(network, arrays));
        FilePair.write(json, root, arrays);
    }

    /**
     * Reads a network that stands by itself.
     *
     * @param json path of the JSON file; its arrays are read from beside it
     * @throws FormatException if one of the files is not what it should be; the message names it and the place
     * @throws IOException if a file cannot be read
     */
    public static Network readCircuit(Path json) throws IOException {
        JsonObject root = JsonFormat.read(json, CIRCUIT_FORMAT, "a spiking network by itself");
        ArraySource arrays = FilePair.arrays(json);
        Network read = NetworkJson.read(root.object("network"), arrays);
        Network network = root.build(() -> read);
        arrays.requireAllUsed();
        return network;
    }

    /**
     * Reads a network with how it is fed and read.
     *
     * @param json path of the JSON file; its arrays are read from beside it
     * @throws FormatException if one of the files is not what it should be; the message names it and the place
     * @throws IOException if a file cannot be read
     */
    public static SpikingClassifier read(Path json) throws IOException {
        JsonObject root = JsonFormat.read(json, FORMAT, "a spiking network");
        ArraySource arrays = FilePair.arrays(json);
        String coding = root.text("coding");
        double durationMs = root.number("durationMs");
        String input = root.text("input");
        String output = root.text("output");
        Encoder encoder = CodingJson.readEncoder(root.object("encoder"));
        Decoder decoder = CodingJson.readDecoder(root.object("decoder"));
        Network network = NetworkJson.read(root.object("network"), arrays);
        SpikingClassifier classifier =
                root.build(() -> new SpikingClassifier(network, input, output, encoder, decoder, durationMs, coding));
        arrays.requireAllUsed();
        return classifier;
    }
}
