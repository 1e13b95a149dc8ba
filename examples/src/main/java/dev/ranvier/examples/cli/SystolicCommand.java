package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.hardware.accelerator.systolic.OutputDrain;
import dev.ranvier.hardware.accelerator.systolic.SystolicTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier systolic}: a table of matrix products, each on a systolic array of its own. */
@Command(
        name = "systolic",
        mixinStandardHelpOptions = true,
        description = {
            "Count cycles and memory accesses of matrix products on systolic arrays without stalls.",
            "The input is CSV with the columns network, layer, M (output pixels times batch), N (filters), K (terms"
                    + " of a sum), rows, cols and dataflow (ws, os, is); other columns are ignored. The output is CSV."
        })
final class SystolicCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--layers", paramLabel = "FILE.csv", required = true, description = "The cases.")
    private Path layers;

    @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to standard output.")
    private Path out;

    @Option(
            names = "--drain",
            paramLabel = "WAY",
            defaultValue = "tool",
            description =
                    "How an output-stationary array empties: tool (not charged, as SCALE-Sim v2 and v3 count) or paper"
                            + " (R cycles a fold, Samajdar et al. 2020). Default: ${DEFAULT-VALUE}")
    private String drain;

    /** Read by {@link Failures} from the arguments. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        OutputDrain way = way();
        if (out != null) {
            OutputFile.makeFolderOf(out);
        }
        String table = SystolicTable.run(layers, way);
        if (out == null) {
            PrintWriter writer = spec.commandLine().getOut();
            writer.print(table);
            writer.flush();
        } else {
            ResultFiles.write(out, table);
        }
        return ExitCode.GOOD;
    }

    private OutputDrain way() {
        switch (drain) {
            case "tool":
                return OutputDrain.TOOL;
            case "paper":
                return OutputDrain.PAPER;
            default:
                throw new UserMistake("--drain must be tool or paper, got " + drain);
        }
    }
}
