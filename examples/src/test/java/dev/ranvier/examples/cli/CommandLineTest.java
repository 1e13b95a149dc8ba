package dev.ranvier.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void anUnknownCommandIsNamedWithTheOnesThereAre() {
        assertEquals(2, run("conquer"));
        assertTrue(err.toString().contains("unknown command 'conquer'"), err.toString());
        assertTrue(err.toString().contains("study"), err.toString());
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertEquals(2, run("study", "--sede", "1"));
        assertTrue(err.toString().contains("'--sede'"), err.toString());
    }

    @Test
    void aWrongValueIsNamed() {
        assertEquals(2, run("--seed", "one"));
        assertTrue(err.toString().contains("'one'"), err.toString());
    }

    @Test
    void optionsMayStandBeforeTheCommandAndWithoutOne() {
        assertEquals(2, run("--threads", "0", "study"));
        assertTrue(err.toString().contains("--threads must be 1 to 1024, got 0"), err.toString());
        err.getBuffer().setLength(0);
        assertEquals(2, run("--threads", "0"));
        assertTrue(err.toString().startsWith("ranvier study: --threads must be"), err.toString());
    }

    @Test
    void aMissingFolderIsTheUsersMistakeInOneLine() {
        assertEquals(2, run("study", "--data", folder.resolve("nowhere").toString()));
        assertEquals(
                1, err.toString().lines().filter(line -> !line.startsWith("[")).count(), err.toString());
        assertTrue(err.toString().contains("nowhere"), err.toString());
    }

    @Test
    void theStackTraceComesOnlyWithDebug() {
        run("study", "--data", folder.resolve("nowhere").toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        run("study", "--debug", "--data", folder.resolve("nowhere").toString());
        assertTrue(err.toString().contains("\tat "), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "study",
                "study crossbar",
                "study compress",
                "study accelerators",
                "study undervolt",
                "train",
                "evaluate",
                "convert",
                "simulate",
                "map",
                "chip",
                "chip run",
                "chip verify",
                "chip example",
                "compare",
                "accelerators",
                "accelerate",
                "constants",
                "systolic",
                "validate",
                "benchmark",
                "example"
            })
    void everyCommandHasHelp(String command) {
        String[] words = (command + " --help").strip().split(" ");
        assertEquals(0, run(words));
        assertTrue(out.toString().contains("Usage: ranvier " + command), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void examplesAreListedAndRunByName() {
        assertEquals(0, run("example"));
        assertTrue(out.toString().contains("correlogram"), out.toString());
        assertEquals(0, run("example", "random", "--out", folder.resolve("made").toString()));
        assertTrue(out.toString().contains("the same bits"), out.toString());
        assertEquals(2, run("example", "none"));
        assertTrue(err.toString().contains("no example 'none'"), err.toString());
    }

    @Test
    void versionNamesTheBuild() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("ranvier \\d+\\.\\d+\\.\\d+\\S*\\RJava [\\s\\S]*"), out.toString());
    }

    private int run(String... arguments) {
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
