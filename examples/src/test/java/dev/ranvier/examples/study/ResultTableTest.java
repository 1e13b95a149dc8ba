package dev.ranvier.examples.study;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ResultTableTest {

    @Test
    void columnsAreAlignedAndNotesNumberedOnce() {
        List<String> lines = ResultTable.of(ExampleResult.create()).lines().toList();
        assertEquals(
                List.of(
                        "                    accuracy     latency  energy/image  spikes/image  what",
                        "ANN                  95.00 %                                          4-3-2, float32",
                        "SNN rate             94.50 %  12.3 steps                       5 432  98 765 synaptic events, T = 32",
                        "SNN ttfs             95.00 %     1.23 ms                         120  1 234 synaptic events, stops"
                                + " at first spike",
                        "chip variant (ANN)   90.00 %                                          2 patches, ternary",
                        "Core chip            90.00 %    5 000 us       26.3 uJ            77  chip variant [1]",
                        "Array                94.90 %     1.50 us      0.999 uJ                ANN, \"8\" bit [2]",
                        "[1] own note",
                        "[2] shared note",
                        "Operations only: ANN 0.0000800 uJ (45 nm fp32; no memory, no static power; an alternative"
                                + " accounting, not a machine)."),
                lines);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 120));
    }

    @Test
    void threeDigitsCount() {
        assertEquals("0", ResultTable.significant(0));
        assertEquals("0.00123", ResultTable.significant(0.0012345));
        assertEquals("1.00", ResultTable.significant(1));
        assertEquals("123", ResultTable.significant(123.4));
        assertEquals("12 346", ResultTable.significant(12345.6));
        assertEquals("-2.50", ResultTable.significant(-2.5));
    }
}
