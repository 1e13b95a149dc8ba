package dev.ranvier.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ChildJvmTest {

    /** Ends with the code that it is told. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] args) {
            System.exit(args[0].equals("--child") ? Integer.parseInt(args[1]) : 99);
        }
    }

    @Test
    void theExitCodeOfTheChildIsPassedOn() {
        assertEquals(OptionalInt.of(0), ChildJvm.run(Ending.class, "--child", List.of("0")));
        assertEquals(OptionalInt.of(3), ChildJvm.run(Ending.class, "--child", List.of("3")));
    }

    @Test
    void onlyTheIncubatorNoteIsHeldBack() throws IOException {
        assertEquals("text\n", passedOn("WARNING: Using incubator modules: jdk.incubator.vector\ntext\n"));
        assertEquals("text\n", passedOn("WARNING: Using incubator modules: jdk.incubator.vector\r\ntext\n"));
        assertEquals("short", passedOn("short"));
        String other = "WARNING: Using incubator modules: jdk.incubator.foreign\ntext\n";
        assertEquals(other, passedOn(other));
    }

    private static String passedOn(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChildJvm.passOn(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
