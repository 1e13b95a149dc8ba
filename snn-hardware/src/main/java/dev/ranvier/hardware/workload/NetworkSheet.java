package dev.ranvier.hardware.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ranvier.hardware.cost.CitedJson;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.Source;
import java.util.List;
import java.util.Set;

/**
 * A network of the literature: its layers, where their shapes come from, and totals published about it.
 *
 * @param workload the layers, batch 1
 * @param source where the shapes come from
 * @param confidence how sure the shapes are
 * @param note which variant it is and what the reader should know
 * @param published totals from other sources, against which the shapes can be held
 */
public record NetworkSheet(
        Workload workload, Source source, Confidence confidence, String note, List<Total> published) {

    private static final Set<String> TOTAL_KEYS = Set.of("key", "value", "source", "confidence", "note");

    /** Takes a copy of the list. */
    public NetworkSheet {
        published = List.copyOf(published);
    }

    /**
     * A published total.
     *
     * @param key {@code multiplyAccumulates} of one sample, or {@code parameters}
     * @param value as published, often rounded
     * @param source where it was published
     * @param confidence how sure it is
     * @param note what was counted, where that is not obvious; may be empty
     */
    public record Total(String key, double value, Source source, Confidence confidence, String note) {}

    static NetworkSheet of(JsonNode root) {
        return new NetworkSheet(
                WorkloadFile.workload(root),
                CitedJson.source(root),
                CitedJson.confidence(root),
                CitedJson.text(root, "note"),
                CitedJson.entries(root, "published", NetworkSheet::total));
    }

    private static Total total(JsonNode node) {
        CitedJson.onlyKeys(node, TOTAL_KEYS, "a published total");
        return new Total(
                CitedJson.text(node, "key"),
                CitedJson.number(node, "value"),
                CitedJson.source(node),
                CitedJson.confidence(node),
                CitedJson.optionalText(node, "note"));
    }
}
