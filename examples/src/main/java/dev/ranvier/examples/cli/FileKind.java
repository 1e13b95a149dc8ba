package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.JsonFormat;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.Network;
import dev.ranvier.hardware.chip.ChipFile;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.TnCaseFile;
import dev.ranvier.hardware.chip.TnRecordFile;
import dev.ranvier.training.exchange.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that commands hand to one another, so that a wrong one is called by its name. */
enum FileKind {
    /** What {@code train} makes. */
    MODEL(ModelFile.FORMAT, "a trained model", "ranvier train --out NAME.json"),
    /** What {@code convert} makes. */
    NETWORK(NetworkFile.FORMAT, "a spiking network", "ranvier convert --model MODEL.json --out NAME.json"),
    /** A network without a way to feed and to read it. */
    CIRCUIT(
            NetworkFile.CIRCUIT_FORMAT,
            "a spiking network by itself",
            "ranvier benchmark BENCHMARK --export NAME.json"),
    /** What {@code map} makes. */
    CHIP(ChipFile.FORMAT, "a chip program", "ranvier map NETWORK.json --out NAME.json"),
    /** Cores with their input. */
    CASE(TnCaseFile.FORMAT, "a chip case", "another program; such files are named *.input.json"),
    /** What a case should give. */
    EXPECTED(TnRecordFile.FORMAT, "the expected outputs of a chip case", "ranvier chip run CASE.input.json --out FILE");

    private final String format;
    private final String words;
    private final String madeBy;

    FileKind(String format, String words, String madeBy) {
        this.format = format;
        this.words = words;
        this.madeBy = madeBy;
    }

    /** Reads a trained model, whichever program wrote it. */
    static LayerGraph readModel(Path file) throws IOException {
        if (!ModelReader.isForeign(file)) {
            MODEL.require(file);
        }
        return ModelReader.read(file).graph();
    }

    /** Reads a spiking network. */
    static SpikingClassifier readNetwork(Path file) throws IOException {
        NETWORK.require(file);
        return NetworkFile.read(file);
    }

    /** Reads a network that stands by itself. */
    static Network readCircuit(Path file) throws IOException {
        CIRCUIT.require(file);
        return NetworkFile.readCircuit(file);
    }

    /** Reads a chip program. */
    static ChipProgram readChip(Path file) throws IOException {
        CHIP.require(file);
        return ChipFile.read(file);
    }

    /** The kind of a file, empty if it is none of these. */
    static Optional<FileKind> of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FormatException(file.toString(), "path", "this is a folder; give a file");
        }
        String format = JsonFormat.kindOf(file);
        return Arrays.stream(values())
                .filter(kind -> kind.format.equals(format))
                .findFirst();
    }

    /** The kind of a JSON file, empty also if it does not say what it is. */
    static Optional<FileKind> ofAny(Path file) throws IOException {
        try {
            return of(file);
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks that a file is of this kind.
     *
     * @throws FormatException saying what it is and how to get the right one
     */
    void require(Path file) throws IOException {
        Optional<FileKind> kind = of(file);
        if (kind.isEmpty() || kind.get() != this) {
            throw new FormatException(
                    file.toString(),
                    "key " + JsonFormat.KEY,
                    "this is "
                            + kind.map(found -> found.words).orElse("'" + JsonFormat.kindOf(file) + "', unknown here")
                            + ", needed is " + words + ", made by " + madeBy);
        }
    }
}
