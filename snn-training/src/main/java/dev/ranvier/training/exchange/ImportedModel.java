package dev.ranvier.training.exchange;

import dev.ranvier.core.model.LayerGraph;
import java.util.List;

/**
 * A model that was read from a file.
 *
 * @param graph its layers
 * @param kind what the file is
 * @param notes what was rewritten on the way, one sentence each; empty if nothing was
 */
public record ImportedModel(LayerGraph graph, ModelKind kind, List<String> notes) {

    /** Takes a copy of the list. */
    public ImportedModel {
        notes = List.copyOf(notes);
    }
}
