package dev.ranvier.examples.cli;

import dev.ranvier.training.data.DataDownload;
import dev.ranvier.training.data.DataSource;
import dev.ranvier.training.data.DownloadException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier data}: public data sets. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Get public data sets.",
        subcommands = DataCommand.Get.class)
final class DataCommand {

    /** {@code ranvier data get}: the only command that uses the network. */
    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Download a data set, checked by SHA-256; an interrupted download is gone on with.")
    static final class Get implements Callable<Integer> {

        /** What can be had. */
        enum Name {
            /** The four original files. */
            mnist
        }

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "mnist: 70,000 handwritten digits, 11 MiB")
        private Name name;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                defaultValue = "ranvier-data",
                description = "Folder that the data set's own folder is made in. Default: ${DEFAULT-VALUE}")
        private Path out;

        @Option(names = "--json", description = "Print the result as JSON on standard output")
        private boolean json;

        /** Read by {@link Failures} from the arguments, because it also matters when they cannot be parsed. */
        @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
        private boolean debug;

        @Override
        public Integer call() throws IOException {
            DataSource source = DataSource.MNIST;
            Path folder = out.resolve(name.name());
            PrintWriter err = spec.commandLine().getErr();
            OutputFile.makeFolder(folder);
            try {
                new DataDownload(line -> {
                            err.println(line);
                            err.flush();
                        })
                        .get(source, folder);
            } catch (DownloadException e) {
                err.println(e.getMessage());
                return ExitCode.FAILED;
            }
            new Answer()
                    .with("dataset", source.name())
                    .with("folder", OutputFile.shown(folder))
                    .with("files", source.files().size())
                    .print(
                            spec.commandLine().getOut(),
                            json,
                            List.of("Data: " + OutputFile.shown(folder) + " (give it to --data)"));
            return ExitCode.GOOD;
        }
    }
}
