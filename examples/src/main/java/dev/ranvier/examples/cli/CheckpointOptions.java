package dev.ranvier.examples.cli;

import dev.ranvier.core.io.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of {@code simulate} for a run in several sittings. */
final class CheckpointOptions {

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Write the state of the run to a file when it ends or is stopped with Ctrl-C, so that --resume goes on"
                            + " from there to the same bits.")
    private Path checkpoint;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on from a checkpoint of the same network, engine, step, precision and threads, to the time of"
                            + " --duration, counted from the very beginning. The input that was still to come is in it."
                            + " Recordings begin at its time.")
    private Path resume;

    /** File to go on from; null to begin at time 0. */
    Path resume() {
        return resume;
    }

    /** File to be written; null for none. */
    Path checkpoint() {
        if (checkpoint != null) {
            if (Files.isDirectory(checkpoint)) {
                throw new UserMistake("--checkpoint must be a file, " + checkpoint + " is a folder");
            }
            OutputFile.makeFolderOf(checkpoint);
        }
        return checkpoint;
    }

    /** Time at which the run begins. */
    double fromMs() throws IOException {
        return resume == null ? 0 : CheckpointFile.timeMs(resume);
    }

    /** True if one run is to be checkpointed or resumed. */
    boolean wanted() {
        return checkpoint != null || resume != null;
    }
}
