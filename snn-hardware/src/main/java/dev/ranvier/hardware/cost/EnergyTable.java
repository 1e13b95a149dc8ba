package dev.ranvier.hardware.cost;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.Optional;

/**
 * Cited constants that turn counts into energy. Immutable. The form of the file is described in {@link #read}.
 *
 * <p>Not promised: that constants of different nodes, or of one node from different sources, are comparable. Nothing is
 * scaled.
 */
public final class EnergyTable {

    private final String name;
    private final Map<Action, EnergyEntry> entries;
    private final Map<Action, String> unpublished;
    private final Map<Action, ConstantReference> references;

    /**
     * A table that prices everything it is asked for.
     *
     * @param name shown with every result
     * @param entries the constants, at least one, each action once
     * @throws IllegalArgumentException if the name is blank, there is no entry, or an action appears twice
     */
    public EnergyTable(String name, Collection<EnergyEntry> entries) {
        this(name, entries, Map.of());
    }

    /**
     * A table that leaves some actions without a price.
     *
     * @param name shown with every result
     * @param entries the constants, each action once
     * @param unpublished actions that no source has a constant for, with the reason; they are not priced, and every
     *     report in which they were counted says so
     * @throws IllegalArgumentException if the name is blank, the table is empty, or an action appears twice
     */
    public EnergyTable(String name, Collection<EnergyEntry> entries, Map<Action, String> unpublished) {
        this(name, entries, unpublished, Map.of());
    }

    /** As it is read from a file: some entries come from the shipped constants. */
    EnergyTable(
            String name,
            Collection<EnergyEntry> entries,
            Map<Action, String> unpublished,
            Map<Action, ConstantReference> references) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("an energy table needs a name");
        }
        if (entries.isEmpty() && unpublished.isEmpty()) {
            throw new IllegalArgumentException("energy table '" + name + "' has no entries");
        }
        Map<Action, EnergyEntry> byAction = new LinkedHashMap<>();
        for (EnergyEntry entry : entries) {
            if (byAction.put(entry.action(), entry) != null || unpublished.containsKey(entry.action())) {
                throw new IllegalArgumentException("energy table '" + name + "' has " + entry.action() + " twice");
            }
        }
        this.name = name;
        this.entries = Collections.unmodifiableMap(byAction);
        this.unpublished = Collections.unmodifiableMap(new LinkedHashMap<>(unpublished));
        this.references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }

    /**
     * Reads a table of the user's. The file is a JSON object with {@code name} and {@code entries}; each entry has
     * <ul>
     *   <li>{@code key}: {@code part.action};
     *   <li>{@code value} and {@code unit}: pJ (fJ, nJ) for each action, or W (mW, uW) in the part {@code static};
     *   <li>{@code per}: what one action is; optionally {@code nodeNanometres} and {@code supplyVolts};
     *   <li>{@code source}: {@code authors}, {@code year}, {@code reference};
     *   <li>{@code confidence}: {@code read}, {@code recalled} or {@code derived}; optionally {@code note}.
     * </ul>
     *
     * or {@code key}, {@code constant} (a key of the shipped {@link ConstantTable}), {@code per} and optionally
     * {@code factor} and {@code note}. Optionally a list {@code unpublished} of objects with {@code key} and
     * {@code reason} names actions that no source has a constant for.
     *
     * @throws dev.ranvier.core.io.FormatException if the content is wrong; it names the file and the entry
     * @throws IOException if the file cannot be read
     */
    public static EnergyTable read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CitedJson.parse(file.toString(), in, EnergyTable::of);
        }
    }

    /**
     * Reads a table that is part of the program.
     *
     * @param owner a class in whose package the resource lies
     * @param resource file name, e.g. {@code eyeriss-energy.json}
     * @throws IllegalArgumentException if there is no such resource
     */
    public static EnergyTable resource(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + owner.getName());
            }
            return CitedJson.parse(resource, in, EnergyTable::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table from parsed JSON of the form that {@link #read} describes.
     *
     * @throws IllegalArgumentException if the content is wrong
     */
    public static EnergyTable of(JsonNode root) {
        return EnergyTableJson.table(root);
    }

    /** Name of the table. */
    public String name() {
        return name;
    }

    /** The constants in the order of the file. */
    public List<EnergyEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Actions without a constant that the table knows about, with the reason. */
    public Map<Action, String> unpublished() {
        return unpublished;
    }

    /** The constant for an action, if there is one. */
    public Optional<EnergyEntry> find(Action action) {
        return Optional.ofNullable(entries.get(action));
    }

    /** This table with one constant added or put in the place of the one for the same action. */
    public EnergyTable with(EnergyEntry entry) {
        Map<Action, EnergyEntry> changed = new LinkedHashMap<>(entries);
        changed.put(entry.action(), entry);
        Map<Action, String> stillUnpublished = new LinkedHashMap<>(unpublished);
        stillUnpublished.remove(entry.action());
        Map<Action, ConstantReference> otherReferences = new LinkedHashMap<>(references);
        otherReferences.remove(entry.action());
        return new EnergyTable(name, changed.values(), stillUnpublished, otherReferences);
    }

    /**
     * This table with another table of constants in the place of the shipped one. What the table says itself stays.
     *
     * @throws IllegalArgumentException if the other table lacks a constant, or has one in another unit
     */
    public EnergyTable withConstants(ConstantTable constants) {
        Map<Action, EnergyEntry> changed = new LinkedHashMap<>(entries);
        references.forEach((action, reference) -> changed.put(action, reference.entry(constants)));
        return new EnergyTable(name, changed.values(), unpublished, references);
    }

    /**
     * This table with the constant of one action multiplied, e.g. for another supply voltage.
     *
     * @param factor positive
     * @param why shown with the constant
     * @throws IllegalArgumentException if there is no constant for the action or the factor is not positive
     */
    public EnergyTable times(Action action, double factor, String why) {
        EnergyEntry entry = entries.get(action);
        if (entry == null || !(factor > 0)) {
            throw new IllegalArgumentException("no constant for " + action + " to multiply by " + factor);
        }
        Map<Action, EnergyEntry> changed = new LinkedHashMap<>(entries);
        changed.put(
                action,
                new EnergyEntry(
                        action,
                        entry.value() * factor,
                        entry.unit(),
                        entry.per(),
                        entry.nodeNanometres(),
                        entry.supplyVolts(),
                        entry.source(),
                        Confidence.DERIVED,
                        entry.note().isBlank() ? why : entry.note() + "; " + why));
        Map<Action, ConstantReference> scaled = new LinkedHashMap<>(references);
        scaled.computeIfPresent(action, (same, reference) -> reference.times(factor, why));
        return new EnergyTable(name, changed.values(), unpublished, scaled);
    }

    /** This table without its fitted constants: their actions are not priced, and every report says so. */
    public EnergyTable withoutFitted() {
        Map<Action, EnergyEntry> cited = new LinkedHashMap<>(entries);
        Map<Action, String> without = new LinkedHashMap<>(unpublished);
        for (EnergyEntry entry : entries.values()) {
            if (entry.confidence() == Confidence.FITTED) {
                cited.remove(entry.action());
                without.put(entry.action(), "no source has a constant for it, and the fitted one was left out");
            }
        }
        return new EnergyTable(name + ", fitted constants left out", cited.values(), without);
    }

    /**
     * What the counts cost. An action that the table names as unpublished is not priced but listed in the report.
     *
     * @throws MissingConstantException if something else was counted that has no constant here; a count of 0 needs none
     */
    public EnergyReport price(ActionCounts counts) {
        List<EnergyReport.Line> lines = new ArrayList<>();
        Map<Action, String> missing = new LinkedHashMap<>();
        counts.asMap().forEach((action, count) -> {
            EnergyEntry entry = entries.get(action);
            if (entry != null) {
                lines.add(new EnergyReport.Line(entry, count));
            } else if (count > 0 && unpublished.containsKey(action)) {
                missing.put(action, unpublished.get(action));
            } else if (count > 0) {
                throw new MissingConstantException(
                        name, action, count, entries.keySet().toString());
            }
        });
        return new EnergyReport(name, lines, missing);
    }
}
