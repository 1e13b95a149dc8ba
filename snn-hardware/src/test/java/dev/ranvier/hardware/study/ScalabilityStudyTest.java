package dev.ranvier.hardware.study;

import dev.ranvier.hardware.accelerator.systolic.Dataflow;
import dev.ranvier.hardware.accelerator.systolic.SystolicArray;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.workload.ElementwiseAdd;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScalabilityStudyTest {

    private static final Workload TINY = new Workload(
            "tiny",
            6,
            List.of(
                    new WorkloadLayer("fc", new MatrixProduct(8, 8), 8, 8),
                    new WorkloadLayer("add", new ElementwiseAdd(2, 8), 8, 8)),
            List.of());

    @Test
    void by_hand() {
        // 384 multiply-accumulates. 4 x 4: 2 x 2 folds of 8 + 4 + 6 - 2 = 16; 8 x 8: one fold of 16 + 8 + 6 - 2 = 28.
        List<ScalabilityStudy.Point> up = ScalabilityStudy.scaleUp(TINY, Dataflow.WEIGHT_STATIONARY, 4, 8);
        assertEquals(64, up.get(0).cycles());
        assertEquals(384.0 / (16 * 64), up.get(0).utilisation(), 1e-12);
        assertEquals(28, up.get(1).cycles());
        assertEquals(384.0 / (64 * 28), up.get(1).utilisation(), 1e-12);
        // Four arrays of 4 x 4 take one fold each.
        ScalabilityStudy.Point out = ScalabilityStudy.scaleOut(TINY, Dataflow.WEIGHT_STATIONARY, 4, 8)
                .get(0);
        assertEquals(64, out.elements());
        assertEquals(16, out.cycles());
    }

    @Test
    void a_large_array_is_used_less_and_many_small_ones_better() {
        Workload resnet = Networks.named("resnet-18").workload();
        double before = 1;
        for (ScalabilityStudy.Point point : ScalabilityStudy.scaleUp(resnet, Dataflow.WEIGHT_STATIONARY, 16, 64, 256)) {
            assertTrue(point.utilisation() < before, point::toString);
            before = point.utilisation();
        }
        assertTrue(ScalabilityStudy.scaleOut(resnet, Dataflow.WEIGHT_STATIONARY, 32, 256)
                        .get(0)
                        .utilisation()
                > before);
    }

    @Test
    void sizes_must_fit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ScalabilityStudy.scaleOut(TINY, Dataflow.WEIGHT_STATIONARY, 4, 6));
        assertThrows(
                IllegalArgumentException.class, () -> ScalabilityStudy.scaleUp(TINY, Dataflow.WEIGHT_STATIONARY, 0));
    }

    @Test
    void a_roof_and_its_points() {
        // One tile of 65,536 bytes for 8 x 8 weights: 768 operations over 65,536 bytes.
        MachineRoofline roof = MachineRoofline.of(TpuArray.tpuV1(), TINY).orElseThrow();
        assertEquals(1, roof.points().size());
        assertEquals(768.0 / 65_536, roof.points().get(0).operationsPerByte(), 1e-12);
        assertTrue(roof.points().get(0).operationsPerSecond()
                <= roof.roofline().attainable(roof.points().get(0).operationsPerByte()));
        assertEquals(2 * 65_536 * 700e6, roof.roofline().peakOperationsPerSecond());
        assertTrue(MachineRoofline.of(SystolicArray.scaleOut(), TINY).isEmpty());
    }
}
