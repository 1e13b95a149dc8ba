package dev.ranvier.examples.cli;

import dev.ranvier.training.exchange.ImportedModel;
import dev.ranvier.training.exchange.LayerListFile;
import dev.ranvier.training.exchange.ModelReader;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say how a model of any kind is read. */
final class ImportedFile {

    @Option(
            names = "--weights",
            paramLabel = "FILE.npz",
            description = "The weights of a layer list, if they are elsewhere than it says")
    private Path weights;

    /** Reads a model. */
    ImportedModel read(Path file) throws IOException {
        return weights == null ? ModelReader.read(file) : LayerListFile.read(file, weights);
    }
}
