package dev.ranvier.hardware.cost;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EnergyTableTest {

    private static final String SOURCE = "'source': {'authors': 'A', 'year': 2016, 'reference': 'doi:1'}";
    private static final String MAC =
            "{'key': 'mac.int8', 'value': 2, 'unit': 'pJ', 'per': 'MAC', 'nodeNanometres': 65,"
                    + " 'supplyVolts': 1.0, " + SOURCE + ", 'confidence': 'read'}";
    private static final String IDLE = "{'key': 'static.idle', 'value': 30, 'unit': 'mW', 'per': 'chip',"
            + " 'nodeNanometres': 65, 'source': {'authors': 'B', 'year': 2017, 'reference': 'doi:2'},"
            + " 'confidence': 'recalled', 'note': 'not read again'}";

    @TempDir
    Path folder;

    private EnergyTable read(String json) throws IOException {
        return EnergyTable.read(Files.writeString(folder.resolve("table.json"), json.replace('\'', '"')));
    }

    private static String table(String... entries) {
        return "{'name': 'mine', 'note': 'a test', 'entries': [" + String.join(",\n", entries) + "]}";
    }

    private EnergyTable both() throws IOException {
        return read(table(MAC, IDLE));
    }

    @Test
    void prices_by_hand() throws IOException {
        // 500 MACs x 2 pJ = 1 nJ; 30 mW x 2 microseconds = 60 nJ.
        EnergyReport report = both().price(ActionCounts.builder()
                .add("mac", "int8", 500L)
                .add("static", "idle", 2e-6)
                .build());
        assertEquals(
                List.of("mac", "static"),
                List.copyOf(report.breakdownNanojoules().keySet()));
        assertEquals(1, report.breakdownNanojoules().get("mac"), 1e-12);
        assertEquals(60, report.breakdownNanojoules().get("static"), 1e-9);
        assertEquals(61, report.totalNanojoules(), 1e-9);
        assertEquals(List.of("A 2016, doi:1", "B 2017, doi:2"), report.sources());
        assertEquals(List.of("static.idle = 30.0 mW per chip is recalled (not read again)"), report.warnings());
    }

    @Test
    void doubling_a_constant_moves_its_part_only() throws IOException {
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "int8", 500L)
                .add("static", "idle", 2e-6)
                .build();
        EnergyTable table = both();
        EnergyEntry mac = table.find(new Action("mac", "int8")).orElseThrow();
        EnergyReport doubled = table.with(mac.withValue(4)).price(counts);
        assertEquals(2, doubled.breakdownNanojoules().get("mac"), 1e-12);
        assertEquals(60, doubled.breakdownNanojoules().get("static"), 1e-9);
        assertEquals(2, doubled.uncertain().size(), "a changed constant is no longer what its source says");
        assertEquals(1, table.price(counts).breakdownNanojoules().get("mac"), 1e-12);
    }

    @Test
    void what_has_no_constant_is_named_and_nothing_is_priced() throws IOException {
        EnergyTable table = both();
        MissingConstantException missing = assertThrows(
                MissingConstantException.class,
                () -> table.price(ActionCounts.builder().add("dram", "read", 7L).build()));
        assertEquals("dram.read", missing.key());
        assertEquals("mine", missing.table());
        assertTrue(missing.getMessage().contains("counted 7 times"), missing.getMessage());
        assertEquals(
                0,
                table.price(ActionCounts.builder().add("dram", "read", 0L).build())
                        .totalNanojoules(),
                "what never happened needs no constant");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(table(MAC.replace("'pJ'", "'pj'")), "entry 1 (mac.int8)", "unknown unit 'pj'; allowed: fJ"),
                arguments(table(MAC.replace(SOURCE + ",", "")), "entry 1 (mac.int8)", "source is missing"),
                arguments(table(MAC.replace("'authors': 'A'", "'authors': ''")), "entry 1", "needs authors"),
                arguments(table(MAC.replace("2016", "16")), "entry 1", "year of publication, got 16"),
                arguments(table(IDLE, MAC.replace("'mac.int8'", "'mac'")), "entry 2 (mac)", "part.action"),
                arguments(table(MAC.replace("'value'", "'vaule'")), "entry 1", "unknown key 'vaule'"),
                arguments(table(MAC.replace("'value': 2", "'value': '2'")), "entry 1", "value is missing or not a num"),
                arguments(table(MAC.replace("'value': 2", "'value': -2")), "entry 1", "at least 0, got -2"),
                arguments(table(MAC.replace("'per': 'MAC'", "'per': ' '")), "entry 1", "what one action is"),
                arguments(table(MAC.replace("'per': 'MAC',", "")), "entry 1", "per is missing"),
                arguments(table(MAC.replace(": 65", ": 0")), "entry 1", "nodeNanometres must be positive"),
                arguments(table(MAC.replace("1.0", "0")), "entry 1", "supplyVolts must be positive"),
                arguments(table(MAC.replace("'read'", "'sure'")), "entry 1", "unknown confidence 'sure'"),
                arguments(table(MAC.replace("'read'", "'derived'")), "entry 1", "needs a note"),
                arguments(table(IDLE.replace("mW", "pJ")), "entry 1 (static.idle)", "does not fit static.idle"),
                arguments(table(MAC, MAC), "table", "has mac.int8 twice"),
                arguments(table(), "table", "no entries"),
                arguments("{'name': 'mine', 'entries': {}}", "table", "entries must be a list"),
                arguments("{'name': ' ', 'entries': [" + MAC + "]}", "table", "needs a name"),
                arguments("[1]", "table", "must be a JSON object"),
                arguments("{'name': 'mine',\n 'entries': [}", "line 2", "not JSON"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_table_names_file_and_entry(String json, String place, String problem) {
        FormatException wrong = assertThrows(FormatException.class, () -> read(json));
        assertTrue(wrong.file().endsWith("table.json"), wrong.file());
        assertTrue(wrong.getMessage().contains(place), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(problem), wrong.getMessage());
    }

    @Test
    void a_resource_that_is_not_there_is_named() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> EnergyTable.resource(EnergyTable.class, "no.json"))
                .getMessage();
        assertTrue(message.contains("no.json"), message);
    }

    @Test
    void units_convert_to_nanojoules() throws IOException {
        assertEquals(
                List.of("mac.int8", "static.idle"),
                both().entries().stream().map(entry -> entry.action().key()).toList());
        assertEquals(OptionalDouble.of(1.0), both().entries().get(0).supplyVolts());
        assertEquals(1e-6, EnergyUnit.of("fJ").nanojoules());
        assertEquals(1e-3, EnergyUnit.of("pJ").nanojoules());
        assertEquals(1, EnergyUnit.of("nJ").nanojoules());
        assertEquals(1e3, EnergyUnit.of("uW").nanojoules());
        assertEquals(1e6, EnergyUnit.of("mW").nanojoules());
        assertEquals(1e9, EnergyUnit.of("W").nanojoules());
    }
}
