package dev.ranvier.hardware.chip;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipProgramTest {

    @Test
    void everyValueOutOfRangeIsRefusedWithCoreNeuronAndRange() {
        assertRefused(core -> core.delay[1] = 0, "core (4, 5), neuron 9", "delay is 0", "1..15");
        assertRefused(core -> core.delay[1] = 16, "core (4, 5), neuron 9", "delay is 16", "1..15");
        assertRefused(core -> core.line[1] = 3, "neuron 9", "axon (dest_axon) of core (4, 5) is 3", "0..2");
        assertRefused(core -> core.dx[1] = 1, "neuron 9", "sends to (5, 5)", "neither a core nor the output port");
        assertRefused(core -> core.dx[1] = 256, "neuron 9", "dx is 256");
        assertRefused(core -> core.dy[1] = -256, "neuron 9", "dy is -256");
        assertRefused(core -> core.weights[2][1] = 256, "neuron 9", "weight of axon type 2 is 256", "-255..255");
        assertRefused(core -> core.leak[1] = -256, "neuron 9", "leak is -256");
        assertRefused(core -> core.threshold[1] = -1, "neuron 9", "threshold (alpha) is -1");
        assertRefused(core -> core.threshold[1] = 1 << 18, "neuron 9", "threshold (alpha) is 262144");
        assertRefused(core -> core.negativeThreshold[1] = -1, "neuron 9", "negative threshold (beta) is -1");
        assertRefused(core -> core.resetPotential[1] = 1 << 19, "neuron 9", "reset potential (R) is 524288");
        assertRefused(core -> core.initial[1] = -(1 << 19) - 1, "neuron 9", "initial potential (V0) is -524289");
        assertRefused(core -> core.axonTypes[2] = 4, "core (4, 5), axon 2", "axon type is 4", "0..3");
        assertRefused(core -> core.index[1] = 0, "core (4, 5)", "two neurons with index 0");
        assertRefused(core -> core.index[1] = 256, "core (4, 5)", "neuron index is 256");
        assertRefused(core -> core.toOutput(1, 0, 0, 0), "neuron 9", "leads to (4, 5)", "the port is at (-1, 0)");
        assertRefused(core -> core.toOutput(1, -5, -5, 70), "neuron 9", "output line", "is 70", "0..69");
    }

    @Test
    void placesMustDiffer() {
        TestCore core = new TestCore(1, 1, 1, 1);
        IllegalArgumentException twice =
                assertThrows(IllegalArgumentException.class, () -> TestCore.program(core, core));
        assertTrue(twice.getMessage().contains("two cores are at (1, 1)"));
        ChipProgram program = TestCore.program(core);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChipProgram("p", program.limits(), new OutputPort(1, 1, 1), program.cores()));
        assertThrows(IllegalArgumentException.class, () -> new TestCore(-1, 0, 1, 1).build());
        assertThrows(IllegalArgumentException.class, TestCore::program);
    }

    @Test
    void coresMustFitTheLimits() {
        assertThrows(IllegalArgumentException.class, () -> TestCore.program(new TestCore(0, 0, 257, 1)));
        assertThrows(IllegalArgumentException.class, () -> TestCore.program(new TestCore(0, 0, 1, 257)));
        assertEquals(256, TestCore.program(new TestCore(0, 0, 256, 256)).neurons());
    }

    @Test
    void aCrossbarKnowsItsBits() {
        Crossbar crossbar = new Crossbar.Builder(6, 70)
                .set(5, 69, true)
                .set(0, 69, true)
                .set(1, 0, true)
                .build();
        assertTrue(crossbar.connected(5, 69));
        assertEquals("84", crossbar.axonsOfNeuronHex(69));
        assertEquals("40", crossbar.axonsOfNeuronHex(0));
        assertEquals(3, crossbar.synapses());
        assertEquals(1, crossbar.synapses(5));
        assertEquals(2, crossbar.toBuilder().set(5, 69, false).build().synapses());
        assertThrows(IllegalArgumentException.class, () -> new Crossbar.Builder(6, 70).set(6, 0, true));
        assertThrows(IllegalArgumentException.class, () -> new Crossbar.Builder(6, 70).set(0, 70, true));
        assertThrows(IllegalArgumentException.class, () -> new Crossbar.Builder(0, 70));
    }

    private static void assertRefused(Consumer<TestCore> slip, String... parts) {
        TestCore core = new TestCore(4, 5, 3, 2).toAxon(1, 0, 0, 2, 1);
        core.index[1] = 9;
        TestCore.program(core); // good as it is
        slip.accept(core);
        String message = assertThrows(IllegalArgumentException.class, () -> TestCore.program(core))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + message + "' should contain '" + part + "'");
        }
    }
}
