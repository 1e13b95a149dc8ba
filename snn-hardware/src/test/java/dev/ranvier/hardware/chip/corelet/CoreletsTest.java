package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.hardware.chip.ChipSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each block of the library on the chip, by hand. In the strings a tick is a character: 1 a spike, 0 none. */
class CoreletsTest {

    /** Runs a block whose connectors are those of the circuit and returns one string for each pin of an output. */
    private static String[] run(Corelet corelet, String output, int ticks, String[] connectors, String[]... spikes) {
        Circuit circuit = new Circuit("test");
        Circuit.Part part = circuit.add(corelet);
        for (String connector : connectors) {
            circuit.input(connector, part, connector);
        }
        CircuitProgram program = circuit.output("out", part, output).build();
        ChipSimulator chip = new ChipSimulator(program.program());
        StringBuilder[] trains = new StringBuilder[corelet.outputWidth(output)];
        for (int pin = 0; pin < trains.length; pin++) {
            trains[pin] = new StringBuilder();
        }
        for (int tick = 0; tick < ticks; tick++) {
            for (int c = 0; c < connectors.length; c++) {
                for (int pin = 0; pin < spikes[c].length; pin++) {
                    if (tick < spikes[c][pin].length() && spikes[c][pin].charAt(tick) == '1') {
                        program.spike(chip, connectors[c], pin);
                    }
                }
            }
            chip.tick();
            for (int pin = 0; pin < trains.length; pin++) {
                trains[pin].append(program.fired(chip, "out", pin) ? '1' : '0');
            }
        }
        String[] found = new String[trains.length];
        for (int pin = 0; pin < found.length; pin++) {
            found[pin] = trains[pin].toString();
        }
        return found;
    }

    private static String one(Corelet corelet, int ticks, String spikes) {
        return run(corelet, "out", ticks, new String[] {"in"}, new String[] {spikes})[0];
    }

    @Test
    void aSplitterCopiesEveryLine() {
        for (int copy = 0; copy < 3; copy++) {
            String[] found =
                    run(Splitter.of(2, 3), "out" + copy, 4, new String[] {"in"}, new String[] {"1010", "0110"});
            assertEquals("1010", found[0]);
            assertEquals("0110", found[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 30, 37})
    void aDelayIsExactlyItsTicks(int ticks) {
        String expected = "0".repeat(ticks) + "101" + "0".repeat(5);
        assertEquals(expected, one(DelayLine.of(1, ticks), ticks + 8, "101"));
    }

    @Test
    void filtersFireWhereWantedLessUnwantedReachTheThreshold() {
        Corelet bank = FilterBank.of(new int[][] {{1, 1, -1, 0}, {-1, 0, 1, 1}, {0, 1, 0, 0}}, new int[] {2, 1, 1});
        String[] found = run(bank, "out", 6, new String[] {"in"}, new String[] {"10110", "10011", "00101", "00001"});
        // inputs of tick 0: a b; 1: none; 2: a c; 3: a b; 4: b c d. Outputs one tick later.
        assertEquals("010010", found[0], "a b: 2; a c: 0; b c d: 1 - 1");
        assertEquals("000001", found[1], "a c: 0; b c d: 2");
        assertEquals("010011", found[2]);
    }

    @Test
    void theFastestLineWins() {
        String[] found = run(WinnerTakeAll.of(3, 4, 8), "out", 24, new String[] {"in"}, new String[] {
            "101010101010101010101010", "111111111111111111111111", "100100100100100100100100"
        });
        assertEquals("000000000000000000000000", found[0]);
        // four spikes in ticks 0 to 3, out one tick later, and so on every fourth tick
        assertEquals("000010001000100010001000", found[1]);
        assertEquals("000000000000000000000000", found[2]);
    }

    @Test
    void alonePutsOutItsOwnRate() {
        assertEquals(
                "000100000100",
                run(WinnerTakeAll.of(2, 2, 5), "out", 12, new String[] {"in"}, new String[] {"", "101000101"})[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "AND, 0001",
        "OR, 0111",
        "XOR, 0110",
        "NAND, 1110",
        "NOR, 1000",
        "A_AND_NOT_B, 0010",
    })
    void gatesFollowTheirTables(Logic.Gate gate, String table) {
        String[] found =
                run(Logic.of(gate, 2), "out", 4, new String[] {"a", "b"}, new String[] {"0011", "0011"}, new String[] {
                    "0101", "0101"
                });
        assertEquals(table, found[0]);
        assertEquals(table, found[1]);
    }

    @Test
    void notIsTrueWithoutInput() {
        assertEquals("1010", run(Logic.of(Logic.Gate.NOT, 1), "out", 4, new String[] {"a"}, new String[] {"0101"})[0]);
    }

    @Test
    void everyThirdSpikeStartsABurst() {
        // third spike in tick 4, burst from 5 to 8; sixth in tick 7: its four spikes follow at once
        assertEquals("000001111111100000", one(RateToBurst.of(1, 3, 4), 18, "101010111"));
    }

    @Test
    void aMatrixMultipliesCounts() {
        int[][] matrix = {{7, 0, 3}, {1, 2, 4}, {0, 0, 0}, {5, 6, 1}};
        String[] spikes = {"1101", "0111", "1000"}; // counts 3, 3, 1
        String[] found = run(VectorMatrix.of(matrix, 1), "out", 60, new String[] {"in"}, spikes);
        assertEquals(24, ones(found[0]));
        assertEquals(13, ones(found[1]));
        assertEquals(0, ones(found[2]));
        assertEquals(34, ones(found[3]));
        String[] scaled = run(VectorMatrix.of(matrix, 5), "out", 60, new String[] {"in"}, spikes);
        assertEquals(4, ones(scaled[0]));
        assertEquals(2, ones(scaled[1]));
        assertEquals(6, ones(scaled[3]));
    }

    @Test
    void negativeNumbersCountInOneTick() {
        int[][] matrix = {{7, -3, -8, 1}, {-8, 7, 6, -1}};
        String[] spikes = {"1", "1", "0", "1"};
        String[] found = run(VectorMatrix.of(matrix, 1), "out", 20, new String[] {"in"}, spikes);
        assertEquals(5, ones(found[0]));
        assertEquals(0, ones(found[1]));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertTrue(message(() -> VectorMatrix.of(new int[][] {{8}}, 1)).contains("matrix[0][0] is 8"));
        assertTrue(message(() -> FilterBank.of(new int[][] {{2}}, new int[] {1}))
                .contains("input 0 is 2"));
        assertTrue(message(() -> DelayLine.of(1, -1)).contains("negative"));
        assertTrue(message(() -> RateToBurst.of(1, 1, 256)).contains("255"));
    }

    private static String message(org.junit.jupiter.api.function.Executable refused) {
        return assertThrows(IllegalArgumentException.class, refused).getMessage();
    }

    private static int ones(String train) {
        return (int) train.chars().filter(c -> c == '1').count();
    }
}
