package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.hardware.workload.Networks;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what a machine runs. */
final class WorkloadChoice {

    @Option(
            names = "--workload",
            paramLabel = "W|FILE",
            required = true,
            description =
                    "A network of the literature (lenet-5, alexnet, vgg-16, vgg-19, googlenet, resnet-18, resnet-50,"
                            + " mobilenet-v1, squeezenet, eie-benchmark), or a file: a trained model, a spiking"
                            + " network, or layers in .csv or .json")
    private String workload;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples that run together. Default: as the file says, or 1")
    private Integer batch;

    @Option(
            names = "--bits",
            paramLabel = "N",
            description = "Bits of every weight and input, as for a quantised network. Default: as the workload says")
    private Integer bits;

    @Option(
            names = "--time-steps",
            paramLabel = "N",
            description =
                    "Time steps of a spiking network; needed if it is not clocked. Default: its duration in steps")
    private Integer timeSteps;

    /** The workload with batch and bits as wanted. */
    Workload read() throws IOException {
        Workload chosen = base();
        return UserMistake.unlessRefused(() -> {
            Workload batched = batch == null ? chosen : chosen.withBatch(batch);
            return bits == null ? batched : batched.withBits(bits, bits);
        });
    }

    private Workload base() throws IOException {
        if (Networks.names().contains(workload)) {
            return Networks.named(workload).workload();
        }
        Path file = Path.of(workload);
        if (!Files.exists(file)) {
            throw new UserMistake("there is no file and no network '" + workload + "'; networks are "
                    + String.join(", ", Networks.names()));
        }
        Optional<FileKind> kind = workload.endsWith(".json") ? FileKind.ofAny(file) : Optional.empty();
        if (kind.isPresent() && kind.get() == FileKind.MODEL) {
            return Workload.of(FileKind.readModel(file), 1);
        }
        if (kind.isPresent() && kind.get() == FileKind.NETWORK) {
            return spiking(FileKind.readNetwork(file));
        }
        return WorkloadFile.read(file);
    }

    private Workload spiking(SpikingClassifier classifier) {
        TimeBase base = classifier.network().timeBase();
        if (timeSteps == null && !base.clocked()) {
            throw new UserMistake(
                    "the network is not clocked; say with --time-steps how many steps a machine shall take");
        }
        int steps = timeSteps == null ? (int) Math.round(classifier.durationMs() / base.stepMs()) : timeSteps;
        return UserMistake.unlessRefused(() -> Workload.of(classifier.network(), steps, 1));
    }
}
