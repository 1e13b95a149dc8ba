package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.Progress;
import dev.ranvier.training.data.DataFolder;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.EmbeddedDigits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that every command knows. */
final class CommonOptions {

    /** The seed that everything random is split from. */
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything random; the same seed gives the same result. Default: ${DEFAULT-VALUE}")
    long seed;

    /** As given; see {@link #threads()}. */
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of threads; results do not depend on it. Default: all processors")
    private Integer threads;

    /** Folder with a data set; null for the digits that are built in. */
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder with a data set: the four IDX files of the MNIST family (plain or .gz), CIFAR-10"
                    + " (binary batches or lossless strips) or one .csv of square images."
                    + " Default: the 10,000 digits that are built in")
    private Path data;

    /** Whether the result is printed as JSON. */
    @Option(names = "--json", description = "Print the result as JSON on standard output, progress on standard error")
    boolean json;

    /** Read by {@link Failures} from the arguments, because it also matters when they cannot be parsed. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    /** Number of threads to use for work that falls into many parts. */
    int threads() {
        return threads(Runtime.getRuntime().availableProcessors());
    }

    /** Number of threads to use. */
    int threads(int unlessGiven) {
        if (threads == null) {
            return unlessGiven;
        }
        if (threads < 1 || threads > 1024) {
            throw new UserMistake("--threads must be 1 to 1024, got " + threads);
        }
        return threads;
    }

    /** Tells the user on standard error where a run is. */
    Progress progress(CommandSpec command) {
        PrintWriter err = command.commandLine().getErr();
        return new Progress(line -> {
            err.println(line);
            err.flush();
        });
    }

    /** Reads the data set that the user chose. */
    Dataset load() throws IOException {
        return data == null ? EmbeddedDigits.load() : DataFolder.load(data);
    }
}
