package dev.ranvier.hardware.accelerator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ranvier.hardware.cost.CitedJson;
import dev.ranvier.hardware.cost.Confidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What a machine is: its name and cited parameters. Immutable; the user can replace it by a file of the same form. */
public final class MachineSheet {

    private static final Set<String> SHEET_KEYS =
            Set.of("name", "family", "nodeNanometres", "notes", "parameters", "published");
    private static final Set<String> PARAMETER_KEYS = Set.of("key", "value", "source", "confidence", "note");
    private static final Set<String> NOTE_KEYS = Set.of("text");

    private final String name;
    private final String family;
    private final OptionalDouble nodeNanometres;
    private final List<String> notes;
    private final Map<String, Parameter> parameters;
    private final Map<String, Parameter> published;

    /**
     * @param name shown to the user
     * @param family kind of machine, e.g. {@code systolic array}
     * @param nodeNanometres technology node of the machine; empty if it is not published
     * @param notes what the user must know to read its results
     * @param parameters its figures, each key once
     * @param published figures that no model reads, for display and validation, e.g. {@code areaSquareMillimetres}
     * @throws IllegalArgumentException if something is missing or a key appears twice
     */
    public MachineSheet(
            String name,
            String family,
            OptionalDouble nodeNanometres,
            List<String> notes,
            Collection<Parameter> parameters,
            Collection<Parameter> published) {
        if (name == null || name.isBlank() || family == null || family.isBlank()) {
            throw new IllegalArgumentException("a machine needs a name and a family");
        }
        if (nodeNanometres.isPresent()
                && (!(nodeNanometres.getAsDouble() > 0) || Double.isInfinite(nodeNanometres.getAsDouble()))) {
            throw new IllegalArgumentException("nodeNanometres must be positive, got " + nodeNanometres.getAsDouble());
        }
        this.name = name;
        this.family = family;
        this.nodeNanometres = nodeNanometres;
        this.notes = List.copyOf(notes);
        this.parameters = byKey(parameters);
        this.published = byKey(published);
    }

    private static Map<String, Parameter> byKey(Collection<Parameter> parameters) {
        Map<String, Parameter> byKey = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (byKey.put(parameter.key(), parameter) != null) {
                throw new IllegalArgumentException("parameter " + parameter.key() + " appears twice");
            }
        }
        return Collections.unmodifiableMap(byKey);
    }

    /**
     * Reads a sheet of the user's: a JSON object with {@code name}, {@code family}, optionally {@code nodeNanometres}, a list
     * {@code notes} of objects with {@code text}, and a list {@code parameters} of objects with {@code key},
     * {@code value}, {@code source}, {@code confidence} and optionally {@code note}; optionally a list {@code published} of
     * the same form with figures that no model reads.
     *
     * @throws dev.ranvier.core.io.FormatException if the content is wrong; it names the file and the entry
     * @throws IOException if the file cannot be read
     */
    public static MachineSheet read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CitedJson.parse(file.toString(), in, MachineSheet::of);
        }
    }

    /**
     * Reads a sheet that is part of the program.
     *
     * @param owner a class in whose package the resource lies
     * @param resource file name, e.g. {@code eyeriss.json}
     * @throws IllegalArgumentException if there is no such resource
     */
    public static MachineSheet resource(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + owner.getName());
            }
            return CitedJson.parse(resource, in, MachineSheet::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sheet from parsed JSON of the form that {@link #read} describes.
     *
     * @throws IllegalArgumentException if the content is wrong
     */
    public static MachineSheet of(JsonNode root) {
        CitedJson.onlyKeys(root, SHEET_KEYS, "the sheet");
        List<String> notes = new ArrayList<>(CitedJson.entries(root, "notes", node -> {
            CitedJson.onlyKeys(node, NOTE_KEYS, "a note");
            return CitedJson.text(node, "text");
        }));
        return new MachineSheet(
                CitedJson.text(root, "name"),
                CitedJson.text(root, "family"),
                CitedJson.optionalNumber(root, "nodeNanometres"),
                notes,
                CitedJson.entries(root, "parameters", MachineSheet::parameter),
                root.has("published") ? CitedJson.entries(root, "published", MachineSheet::parameter) : List.of());
    }

    /** Name of the machine. */
    public String name() {
        return name;
    }

    /** Kind of machine. */
    public String family() {
        return family;
    }

    /** Technology node of the machine; empty if it is not published. */
    public OptionalDouble nodeNanometres() {
        return nodeNanometres;
    }

    /** What the user must know to read its results. */
    public List<String> notes() {
        return notes;
    }

    /** All figures in the order of the file. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Published figures that no model reads, in the order of the file. */
    public List<Parameter> published() {
        return List.copyOf(published.values());
    }

    /** A published figure that no model reads; empty if the sheet has none of that name. */
    public OptionalDouble published(String key) {
        Parameter figure = published.get(key);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.value());
    }

    /**
     * A figure.
     *
     * @throws IllegalArgumentException if the sheet has no such parameter
     */
    public double value(String key) {
        Parameter parameter = parameters.get(key);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    "machine " + name + " has no parameter " + key + "; it has " + parameters.keySet());
        }
        return parameter.value();
    }

    /** A figure that not every machine of a kind publishes; empty if the sheet has no such parameter. */
    public OptionalDouble optional(String key) {
        Parameter parameter = parameters.get(key);
        return parameter == null ? OptionalDouble.empty() : OptionalDouble.of(parameter.value());
    }

    /**
     * A figure that is a number of things.
     *
     * @throws IllegalArgumentException if the sheet has no such parameter or it is not a whole number
     */
    public int whole(String key) {
        double value = value(key);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "machine " + name + ": parameter " + key + " must be a whole number, got " + value);
        }
        return (int) value;
    }

    /** This sheet with another value for one parameter it has, for a sensitivity study. */
    public MachineSheet with(String key, double changed) {
        double old = value(key);
        Map<String, Parameter> copy = new LinkedHashMap<>(parameters);
        copy.computeIfPresent(
                key,
                (k, p) -> new Parameter(k, changed, p.source(), Confidence.DERIVED, "changed by the user from " + old));
        return new MachineSheet(name, family, nodeNanometres, notes, copy.values(), published.values());
    }

    /** One line of text for each figure that was not read in its source. */
    public List<String> warnings() {
        return parameters.values().stream()
                .filter(parameter -> parameter.confidence() != Confidence.READ)
                .map(parameter -> parameter.key() + " = " + parameter.value() + " is "
                        + parameter.confidence().name().toLowerCase(Locale.ROOT)
                        + (parameter.note().isEmpty() ? "" : " (" + parameter.note() + ")"))
                .toList();
    }

    /** The sources of all figures, each once. */
    public List<String> sources() {
        return parameters.values().stream()
                .map(parameter -> parameter.source().toString())
                .distinct()
                .toList();
    }

    private static Parameter parameter(JsonNode node) {
        CitedJson.onlyKeys(node, PARAMETER_KEYS, "a parameter");
        return new Parameter(
                CitedJson.text(node, "key"),
                CitedJson.number(node, "value"),
                CitedJson.source(node),
                CitedJson.confidence(node),
                CitedJson.optionalText(node, "note"));
    }
}
