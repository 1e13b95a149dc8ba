package dev.ranvier.examples.cli;

import dev.ranvier.examples.gallery.Example;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier example}: the small examples of the library. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = "Run small examples of the library; without a name, list them.")
final class ExampleCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One of those listed, or all")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-examples",
            description = "Folder for charts and files. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        if (name == null) {
            for (Example example : Example.values()) {
                printer.printf("%-14s %s%n", example, example.title());
            }
            return ExitCode.GOOD;
        }
        List<Example> chosen = Arrays.stream(Example.values())
                .filter(example -> name.equals(ALL) || example.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new UserMistake(
                    "there is no example '" + name + "'; there are " + List.of(Example.values()) + " and all");
        }
        OutputFile.makeFolder(out);
        for (Example example : chosen) {
            printer.println(example + ": " + example.title());
            example.run(out).forEach(line -> printer.println("  " + line));
        }
        printer.println("Files: " + OutputFile.shown(out));
        printer.flush();
        return ExitCode.GOOD;
    }
}
