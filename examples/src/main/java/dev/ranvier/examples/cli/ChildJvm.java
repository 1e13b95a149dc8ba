package dev.ranvier.examples.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program in a second Java machine, because some flags can only be given at its start: the vector module, which
 * makes dense products several times as fast, and the heap. The child dies with its parent.
 */
final class ChildJvm {

    private static final Path LARGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** What Java says about every incubator module; there is no flag against it, and it would alarm users. */
    private static final String INCUBATOR_NOTE = "WARNING: Using incubator modules: " + VECTOR_MODULE;

    private static final long HEAP_MEBIBYTES = 4096;
    private static final long GRACE_MILLISECONDS = 10_000; // longer than a run needs to close its files

    private ChildJvm() {}

    /**
     * Runs a main class with the class path of this machine and waits for its end.
     *
     * @param main class with the main method
     * @param marker first argument, which tells the child that it is one
     * @param arguments the other arguments
     * @return its exit code; empty if no second machine could be started
     */
    static OptionalInt run(Class<?> main, String marker, List<String> arguments) {
        Optional<String> classPath = classPath(main);
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '/' ? "java" : "java.exe");
        if (classPath.isEmpty() || !Files.isExecutable(java)) {
            return OptionalInt.empty();
        }
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(flags(Runtime.version().feature()));
        command.addAll(List.of("-cp", classPath.get(), main.getName(), marker));
        command.addAll(arguments);
        try {
            return OptionalInt.of(await(new ProcessBuilder(command)
                    .inheritIO()
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start()));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static List<String> flags(int javaVersion) {
        List<String> flags = new ArrayList<>();
        if (ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent()) {
            flags.add("--add-modules=" + VECTOR_MODULE);
        }
        flags.add(heap());
        flags.add("-XX:+UseParallelGC"); // throughput counts here, pauses do not
        if (hasLargePages()) {
            flags.add("-XX:+UseTransparentHugePages"); // large networks are bound by memory: 13 % on the microcircuit
        }
        flags.add("-Djava.awt.headless=true");
        if (javaVersion >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        return flags;
    }

    /** True on a Linux that gives large pages to those who ask for them. */
    private static boolean hasLargePages() {
        try {
            String modes = Files.readString(LARGE_PAGES).strip();
            return modes.contains("[madvise]") || modes.contains("[always]");
        } catch (IOException e) {
            return false;
        }
    }

    /** The user's own limit if there is one, else 4 GiB but at most three quarters of the machine. */
    private static String heap() {
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (flag.startsWith("-Xmx")) {
                return flag;
            }
        }
        long mebibytes = HEAP_MEBIBYTES;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine) {
            mebibytes = Math.min(mebibytes, machine.getTotalMemorySize() / (1 << 20) * 3 / 4);
        }
        return "-Xmx" + mebibytes + "m";
    }

    /** Maven loads the program by a class loader of its own; the java command by the class path. */
    private static Optional<String> classPath(Class<?> main) {
        if (!(main.getClassLoader() instanceof URLClassLoader loader)) {
            return Optional.of(System.getProperty("java.class.path"));
        }
        List<String> entries = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            try {
                entries.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException | IllegalArgumentException e) {
                return Optional.empty(); // not a file: run without a second machine
            }
        }
        return Optional.of(String.join(File.pathSeparator, entries));
    }

    private static int await(Process child) {
        Thread killer = new Thread(() -> end(child), "ranvier-child-end");
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            passOn(child.getErrorStream(), System.err);
            int code = child.waitFor();
            Runtime.getRuntime().removeShutdownHook(killer);
            return code;
        } catch (InterruptedException | IOException | IllegalStateException e) {
            end(child);
            return ExitCode.FAILED;
        }
    }

    private static void end(Process child) {
        child.destroy();
        try {
            if (!child.waitFor(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
        }
    }

    /** Copies bytes as they come, without the note on incubator modules if that is the first line. */
    static void passOn(InputStream from, PrintStream to) throws IOException {
        byte[] note = INCUBATOR_NOTE.getBytes(StandardCharsets.US_ASCII);
        byte[] start = from.readNBytes(note.length);
        if (Arrays.equals(start, note)) {
            if (from.read() == '\r') {
                from.skipNBytes(1); // the line ends in two characters
            }
        } else {
            to.write(start, 0, start.length);
        }
        byte[] buffer = new byte[8192];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }
}
