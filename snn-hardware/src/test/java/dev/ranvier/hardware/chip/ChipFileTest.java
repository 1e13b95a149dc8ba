package dev.ranvier.hardware.chip;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.core.network.IntegerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipFileTest {

    @TempDir
    Path folder;

    @Test
    void aProgramIsReadBackAsItWas() throws IOException {
        ChipProgram program = program();
        Path file = folder.resolve("chip.json");
        ChipFile.write(program, file);
        assertEquals(program, ChipFile.read(file));
    }

    @Test
    void everyParameterIsPartOfTheFile() throws IOException {
        String text = text();
        for (String[] change : new String[][] {
            {"\"leak\":[7", "\"leak\":[6"},
            {"\"leakReversal\":[true", "\"leakReversal\":[false"},
            {"\"threshold\":[11", "\"threshold\":[12"},
            {"\"negativeThreshold\":[13", "\"negativeThreshold\":[14"},
            {"\"reset\":[2", "\"reset\":[1"},
            {"\"resetPotential\":[-17", "\"resetPotential\":[17"},
            {"\"saturating\":[true", "\"saturating\":[false"},
            {"\"initialPotential\":[19", "\"initialPotential\":[18"},
            {"\"delay\":[5", "\"delay\":[6"},
            {"\"axonTypes\":\"030\"", "\"axonTypes\":\"010\""},
            {"\"crossbar\":[\"2\"", "\"crossbar\":[\"a\""},
        }) {
            ChipProgram read = ChipFile.read(write(replaced(text, change[0], change[1])));
            assertTrue(!read.equals(program()), change[1] + " is not read");
        }
    }

    @Test
    void badFilesAreRefused() throws IOException {
        assertRefused("ranvier-chip-1", "ranvier-chip-2", "key format");
        assertRefused("\"delay\":[5", "\"delay\":[16", "core (0, 0), neuron 0", "delay is 16");
        assertRefused("\"leak\":[7", "\"leek\":[7", "key leek", "unknown key");
        assertRefused("\"leak\":[7", "\"leak\":[7,7", "core (0, 0)", "one value for each");
        assertRefused("\"reset\":[2", "\"reset\":[3", "core (0, 0), key reset", "is 3", "0..2");
        assertRefused(
                "\"leakReversal\":[true", "\"leakReversal\":[1", "core (0, 0), key leakReversal", "true or false");
        assertRefused("\"crossbar\":[\"2\"", "\"crossbar\":[\"3\"", "core (0, 0), key crossbar", "axon 3");
        assertRefused("\"maxWeight\":255", "\"maxWeight\":0", "must be positive");
    }

    @Test
    void optionsMeshAndNoiseAreKept() throws IOException {
        IntegerOptions options = new IntegerOptions(
                IntegerOptions.NegativeTest.AT_OR_BELOW,
                IntegerOptions.Ringing.STOPS_AT_ZERO,
                IntegerOptions.Overflow.CLAMP_AND_SPIKE,
                IntegerOptions.ResetValues.ANY,
                DrawGenerator.MURMUR,
                Long.MIN_VALUE);
        ChipGrid grid = new ChipGrid(2, 3, 2, 1, Set.of(new ChipGrid.Place(3, 0), new ChipGrid.Place(2, 2)));
        TestCore core = new TestCore(1, 0, 2, 3).synapse(1, 2);
        core.noise.synapses()[3][1] = true;
        core.noise.leak()[2] = true;
        core.noise.thresholdBits()[0] = 18;
        core.noise.stream()[1] = Long.MAX_VALUE;
        ChipProgram program = TestCore.program(core).withOptions(options).withGrid(grid);
        Path file = folder.resolve("all.json");
        ChipFile.write(program, file);
        assertEquals(program, ChipFile.read(file));
        String text = Files.readString(file);
        for (String[] change : new String[][] {
            {"STOPS_AT_ZERO", "NEVER", "key options, key ringing", "AS_PRINTED"},
            {"\"seed\"", "\"sead\"", "unknown key"},
            {"\"chipsX\":2", "\"chipsX\":0", "chips"},
            {"[3,0]", "[1,0]", "core (1, 0) is disabled"},
            {"[3,0]", "[3]", "key disabled", "2 elements"},
            {"\"thresholdBits\":[18", "\"thresholdBits\":[19", "core (1, 0), neuron 0", "19"},
            {"\"stream\":[0", "\"stream\":[0,0", "core (1, 0)", "noise"},
        }) {
            Path changed = write(replaced(text, change[0], change[1]));
            FormatException wrong = assertThrows(FormatException.class, () -> ChipFile.read(changed), change[1]);
            for (int part = 2; part < change.length; part++) {
                assertTrue(wrong.getMessage().contains(change[part]), wrong.getMessage());
            }
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path missing = folder.resolve("nowhere").resolve("chip.json");
        assertThrows(IOException.class, () -> ChipFile.write(program(), missing));
        assertEquals(0, folder.toFile().list().length);
    }

    private static ChipProgram program() {
        TestCore a = new TestCore(0, 0, 3, 2).synapse(2, 0).synapse(0, 1).toAxon(0, 1, 0, 4, 5);
        a.axonTypes[1] = 3;
        a.leak[0] = 7;
        a.leakReversal[0] = true;
        a.threshold[0] = 11;
        a.negativeThreshold[0] = 13;
        a.reset[0] = Reset.NONE;
        a.resetPotential[0] = -17;
        a.saturating[0] = true;
        a.initial[0] = 19;
        a.index[1] = 200;
        TestCore b = new TestCore(1, 0, 5, 1).synapse(4, 0).toOutput(0, -2, 0, 69);
        return TestCore.program(a, b);
    }

    private String text() throws IOException {
        Path file = folder.resolve("good.json");
        ChipFile.write(program(), file);
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    private void assertRefused(String from, String to, String... parts) throws IOException {
        Path file = write(replaced(text(), from, to));
        FormatException wrong = assertThrows(FormatException.class, () -> ChipFile.read(file));
        for (String part : parts) {
            assertTrue(wrong.getMessage().contains(part), "'" + wrong.getMessage() + "' should contain '" + part + "'");
        }
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("changed.json");
        Files.writeString(file, text);
        return file;
    }

    private static String replaced(String text, String from, String to) {
        assertTrue(text.contains(from), "the test replaces '" + from + "', which is not in " + text);
        return text.replace(from, to);
    }
}
