package dev.ranvier.hardware.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Energies, bandwidths and areas of parts that several machines are made of, with their sources: one versioned file
 * that the user can replace by another of the same form. {@link EnergyTable}s of machines refer to its keys. Immutable.
 */
public final class ConstantTable {

    private static final Set<String> TABLE_KEYS = Set.of("name", "version", "note", "constants");
    private static final Set<String> CONSTANT_KEYS = Set.of(
            "key",
            "value",
            "unit",
            "per",
            "nodeNanometres",
            "supplyVolts",
            "source",
            "confidence",
            "lowest",
            "highest",
            "note");

    private static final ConstantTable SHIPPED = resource("constants.json");

    private final String name;
    private final String version;
    private final Map<String, Constant> constants;

    /**
     * @param name shown to the user
     * @param version of the figures
     * @param constants each key once
     * @throws IllegalArgumentException if name or version is blank, or a key appears twice
     */
    public ConstantTable(String name, String version, Collection<Constant> constants) {
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a table of constants needs a name and a version");
        }
        Map<String, Constant> byKey = new LinkedHashMap<>();
        for (Constant constant : constants) {
            if (byKey.put(constant.key(), constant) != null) {
                throw new IllegalArgumentException("constant " + constant.key() + " appears twice");
            }
        }
        this.name = name;
        this.version = version;
        this.constants = Collections.unmodifiableMap(byKey);
    }

    /** The table that comes with the program. */
    public static ConstantTable shipped() {
        return SHIPPED;
    }

    /**
     * Reads a table of the user's: a JSON object with {@code name}, {@code version} and a list {@code constants} of
     * objects with {@code key}, {@code value}, {@code unit}, {@code per}, {@code source}, {@code confidence} and
     * optionally {@code nodeNanometres}, {@code supplyVolts}, {@code lowest} and {@code highest}, {@code note}.
     *
     * @throws dev.ranvier.core.io.FormatException if the content is wrong; it names the file and the entry
     * @throws IOException if the file cannot be read
     */
    public static ConstantTable read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CitedJson.parse(file.toString(), in, ConstantTable::of);
        }
    }

    private static ConstantTable resource(String resource) {
        try (InputStream in = ConstantTable.class.getResourceAsStream(resource)) {
            return CitedJson.parse(resource, in, ConstantTable::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the table. */
    public String name() {
        return name;
    }

    /** Version of its figures. */
    public String version() {
        return version;
    }

    /** All constants in the order of the file. */
    public List<Constant> constants() {
        return List.copyOf(constants.values());
    }

    /**
     * A constant.
     *
     * @throws IllegalArgumentException if the table has no such key
     */
    public Constant constant(String key) {
        Constant constant = constants.get(key);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "table '" + name + "' has no constant '" + key + "'; it has " + constants.keySet());
        }
        return constant;
    }

    private static ConstantTable of(JsonNode root) {
        CitedJson.onlyKeys(root, TABLE_KEYS, "the table");
        return new ConstantTable(
                CitedJson.text(root, "name"),
                CitedJson.text(root, "version"),
                CitedJson.entries(root, "constants", ConstantTable::constantOf));
    }

    private static Constant constantOf(JsonNode node) {
        CitedJson.onlyKeys(node, CONSTANT_KEYS, "a constant");
        return new Constant(
                CitedJson.text(node, "key"),
                CitedJson.number(node, "value"),
                ConstantUnit.of(CitedJson.text(node, "unit")),
                CitedJson.text(node, "per"),
                CitedJson.optionalNumber(node, "nodeNanometres"),
                CitedJson.optionalNumber(node, "supplyVolts"),
                CitedJson.source(node),
                CitedJson.confidence(node),
                CitedJson.optionalNumber(node, "lowest"),
                CitedJson.optionalNumber(node, "highest"),
                CitedJson.optionalText(node, "note"));
    }
}
