package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every machine that comes with the program, on networks with grouped, depthwise and residual layers. */
class MachinesTest {

    private static final Workload SMALL = Networks.named("lenet-5").workload();
    private static final Workload RESIDUAL = Networks.named("resnet-18").workload();
    private static final Workload DEPTHWISE = Networks.named("mobilenet-v1").workload();

    static Set<String> names() {
        return Machines.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_machine_runs(String name) {
        for (Workload workload : new Workload[] {SMALL, RESIDUAL, DEPTHWISE}) {
            AcceleratorResult result = Machines.named(name).run(workload);
            assertEquals(
                    workload.multiplyAccumulatesPerSample(), result.total().multiplyAccumulates(), workload.name());
            assertTrue(result.total().latency().cycles() > 0, workload.name());
            assertTrue(result.total().utilisation() <= 1 + 1e-9, result.total()::toString);
            assertFalse(result.total().latency().limitedBy().isBlank());
            assertFalse(result.sources().isEmpty());
            if (result.total().energy().totalNanojoules() == 0) {
                assertFalse(result.total().energy().complete(), "an energy of nothing must be explained");
            }
        }
    }

    @Test
    void names_of_machines_and_of_their_sheets_are_unique() {
        Set<String> titles = new HashSet<>();
        for (String name : Machines.names()) {
            String title = Machines.named(name).sheet().name();
            // The dataflows of one generic array share a sheet.
            assertTrue(titles.add(title) || name.startsWith("systolic-"), title);
        }
    }

    @Test
    void an_unknown_machine_is_refused_with_the_list() {
        String message = assertThrows(IllegalArgumentException.class, () -> Machines.named("tpu-v9"))
                .getMessage();
        assertTrue(message.contains("tpu-v9") && message.contains("eyeriss"), message);
    }
}
