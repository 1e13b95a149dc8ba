package dev.ranvier.examples.cli;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FailuresTest {

    @Test
    void aWrongFileIsTheUsersMistake() {
        check(2, "ranvier: a.json, byte 4: too short", new FormatException("a.json", "byte 4", "too short"));
        check(2, "ranvier: there is no file a.json", new NoSuchFileException("a.json"));
        check(
                2,
                "ranvier: cannot use a.json: Not a directory",
                new FileSystemException("a.json", null, "Not a directory"));
    }

    @Test
    void aRefusalIsTheUsersMistakeOnlyWhereItsInputIsUsed() {
        UserMistake mistake = assertThrows(
                UserMistake.class,
                () -> UserMistake.unlessRefused(() -> {
                    throw new IllegalArgumentException("layers\n  must fit");
                }));
        check(2, "ranvier: layers must fit", mistake);
        check(
                1,
                "ranvier: this is a mistake in Ranvier (java.lang.IllegalArgumentException: oops); please run again"
                        + " with --debug and report what it prints",
                new IllegalArgumentException("oops"));
    }

    @Test
    void otherTroubleWithFilesIsAFailure() {
        check(1, "ranvier: reading or writing failed: disk full", new IOException("disk full"));
        check(
                1,
                "ranvier: reading or writing failed: disk full",
                new UncheckedIOException(new IOException("disk full")));
    }

    private static void check(int code, String line, Throwable failure) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Ranvier());
        command.setErr(new PrintWriter(err, true));
        assertEquals(code, new Failures(false).execution(failure, command));
        assertEquals(line, err.toString().strip());
    }
}
