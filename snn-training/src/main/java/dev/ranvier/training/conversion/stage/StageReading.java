package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.LayerGraph;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of reading a graph: a finding for each layer, and the stages unless a layer was refused.
 *
 * @param findings in the order of the layers
 * @param stages null if a layer was refused
 */
public record StageReading(List<LayerFinding> findings, StageGraph stages) {

    /** Takes a copy of the list. */
    public StageReading {
        findings = List.copyOf(findings);
    }

    /** Reads a graph; never fails on one that is well formed. */
    public static StageReading of(LayerGraph graph) {
        return new StageReader(graph).read();
    }

    /** True if every layer can be converted. */
    public boolean accepted() {
        return stages != null;
    }

    /** The refused layers with their reasons, in one line; empty if there are none. */
    public String refusals() {
        return findings.stream()
                .filter(finding -> finding.verdict() == LayerFinding.Verdict.REFUSED)
                .map(finding -> "layer " + finding.layer() + " (" + finding.kind() + "): " + finding.how())
                .collect(Collectors.joining("; "));
    }
}
