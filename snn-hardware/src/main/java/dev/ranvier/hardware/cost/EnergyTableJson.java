package dev.ranvier.hardware.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form of {@link EnergyTable} files, which {@link EnergyTable#read} describes. */
final class EnergyTableJson {

    private static final Set<String> TABLE_KEYS = Set.of("name", "note", "entries", "unpublished");
    private static final Set<String> ENTRY_KEYS =
            Set.of("key", "value", "unit", "per", "nodeNanometres", "supplyVolts", "source", "confidence", "note");

    private static final Set<String> REFERENCE_KEYS = Set.of("key", "constant", "factor", "per", "note");
    private static final Set<String> UNPUBLISHED_KEYS = Set.of("key", "reason");

    private EnergyTableJson() {}

    static EnergyTable table(JsonNode root) {
        CitedJson.onlyKeys(root, TABLE_KEYS, "the table");
        Map<Action, String> unpublished = new LinkedHashMap<>();
        if (root.has("unpublished")) {
            CitedJson.entries(root, "unpublished", node -> {
                CitedJson.onlyKeys(node, UNPUBLISHED_KEYS, "an unpublished constant");
                return unpublished.put(Action.of(CitedJson.text(node, "key")), CitedJson.text(node, "reason"));
            });
        }
        Map<Action, ConstantReference> references = new LinkedHashMap<>();
        List<EnergyEntry> entries = CitedJson.entries(root, "entries", node -> {
            if (!node.has("constant")) {
                return entry(node);
            }
            ConstantReference reference = reference(node);
            references.put(reference.action(), reference);
            return reference.entry(ConstantTable.shipped());
        });
        return new EnergyTable(CitedJson.text(root, "name"), entries, unpublished, references);
    }

    private static ConstantReference reference(JsonNode node) {
        CitedJson.onlyKeys(node, REFERENCE_KEYS, "an entry that names a constant");
        return new ConstantReference(
                Action.of(CitedJson.text(node, "key")),
                CitedJson.text(node, "constant"),
                CitedJson.optionalNumber(node, "factor").orElse(1),
                CitedJson.text(node, "per"),
                CitedJson.optionalText(node, "note"));
    }

    private static EnergyEntry entry(JsonNode node) {
        CitedJson.onlyKeys(node, ENTRY_KEYS, "an entry");
        return new EnergyEntry(
                Action.of(CitedJson.text(node, "key")),
                CitedJson.number(node, "value"),
                EnergyUnit.of(CitedJson.text(node, "unit")),
                CitedJson.text(node, "per"),
                CitedJson.optionalNumber(node, "nodeNanometres"),
                CitedJson.optionalNumber(node, "supplyVolts"),
                CitedJson.source(node),
                CitedJson.confidence(node),
                CitedJson.optionalText(node, "note"));
    }
}
