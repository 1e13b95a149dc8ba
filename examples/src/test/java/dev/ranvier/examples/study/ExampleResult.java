package dev.ranvier.examples.study;

import dev.ranvier.examples.study.StudyResult.AccuracyPoint;
import dev.ranvier.examples.study.StudyResult.Ann;
import dev.ranvier.examples.study.StudyResult.ChipModel;
import dev.ranvier.examples.study.StudyResult.DataInfo;
import dev.ranvier.examples.study.StudyResult.Differences;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.examples.study.StudyResult.OperationProxy;
import dev.ranvier.examples.study.StudyResult.Snn;
import dev.ranvier.examples.study.StudyResult.Timing;
import java.util.List;
import java.util.Map;

/** A made-up result, small enough to read. */
final class ExampleResult {

    private ExampleResult() {}

    static StudyResult create() {
        return new StudyResult(
                new DataInfo("toy", "ab", 80, 20),
                new Provenance("ab", 7, "1.2", "17", "nobody", "none", "abacus", "by hand", Map.of("epochs", 3)),
                new Ann(0.95, "4-3-2", 23, 18),
                List.of(
                        new Snn("rate", 0.945, 32, 12.34, null, 5432.1, 432.1, 98765.4, 22.2),
                        new Snn("ttfs", 0.95, null, null, 1.2345, 120, 20, 1234, 33.3)),
                List.of(new AccuracyPoint("rate", 1, null, 0.5), new AccuracyPoint("ttfs", null, 1.5, 0.75)),
                new Differences(20, 1, Map.of("clipped", 1), List.of(4)),
                new ChipModel(0.9, "2 patches, ternary", 10, 8),
                List.of(
                        new Machine(
                                "Core chip",
                                "event-driven",
                                "chip variant",
                                0.9,
                                26_300,
                                5000,
                                77.0,
                                Map.of("static", 26_000.0, "hops", 300.0),
                                Map.of("core.synapticEvent", 1234.0),
                                List.of("a paper [V]"),
                                List.of("own note", "further note")),
                        new Machine(
                                "Array",
                                "systolic",
                                "ANN, \"8\" bit",
                                0.949,
                                999.4,
                                1.5,
                                null,
                                Map.of("mac", 999.4),
                                Map.of("macs", 18.0),
                                List.of(),
                                List.of("shared note"))),
                List.of(new OperationProxy("ANN", 18, "MAC", 0.08, "somebody")),
                new Timing(2, 3.5, Map.of("train", 3.0)));
    }
}
