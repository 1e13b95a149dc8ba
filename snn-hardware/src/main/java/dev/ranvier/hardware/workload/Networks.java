package dev.ranvier.hardware.workload;

import dev.ranvier.hardware.cost.CitedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Networks of the literature that come with the program, by the name that the user types. A new one is one line here.
 */
public final class Networks {

    private static final List<String> NAMES = List.of(
            "lenet-5",
            "alexnet",
            "vgg-16",
            "vgg-19",
            "googlenet",
            "resnet-18",
            "resnet-50",
            "mobilenet-v1",
            "squeezenet",
            "eie-benchmark");

    private Networks() {}

    /** All names in order. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The network of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    public static NetworkSheet named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no network '" + name + "'; there are: " + String.join(", ", NAMES));
        }
        String resource = name + ".json";
        try (InputStream in = Networks.class.getResourceAsStream(resource)) {
            return CitedJson.parse(resource, in, NetworkSheet::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
