package dev.ranvier.hardware.accelerator;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MachineSheetTest {

    private static final String GOOD = "{'name': 'M', 'family': 'f', 'nodeNanometres': 65, 'notes': [{'text': 'n'}],"
            + " 'parameters': [{'key': 'rows', 'value': 4.5, 'source': {'authors': 'A', 'year': 2016,"
            + " 'reference': 'doi:1'}, 'confidence': 'recalled'}]}";

    @TempDir
    Path folder;

    private MachineSheet read(String json) throws IOException {
        return MachineSheet.read(Files.writeString(folder.resolve("sheet.json"), json.replace('\'', '"')));
    }

    @Test
    void a_sheet_of_the_users_is_read() throws IOException {
        MachineSheet sheet = read(GOOD);
        assertEquals(4.5, sheet.value("rows"));
        assertEquals("[n]", sheet.notes().toString());
        assertEquals("[A 2016, doi:1]", sheet.sources().toString());
        assertEquals("[rows = 4.5 is recalled]", sheet.warnings().toString());
        assertThrows(IllegalArgumentException.class, () -> sheet.whole("rows"));
        assertThrows(IllegalArgumentException.class, () -> sheet.value("columns"));
        MachineSheet changed = sheet.with("rows", 8);
        assertEquals(8, changed.whole("rows"));
        assertTrue(changed.warnings().get(0).contains("changed by the user from 4.5"));
        assertEquals(1, changed.parameters().size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'value': 4.5|'value': 0|entry 1 (rows): rows must be positive",
                "'recalled'|'derived'|entry 1 (rows): a derived value needs a note",
                "'rows'|'rows', 'colour': 1|unknown key 'colour'",
                "'name': 'M'|'name': ' '|needs a name and a family",
                "'nodeNanometres': 65|'nodeNanometres': 0|nodeNanometres must be positive",
                "'text'|'txt'|unknown key 'txt' in a note",
                "'notes': [{'text': 'n'}],| |notes must be a list"
            },
            delimiter = '|')
    void a_wrong_sheet_is_refused(String part, String wrong, String problem) {
        String json = GOOD.replace(part, wrong == null ? "" : wrong);
        FormatException refused = assertThrows(FormatException.class, () -> read(json));
        assertTrue(refused.getMessage().contains(problem), refused.getMessage());
        assertTrue(refused.getMessage().contains("sheet.json"), refused.getMessage());
    }

    @Test
    void a_parameter_twice_is_refused() {
        String twice = GOOD.replace(
                "'parameters': [",
                "'parameters': [{'key': 'rows', 'value': 1, 'source':"
                        + " {'authors': 'A', 'year': 2016, 'reference': 'doi:1'}, 'confidence': 'read'},");
        assertTrue(assertThrows(FormatException.class, () -> read(twice))
                .getMessage()
                .contains("rows appears twice"));
    }
}
