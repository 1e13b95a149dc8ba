package dev.ranvier.hardware.chip;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Cases in {@code hand.*.json}: two cores, 20 ticks, every figure computed by hand. */
class TnCaseFileTest {

    @TempDir
    Path folder;

    @Test
    void theHandMadeCaseMatches() throws IOException {
        TnRecord expected = TnRecordFile.read(write("e.json", resource("hand.expected.json")));
        TnCase hand = TnCaseFile.read(write("i.json", resource("hand.input.json")));
        TnRecord found = hand.run(expected.potentials().keySet());
        assertEquals(List.of(), found.differencesFrom(expected));
        assertEquals(3, hand.program().cores().get(0).neurons().index()[1], "neurons keep the order of the file");
    }

    @Test
    void theOrderOfFieldsIsTheFilesOwn() throws IOException {
        String text = resource("hand.input.json")
                .replace("\"index\", \"synapses_hex\"", "\"synapses_hex\", \"index\"")
                .replaceAll("\\[(\\d), (\"[0-9a-f]+\")", "[$2, $1");
        TnRecord expected = TnRecordFile.read(write("e.json", resource("hand.expected.json")));
        TnRecord found = TnCaseFile.read(write("i.json", text)).run(List.of(0, 2));
        assertEquals(List.of(), found.differencesFrom(expected));
    }

    @Test
    void everyDifferenceIsFound() throws IOException {
        TnCase hand = TnCaseFile.read(write("i.json", resource("hand.input.json")));
        assertDifference(hand, "\"total_spikes\": 23", "\"total_spikes\": 24", "23 spikes, expected 24");
        assertDifference(hand, "\"total_manhattan_hops\": 24", "\"total_manhattan_hops\": 0", "24 hops, expected 0");
        assertDifference(hand, "[[1, 2], [1]", "[[1], [1]", "tick 0: outputs [1, 2], expected [1]");
        assertDifference(hand, "tick\": [2, 0, 2", "tick\": [2, 1, 2", "tick 1: 0 synaptic events, expected 1");
        assertDifference(hand, "[0, -3, 2]", "[0, -3, 1]", "tick 2: core 0,0, neuron number 2: 2, expected 1");
        assertDifference(hand, "[0, -3, 2]", "[0, -3]", "tick 2: core 0,0, neuron number 2: 3 neurons, expected 2");
        assertDifference(hand, "\"1,0\"", "\"1,7\"", "tick 0: no potentials of core 1,7");
    }

    @Test
    void aRecordIsWrittenAndReadBack() throws IOException {
        TnRecord found =
                TnCaseFile.read(write("i.json", resource("hand.input.json"))).run(List.of(2));
        Path file = folder.resolve("out.json");
        TnRecordFile.write(found, file);
        TnRecordFile.write(found, file);
        assertEquals(List.of(), TnRecordFile.read(file).differencesFrom(found));
        assertEquals(Map.of("out.json", 1, "i.json", 1), filesIn(folder));
    }

    @Test
    void badInputIsRefusedByCoreNeuronAndKey() throws IOException {
        assertRefused("\"origin\"", "\"orgin\"", "key orgin", "unknown key");
        assertRefused("\"ticks\": 20,", "", "key ticks", "missing");
        assertRefused("tn-case-1", "tn-case-2", "key format", "tn-case-2");
        assertRefused("\"alpha\"", "\"alfa\"", "neuron_fields", "unknown field 'alfa'");
        assertRefused("\"alpha\"", "\"beta\"", "neuron_fields", "'beta' appears twice");
        assertRefused("5, 15]", "5, 16]", "core (0, 0), neuron 0", "delay is 16", "1..15");
        assertRefused("5, 15]", "5, 0]", "core (0, 0), neuron 0", "delay is 0", "1..15");
        assertRefused("5, 15]", "6, 15]", "core (0, 0), neuron 0", "dest_axon", "is 6", "0..5");
        assertRefused("1, 0, 5, 15]", "2, 0, 5, 15]", "core (0, 0), neuron 0", "sends to (2, 0)", "neither a core");
        assertRefused("1, 1, 2, 4]", "1, 1, 3, 4]", "core (0, 0), neuron 2", "output line", "is 3", "0..2");
        assertRefused("[2, 0, 0, 1]", "[2, 0, 1, 1]", "key inputs, entry 0", "no core (0, 1)");
        assertRefused("[2, 0, 0, 1]", "[2, 0, 0, 6]", "key inputs, entry 0", "axon is 6", "0..5");
        assertRefused("[2, 0, 0, 1]", "[-1, 0, 0, 1]", "key inputs, entry 0", "tick is -1");
        assertRefused("[2, 0, 0, 1]", "[2, 0, 0]", "key inputs, entry 0", "4 elements");
        assertRefused("\"012300\"", "\"01230\"", "core (0, 0), key axon_types", "5 digits for 6 axons");
        assertRefused("\"012300\"", "\"012400\"", "core (0, 0), key axon_types", "axon 3 has type '4'");
        assertRefused(
                "\"80\"", "\"8\"", "core (0, 0), key neurons, neuron 0, key synapses_hex", "2 hexadecimal digits");
        assertRefused("\"80\"", "\"8g\"", "core (0, 0), key neurons, neuron 0, key synapses_hex", "'g' at position 1");
        assertRefused("\"80\"", "\"82\"", "key synapses_hex", "a synapse with axon 6");
        assertRefused("[5, 0, 0, 0]", "[5, 0, 0]", "neuron 0, key weights_by_axon_type", "4 elements");
        assertRefused("[5, 0, 0, 0]", "[256, 0, 0, 0]", "core (0, 0), neuron 0", "weight of axon type 0 is 256");
        assertRefused("[5, 0, 0, 0]", "[1.5, 0, 0, 0]", "key weights_by_axon_type", "whole number", "1.5");
        assertRefused("[3, \"40\"", "[4, \"40\"", "core (0, 0)", "key index", "is 4", "0..3");
        assertRefused("[3, \"40\"", "[0, \"40\"", "core (0, 0) has two neurons with index 0");
        assertRefused("\"xy\": [1, 0]", "\"xy\": [0, 0]", "two cores are at (0, 0)");
        assertRefused("\"output_port\": [1, 1]", "\"output_port\": [1, 0]", "output port", "where a core is");
        assertRefused("\"axons_per_core\": 6", "\"axons_per_core\": 257", "key axons_per_core", "1..256");
        assertRefused("\"neurons_per_core\": 4", "\"neurons_per_core\": 2", "core (0, 0), key neurons", "3 neurons");
        assertRefused("\"ticks\": 20", "\"ticks\": \"20\"", "key ticks", "whole number");
        assertRefused("1, 0, 5, 15],", "1, 0, 5, 15,,", "line 17", "not JSON");
        assertRefused("\"ticks\": 20", "\"ticks\": 20, \"ticks\": 21", "line 7", "not JSON", "ticks");
    }

    @Test
    void badExpectationsAreRefused() throws IOException {
        assertBadExpected("\"ticks\": 20", "\"ticks\": 21", "key outputs_by_tick", "21 elements");
        assertBadExpected("\"total_spikes\"", "\"all_spikes\"", "key all_spikes", "unknown key");
        assertBadExpected("\"total_spikes\": 23", "\"total_spikes\": -1", "key total_spikes", "count");
        assertBadExpected("{\"0\":", "{\"x\":", "key potentials_after_tick, key x", "a tick is needed");
        assertBadExpected("{\"0\":", "{\"20\":", "key potentials_after_tick, key 20", "outside 0..19");
    }

    private void assertDifference(TnCase hand, String from, String to, String line) throws IOException {
        TnRecord expected = TnRecordFile.read(write("e.json", replaced(resource("hand.expected.json"), from, to)));
        List<String> differences = hand.run(expected.potentials().keySet()).differencesFrom(expected);
        assertTrue(differences.contains(line), line + " should be in " + differences);
    }

    private void assertRefused(String from, String to, String... parts) throws IOException {
        Path file = write("bad.json", replaced(resource("hand.input.json"), from, to));
        assertMessage(assertThrows(FormatException.class, () -> TnCaseFile.read(file)), parts);
    }

    private void assertBadExpected(String from, String to, String... parts) throws IOException {
        Path file = write("bad.json", replaced(resource("hand.expected.json"), from, to));
        assertMessage(assertThrows(FormatException.class, () -> TnRecordFile.read(file)), parts);
    }

    private static void assertMessage(FormatException wrong, String... parts) {
        assertTrue(wrong.file().endsWith("bad.json"));
        for (String part : parts) {
            assertTrue(wrong.getMessage().contains(part), "'" + wrong.getMessage() + "' should contain '" + part + "'");
        }
    }

    private static String replaced(String text, String from, String to) {
        assertTrue(text.contains(from), "the test replaces '" + from + "', which is not there");
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    private static Map<String, Integer> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(f -> f.getFileName().toString(), f -> 1));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TnCaseFileTest.class.getResourceAsStream(name)) {
            assertFalse(in == null, "no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
