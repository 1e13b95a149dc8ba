package dev.ranvier.examples.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The program. It starts itself once more in a Java machine with the flags it wants ({@link ChildJvm}) and passes on how that
 * ended; {@value #NO_FORK} prevents the restart.
 */
public final class Main {

    /** First argument of the second start, and for users who set all flags themselves. */
    static final String NO_FORK = "--no-fork";

    private Main() {}

    /** Runs the command line and ends the Java machine with a code other than 0 if that is the outcome. */
    public static void main(String[] args) {
        List<String> arguments = new ArrayList<>(List.of(args));
        boolean fork = !arguments.removeIf(NO_FORK::equals);
        OptionalInt child = fork ? ChildJvm.run(Main.class, NO_FORK, arguments) : OptionalInt.empty();
        int code = child.isPresent() ? child.getAsInt() : runHere(arguments);
        if (code != ExitCode.GOOD) {
            // Only then: under Maven this machine is Maven's own, which prints a stack trace if a program throws
            // instead.
            System.exit(code);
        }
    }

    private static int runHere(List<String> arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return Ranvier.execute(out, err, arguments.toArray(String[]::new));
    }
}
