package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.cost.Action;
import dev.ranvier.hardware.cost.Confidence;
import dev.ranvier.hardware.cost.EnergyEntry;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.cost.EnergyUnit;
import dev.ranvier.hardware.cost.Source;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class SimdSystolicArrayTest extends AcceleratorContract {

    /** Nothing is published of the energies, so the contract is tested with made-up ones. */
    @Override
    protected Accelerator machine() {
        Source source = new Source("Nobody", 2024, "made up for tests, doi:none");
        return SimdSystolicArray.wei()
                .withEnergies(new EnergyTable(
                        "made up",
                        Stream.of("mac.multiplyAdd", "buffer.read", "buffer.write", "static.idle")
                                .map(key -> new EnergyEntry(
                                        Action.of(key),
                                        2,
                                        key.startsWith("static") ? EnergyUnit.WATTS : EnergyUnit.PICOJOULES,
                                        "one",
                                        OptionalDouble.of(20),
                                        OptionalDouble.empty(),
                                        source,
                                        Confidence.RECALLED,
                                        ""))
                                .toList()));
    }

    @Test
    void a_tiny_convolution_by_hand() {
        // 3 rows, 2 columns, 2 lanes. 5 filters are 2 folds, 9 pixels 5; 3 channels on 2 lanes are 2 steps for each of
        // 2 x 2 positions. 2 x 5 x 8 steps and 3 + 2 - 2 on the way through.
        SimdSystolicArray wei = SimdSystolicArray.wei();
        SimdSystolicArray tiny =
                wei.withSheet(wei.sheet().with("rows", 3).with("columns", 2).with("lanes", 2));
        WorkloadLayer conv = new WorkloadLayer("c", new Convolution(3, 4, 4, 5, 2, 2, 1, 0, 1), 32, 32);
        LayerCounts counts = tiny.count(conv, 1);
        assertEquals(80 + 3, counts.cycles());
        assertEquals(9 * 5 * 12, counts.counts().count("mac", "multiplyAdd"));
        // 60 weights for each of 5 pixel folds, 9 x 12 inputs for each of 2 filter folds.
        assertEquals(60 * 5 + 108 * 2, counts.counts().count("buffer", "read"));
        assertEquals(45, counts.counts().count("buffer", "write"));
        // 45 of 60 elements have a result, 3 of 4 lanes a channel.
        assertEquals(12 * 0.75 * 0.75, counts.activeElements(), 1e-12);
        assertEquals("compute", counts.limitedBy());
    }

    @Test
    void without_a_constant_there_is_no_energy_but_all_counts() {
        WorkloadLayer conv = new WorkloadLayer("c", new Convolution(3, 4, 4, 5, 2, 2, 1, 0, 1), 32, 32);
        var energy = SimdSystolicArray.wei()
                .run(new Workload("w", 1, List.of(conv), List.of()))
                .total()
                .energy();
        assertFalse(energy.complete());
        assertEquals(4, energy.missing().size());
        assertEquals(0, energy.totalNanojoules());
    }
}
