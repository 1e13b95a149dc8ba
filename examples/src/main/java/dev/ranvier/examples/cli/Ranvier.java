package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Provenance;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as a whole: which commands there are, what runs without one, and how a run ends. */
@Command(
        name = "ranvier",
        mixinStandardHelpOptions = true,
        versionProvider = Ranvier.Version.class,
        description =
                "Spiking neural networks: train, convert to spikes, simulate, map to a chip, and price the answers.",
        footer = {
            "",
            "Without a command the study runs. The program restarts itself with the Java flags it wants; put --no-fork"
                    + " first to run it with yours.",
            "Exit codes: 0 good, 1 a failure or differences found, 2 a mistake in the command line or a file."
        },
        subcommands = {
            StudyCommand.class,
            DataCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ModelCommand.class,
            ConvertCommand.class,
            SimulateCommand.class,
            MapCommand.class,
            ChipCommand.class,
            CompareCommand.class,
            AcceleratorsCommand.class,
            AccelerateCommand.class,
            ConstantsCommand.class,
            SystolicCommand.class,
            ValidateCommand.class,
            BenchmarkCommand.class,
            ExampleCommand.class
        })
final class Ranvier {

    private static final String DEFAULT_COMMAND = "study";
    private static final Set<String> ABOUT = Set.of("-h", "--help", "-V", "--version");

    /**
     * Runs one command.
     *
     * @param out takes the result
     * @param err takes progress and errors
     * @param arguments as given by the user
     * @return the exit code, see {@link ExitCode}
     */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Ranvier());
        Failures failures = new Failures(Arrays.asList(arguments).contains("--debug"));
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((e, args) -> failures.parameters(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failures.execution(e, command));
        try {
            return line.execute(commandFirst(List.of(arguments), line));
        } catch (OutOfMemoryError | StackOverflowError e) {
            return failures.execution(e, line);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Options may stand before the command, and without a command the default one runs. */
    private static String[] commandFirst(List<String> arguments, CommandLine line) {
        if (!arguments.isEmpty() && ABOUT.contains(arguments.get(0))) {
            return arguments.toArray(String[]::new);
        }
        CommandSpec study = line.getSubcommands().get(DEFAULT_COMMAND).getCommandSpec();
        int position = 0;
        while (position < arguments.size() && arguments.get(position).startsWith("-")) {
            OptionSpec option = study.findOption(arguments.get(position));
            position += option != null && option.arity().min() > 0 ? 2 : 1;
        }
        List<String> ordered = new ArrayList<>(arguments);
        ordered.add(0, position < arguments.size() ? ordered.remove(position) : DEFAULT_COMMAND);
        return ordered.toArray(String[]::new);
    }

    /** Names the build and the Java machine. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "ranvier " + Provenance.ranvierVersionOfThisBuild(),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
            };
        }
    }
}
