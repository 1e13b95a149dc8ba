package dev.ranvier.hardware.cost;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConstantTableTest {

    private static final String MULTIPLY =
            "{'key': 'multiply.int8', 'value': 0.4, 'unit': 'pJ', 'per': 'multiplication',"
                    + " 'source': {'authors': 'A', 'year': 2016, 'reference': 'doi:1'}, 'confidence': 'read',"
                    + " 'lowest': 0.3, 'highest': 0.5}";
    private static final String DDR3 = "{'key': 'dram.ddr3', 'value': 20, 'unit': 'pJ/bit', 'per': 'bit',"
            + " 'source': {'authors': 'A', 'year': 2016, 'reference': 'doi:1'}, 'confidence': 'recalled'}";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("constants.json"), text.replace('\'', '"'));
    }

    private ConstantTable table(String... constants) throws IOException {
        return ConstantTable.read(
                file("{'name': 'mine', 'version': '7', 'constants': [" + String.join(",", constants) + "]}"));
    }

    @Test
    void the_shipped_table_has_published_figures_with_sources() {
        ConstantTable shipped = ConstantTable.shipped();
        assertFalse(shipped.version().isBlank());
        // Horowitz 2014, 45 nm, 0.9 V.
        assertEquals(0.2, shipped.constant("multiply.int8").value());
        assertEquals(3.7, shipped.constant("multiply.fp32").value());
        assertEquals(Confidence.READ, shipped.constant("add.int32").confidence());
        assertEquals(1300, shipped.constant("dram.access64").lowest().orElseThrow());
        assertEquals(
                ConstantUnit.PICOJOULES_PER_BIT, shipped.constant("dram.gddr5").unit());
        // EIE quotes 128 times between memories outside and on the chip.
        assertEquals(
                128,
                shipped.constant("dram.lpddr2").value()
                        / shipped.constant("sram.32kB").value(),
                1e-12);
    }

    @Test
    void an_action_may_be_priced_with_a_constant_and_follows_another_table() throws IOException {
        Path energies = Files.writeString(
                folder.resolve("energies.json"),
                ("{'name': 'machine', 'entries': [{'key': 'mac.multiply', 'constant': 'multiply.int8', 'per': 'MAC'},"
                                + " {'key': 'dram.byte', 'constant': 'dram.ddr3', 'factor': 8, 'per': 'byte',"
                                + " 'note': '8 bits'}]}")
                        .replace('\'', '"'));
        EnergyTable table = EnergyTable.read(energies);
        EnergyEntry multiply = table.find(Action.of("mac.multiply")).orElseThrow();
        assertEquals(0.2, multiply.value());
        assertEquals(Confidence.READ, multiply.confidence());
        EnergyEntry dram = table.find(Action.of("dram.byte")).orElseThrow();
        assertEquals(416, dram.value(), 1e-9);
        assertEquals(Confidence.RECALLED, dram.confidence());
        assertTrue(dram.note().contains("dram.ddr3 x 8.0: 8 bits"), dram.note());
        EnergyTable other = table.times(Action.of("mac.multiply"), 0.5, "half the voltage squared")
                .withConstants(table(MULTIPLY, DDR3));
        assertEquals(0.2, other.find(Action.of("mac.multiply")).orElseThrow().value(), 1e-12);
        assertEquals(160, other.find(Action.of("dram.byte")).orElseThrow().value(), 1e-12);
        // What was set by hand stays.
        EnergyTable set = table.with(multiply.withValue(9)).withConstants(table(MULTIPLY, DDR3));
        assertEquals(9, set.find(Action.of("mac.multiply")).orElseThrow().value());
        String missing = assertThrows(IllegalArgumentException.class, () -> table.withConstants(table(MULTIPLY)))
                .getMessage();
        assertTrue(missing.contains("'mine' has no constant 'dram.ddr3'"), missing);
        String unit = assertThrows(
                        IllegalArgumentException.class,
                        () -> table.withConstants(table(MULTIPLY, DDR3.replace("pJ/bit", "mm2"))))
                .getMessage();
        assertTrue(unit.contains("is in mm2; an action needs an energy"), unit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'unit': 'pJ' | 'unit': 'pj' | unknown unit 'pj'; allowed: pJ, pJ/bit",
                "'value': 0.4 | 'value': 0 | must be positive and finite, got 0",
                "'value': 0.4 | 'value': 0.6 | a range has a lowest and a highest value around 0.6",
                "'confidence': 'read' | 'confidence': 'sure' | unknown confidence 'sure'",
                "'source' | 'sauce' | unknown key 'sauce'",
                "'per': 'multiplication' | 'per': ' ' | a constant needs a key and what it is of",
            })
    void a_wrong_constant_is_named(String from, String to, String reason) {
        String wrong = MULTIPLY.replace(from, to);
        FormatException e = assertThrows(FormatException.class, () -> table(DDR3, wrong));
        assertTrue(e.getMessage().contains("entry 2"), e.getMessage());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void a_table_needs_a_version_and_each_key_once() {
        assertThrows(FormatException.class, () -> table(DDR3, DDR3));
        assertThrows(FormatException.class, () -> ConstantTable.read(file("{'name': 'mine', 'constants': []}")));
    }
}
