package dev.ranvier.examples.study.preflight;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.conversion.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;

/** All that a user may want to do with a model. */
public final class Preflights {

    private static final List<String> STAGE_METHODS = List.of("rate", "ttfs");

    private Preflights() {}

    /** A finding for each conversion, for the chip's mapper, and for each machine, in that order. */
    public static List<Finding> of(LayerGraph model) {
        List<Preflight> checks = new ArrayList<>();
        for (String method : STAGE_METHODS) {
            checks.add(graph -> attempt("convert --method " + method, () -> StageGraph.of(graph)));
        }
        checks.add(graph -> attempt("convert --method binary", () -> BinaryConversion.convert(graph)));
        checks.add(Preflights::mapping);
        for (String machine : Machines.names()) {
            checks.add(new AcceleratorPreflight(machine));
        }
        return checks.stream().map(check -> check.examine(model)).toList();
    }

    /** The mapper takes networks of integer neurons, which one conversion makes. */
    private static Finding mapping(LayerGraph model) {
        Finding binary = attempt("map", () -> BinaryConversion.convert(model));
        return binary.possible()
                ? binary
                : Finding.bad(
                        "map",
                        "the chip takes networks of convert --method binary: "
                                + binary.remarks().get(0));
    }

    private static Finding attempt(String subject, Runnable attempt) {
        try {
            attempt.run();
            return Finding.good(subject);
        } catch (IllegalArgumentException e) {
            return Finding.bad(subject, e.getMessage());
        }
    }
}
