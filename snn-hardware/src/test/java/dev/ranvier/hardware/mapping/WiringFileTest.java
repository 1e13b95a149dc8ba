package dev.ranvier.hardware.mapping;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.hardware.chip.ChipProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WiringFileTest {

    @TempDir
    Path folder;

    private Path program;
    private MappedNetwork mapped;

    @BeforeEach
    void writeOne() throws IOException {
        program = folder.resolve("digits.json");
        mapped = map(20);
        WiringFile.write(mapped, program);
    }

    @Test
    void standsBesideItsProgramAndComesBackAsItWas() throws IOException {
        assertTrue(Files.isRegularFile(folder.resolve("digits.wiring.json")));

        MappedNetwork read = WiringFile.read(mapped.program(), program);

        assertEquals("out", read.output());
        assertEquals(mapped.report(), read.report());
        assertArrayEquals(mapped.input("in").rowStart(), read.input("in").rowStart());
        assertArrayEquals(mapped.input("in").core(), read.input("in").core());
        assertArrayEquals(mapped.input("in").axon(), read.input("in").axon());
        assertArrayEquals(mapped.input("in").delayTicks(), read.input("in").delayTicks());
        assertArrayEquals(
                mapped.population("out").core(), read.population("out").core());
        assertArrayEquals(
                mapped.population("out").index(), read.population("out").index());
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("digits.wiring.json"));

        assertRefused("digits.wiring.json", mapped.program());
        assertRefused("map writes it beside the program", mapped.program());
    }

    @Test
    void theWiringOfAnotherProgramIsRefused() {
        assertRefused("is it of another program?", map(10).program());
    }

    @Test
    void damageIsNamedByLineOrPlace() throws IOException {
        String good = Files.readString(WiringFile.beside(program));
        replace(good.substring(0, good.length() / 2));
        assertRefused("line 1", mapped.program());
        replace(good.replace("\"output\"", "\"exit\""));
        assertRefused("Missing creator property 'output'", mapped.program());
        replace(good.replaceFirst("\\{", "{\"extra\":1,"));
        assertRefused("\"extra\"", mapped.program());
        replace(good.replace(WiringFile.FORMAT, "ranvier-chip-1"));
        assertRefused("expected 'ranvier-wiring-2'", mapped.program());
        replace(good.replaceFirst("\"axon\":\\[\\d+", "\"axon\":[999"));
        assertRefused("axon 999 of core number 0", mapped.program());
        replace(good.replaceFirst("\"rowStart\":\\[0,1", "\"rowStart\":[0,9"));
        assertRefused("ends before it begins", mapped.program());
        replace(good.replaceFirst("\"delayTicks\":\\[0", "\"delayTicks\":[16"));
        assertRefused("delay of 16 ticks, allowed 0..15", mapped.program());
    }

    private void replace(String content) throws IOException {
        Files.writeString(WiringFile.beside(program), content);
    }

    private void assertRefused(String part, ChipProgram with) {
        FormatException error = assertThrows(FormatException.class, () -> WiringFile.read(with, program));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private static MappedNetwork map(int outputs) {
        Network network = Nets.network(
                List.of(Nets.source("in", 30), Nets.memoryless("out", outputs)),
                new Projection("in", "out", Nets.blocks(1, 30, outputs), 0));
        return Mapper.trueNorth(1).map(network, "out");
    }
}
