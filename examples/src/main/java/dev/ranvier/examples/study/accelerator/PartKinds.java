package dev.ranvier.examples.study.accelerator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of parts, so that machines with parts of different names can be compared in one chart: what computes, what
 * stores on the chip and off it, what converts and what moves. A part that is not listed keeps its name.
 */
final class PartKinds {

    private static final Map<String, Set<String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("arithmetic", Set.of("mac", "nfu", "vector", "shiftAdd", "sigmoid", "charge", "tile", "logic"));
        KINDS.put(
                "memory on the chip",
                Set.of(
                        "rf",
                        "buffer",
                        "accumulator",
                        "weight",
                        "pointer",
                        "activation",
                        "queue",
                        "edram",
                        "sram",
                        "nbin",
                        "nbout",
                        "sb",
                        "synapse",
                        "instruction",
                        "inputRegister",
                        "outputRegister"));
        KINDS.put("memory outside", Set.of("dram", "link", "vault"));
        KINDS.put("conversion", Set.of("adc", "dac", "sampleHold"));
        KINDS.put("network", Set.of("array", "network", "bus", "router", "noc", "hop"));
        KINDS.put("writing", Set.of("write"));
        KINDS.put("static", Set.of("static"));
    }

    private PartKinds() {}

    /** The same energies by kind of part; all kinds in one order, also those of which the machine has nothing. */
    static Map<String, Double> of(Map<String, Double> byPart) {
        Map<String, Double> byKind = new LinkedHashMap<>();
        KINDS.forEach((kind, parts) -> {
            double sum = byPart.entrySet().stream()
                    .filter(part -> parts.contains(part.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            byKind.put(kind, sum);
        });
        byPart.forEach((part, nanojoules) -> {
            if (KINDS.values().stream().noneMatch(parts -> parts.contains(part))) {
                byKind.merge(part, nanojoules, Double::sum);
            }
        });
        return byKind;
    }
}
