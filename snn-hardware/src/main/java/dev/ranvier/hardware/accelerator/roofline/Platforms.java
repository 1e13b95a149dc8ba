package dev.ranvier.hardware.accelerator.roofline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.CitedJson;
import dev.ranvier.hardware.cost.EnergyTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@link RooflineMachine}s that come with the program, from data files with one sheet and one table for each. */
public final class Platforms {

    private static final List<String> FILES = List.of("cpus.json", "gpus.json", "fpgas.json", "asics.json");
    private static final Set<String> FILE_KEYS = Set.of("machines");
    private static final Set<String> MACHINE_KEYS = Set.of("key", "sheet", "energies");
    private static final Map<String, RooflineMachine> PLATFORMS = read();

    private Platforms() {}

    /** All of them by name, in the order of the files. */
    public static Map<String, RooflineMachine> byName() {
        return PLATFORMS;
    }

    private static Map<String, RooflineMachine> read() {
        Map<String, RooflineMachine> platforms = new LinkedHashMap<>();
        for (String file : FILES) {
            try (InputStream in = Platforms.class.getResourceAsStream(file)) {
                platforms.putAll(CitedJson.parse(file, in, Platforms::machines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Collections.unmodifiableMap(platforms);
    }

    private static Map<String, RooflineMachine> machines(JsonNode root) {
        CitedJson.onlyKeys(root, FILE_KEYS, "the file");
        Map<String, RooflineMachine> machines = new LinkedHashMap<>();
        CitedJson.entries(root, "machines", node -> {
            CitedJson.onlyKeys(node, MACHINE_KEYS, "a machine");
            return machines.put(
                    CitedJson.text(node, "key"),
                    new RooflineMachine(MachineSheet.of(node.path("sheet")), EnergyTable.of(node.path("energies"))));
        });
        return machines;
    }
}
