package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.hardware.chip.ChipSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CircuitTest {

    /** An edge detector: a line and the same line three ticks before, exclusive or; over small cores. */
    @Test
    void blocksOnSeveralCoresWorkTogether() {
        Circuit circuit = new Circuit("edges", new CoreLimits(4, 4, 4, 255, 15));
        Circuit.Part split = circuit.add(Splitter.of(1, 2));
        Circuit.Part delay = circuit.add(DelayLine.of(1, 3));
        Circuit.Part xor = circuit.add(Logic.of(Logic.Gate.XOR, 1));
        circuit.input("signal", split, "in");
        circuit.connect(split, "out0", xor, "a", 5);
        circuit.connect(split, "out1", delay, "in");
        circuit.connect(delay, "out", xor, "b");
        CircuitProgram program = circuit.output("edge", xor, "out").build();
        assertTrue(program.program().cores().size() > 1);
        ChipSimulator chip = new ChipSimulator(program.program());
        StringBuilder train = new StringBuilder();
        String signal = "111110000011";
        for (int tick = 0; tick < 20; tick++) {
            if (tick < signal.length() && signal.charAt(tick) == '1') {
                program.spike(chip, "signal", 0);
            }
            chip.tick();
            train.append(program.fired(chip, "edge", 0) ? '1' : '0');
        }
        // both ways take 5 ticks: the two copies cancel everywhere
        assertEquals("00000000000000000000", train.toString());
    }

    @Test
    void anEdgeIsFoundWhereOneWayIsLonger() {
        Circuit circuit = new Circuit("edges");
        Circuit.Part split = circuit.add(Splitter.of(1, 2));
        Circuit.Part xor = circuit.add(Logic.of(Logic.Gate.XOR, 1));
        circuit.input("signal", split, "in")
                .connect(split, "out0", xor, "a", 1)
                .connect(split, "out1", xor, "b", 2)
                .output("edge", xor, "out");
        CircuitProgram program = circuit.build();
        assertEquals(1, program.program().cores().size());
        ChipSimulator chip = new ChipSimulator(program.program());
        StringBuilder train = new StringBuilder();
        for (int tick = 0; tick < 8; tick++) {
            if (tick >= 1 && tick < 4) {
                program.spike(chip, "signal", 0);
            }
            chip.tick();
            train.append(program.fired(chip, "edge", 0) ? '1' : '0');
        }
        assertEquals("00100100", train.toString());
    }

    @Test
    void mistakesAreNamed() {
        Circuit circuit = new Circuit("c");
        Circuit.Part split = circuit.add(Splitter.of(2, 1));
        Circuit.Part not = circuit.add(Logic.of(Logic.Gate.NOT, 2));
        Circuit.Part one = circuit.add(Logic.of(Logic.Gate.NOT, 1));
        assertMessage(() -> circuit.connect(split, "out7", not, "a"), "'out7'", "out0");
        assertMessage(() -> circuit.connect(split, "out0", not, "in"), "'in'", "[a]");
        assertMessage(() -> circuit.connect(split, "out0", one, "a"), "2 pins", "has 1");
        assertMessage(() -> circuit.connect(split, "out0", not, "a", 16), "16", "1..15", "DelayLine");
        assertMessage(() -> circuit.connect(split, "out0", not, "a", 0), "delay is 0");
        circuit.connect(split, "out0", not, "a");
        assertMessage(() -> circuit.output("o", split, "out0"), "already connected", "Splitter");
        assertMessage(() -> new Circuit("d").input("i", split, "in"), "another circuit");
        assertMessage(() -> circuit.add(Splitter.of(256, 2)), "512 neurons", "256");
        assertMessage(() -> new Circuit("e").build(), "no blocks");
        CircuitProgram program = circuit.input("i", split, "in").build();
        ChipSimulator chip = new ChipSimulator(program.program());
        assertMessage(() -> program.spike(chip, "x", 0), "'x'", "[i]");
        assertMessage(() -> program.spike(chip, "i", 2), "0..1");
        assertFalse(chip.fired(0, 0));
    }

    private static void assertMessage(Executable refused, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, refused).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
