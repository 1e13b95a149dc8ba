package dev.ranvier.examples.cli;

import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code; the stack trace only with {@code --debug}. */
final class Failures {

    private final boolean debug;

    /** @param debug print stack traces */
    Failures(boolean debug) {
        this.debug = debug;
    }

    /** A command line that cannot be understood. */
    int parameters(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + explain(e));
        err.println("See '" + name + " --help'.");
        trace(e, err);
        return ExitCode.USER_MISTAKE;
    }

    /** A command that did not come to its end. */
    int execution(Throwable e, CommandLine command) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName() + ": ";
        int code = ExitCode.USER_MISTAKE;
        if (e instanceof ParameterException wrong) {
            return parameters(wrong);
        } else if (e instanceof UncheckedIOException wrapped) {
            return execution(wrapped.getCause(), command); // from a recorder, which cannot throw it as what it is
        } else if (e instanceof UserMistake || e instanceof FormatException) {
            err.println(name + oneLine(e.getMessage()));
        } else if (e instanceof NoSuchFileException missing) {
            err.println(name + "there is no file " + missing.getFile());
        } else if (e instanceof AccessDeniedException denied) {
            err.println(name + "no permission for " + denied.getFile());
        } else if (e instanceof FileSystemException file) {
            err.println(name + "cannot use " + file.getFile()
                    + (file.getReason() == null ? "" : ": " + oneLine(file.getReason())));
        } else {
            code = ExitCode.FAILED;
            err.println(name + ours(e));
        }
        trace(e, err);
        return code;
    }

    private String ours(Throwable e) {
        if (e instanceof IOException) {
            return "reading or writing failed: " + oneLine(e.getMessage());
        }
        if (e instanceof OutOfMemoryError) {
            return "the memory is not enough (" + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB); give more, e.g. java -Xmx8g -jar ranvier.jar ...";
        }
        return "this is a mistake in Ranvier (" + oneLine(e.toString()) + ")"
                + (debug ? "; please report it" : "; please run again with --debug and report what it prints");
    }

    private static String explain(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            return "unknown command '" + unmatched.getUnmatched().get(0) + "'; there are "
                    + String.join(", ", command.getSubcommands().keySet());
        }
        return oneLine(e.getMessage());
    }

    private static String oneLine(String message) {
        return message == null ? "no further explanation" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private void trace(Throwable e, PrintWriter err) {
        if (debug) {
            e.printStackTrace(err);
        }
        err.flush();
    }
}
