package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.examples.study.ChipMachines;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.TransitCheck;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.WiringFile;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier chip run}: a mapped network on the test images, or a case against what is expected of it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run the chip tick by tick:",
            "a program made by map, with the network it was made from, on the test images;",
            "or a case (*.input.json), against its expected outputs if given."
        })
final class ChipRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "CHIP.json made by map, or CASE.input.json of format tn-case-1.")
    private Path file;

    @Option(
            names = "--network",
            paramLabel = "NETWORK.json",
            description = "The network that the program was mapped from.")
    private Path networkFile;

    @Option(names = "--limit", paramLabel = "N", description = "Run the first N test images. Default: all")
    private Integer limit;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "Expected outputs of the case (tn-expected-1); differences make the exit code 1.")
    private Path expect;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the outputs of the case.")
    private Path out;

    @Option(
            names = "--report",
            description =
                    "Of a case, print counts and energy a tick, the busiest link, and delays too short for the way.")
    private boolean report;

    @Option(
            names = "--tick-ns",
            paramLabel = "X",
            defaultValue = "1e6",
            description = "Length of a tick for the check of delays, in nanoseconds. Default: ${DEFAULT-VALUE}")
    private double tickNs;

    @Option(
            names = "--hop-ns",
            paramLabel = "X",
            defaultValue = "794",
            description = "Time of a hop for the check of delays, in nanoseconds; not published, the default"
                    + " ${DEFAULT-VALUE} is an assumption.")
    private double hopNs;

    @Override
    public Integer call() throws IOException {
        if (networkFile != null) {
            if (expect != null || out != null) {
                throw new UserMistake("--expect and --out go with a case, --network with a program made by map");
            }
            return runProgram();
        }
        if (FileKind.of(file).equals(Optional.of(FileKind.CHIP))) {
            throw new UserMistake(file + " is a chip program; give the network that it was mapped from with --network");
        }
        TransitCheck transit = UserMistake.unlessRefused(
                () -> new TransitCheck(tickNs, TransitCheck.ASSUMED.coreNanoseconds(), hopNs, hopNs));
        return new ChipCase(file, expect, out, report, transit, common.threads(), common.json).run(spec.commandLine());
    }

    private Integer runProgram() throws IOException {
        int threads = common.threads();
        ChipProgram program = FileKind.readChip(file);
        SpikingClassifier network = FileKind.readNetwork(networkFile);
        MappedNetwork mapped = withWiring(network, program);
        try (Progress progress = common.progress(spec)) {
            progress.stage("reading data");
            Dataset data = common.load();
            Inputs.requireFit(network, networkFile, data);
            LabelledImages test = Inputs.test(data, limit);
            progress.stage(
                    "running " + test.size() + " images on " + program.cores().size() + " cores");
            List<Machine> machines = ChipMachines.run(
                    network, mapped, network.network().name(), test, threads, progress.samples(test.size()));
            print(network, data, test.size(), machines);
        }
        return ExitCode.GOOD;
    }

    private MappedNetwork withWiring(SpikingClassifier network, ChipProgram program) throws IOException {
        MappedNetwork mapped = WiringFile.read(program, file);
        int inputs =
                UserMistake.unlessRefused(() -> mapped.input(network.input())).neurons();
        if (!mapped.output().equals(network.output())
                || inputs != network.network().population(network.input()).size()
                || program.outputPort().lines()
                        != network.network().population(network.output()).size()) {
            throw new UserMistake(file + " was not mapped from " + networkFile
                    + ": their inputs or outputs differ; map the network again");
        }
        return mapped;
    }

    private void print(SpikingClassifier network, Dataset data, int samples, List<Machine> machines) {
        List<String> lines = new ArrayList<>();
        machines.forEach(machine -> lines.add(MachineLines.of(machine)));
        machines.forEach(machine -> lines.add("Note: " + machine.notes().get(0)));
        new Answer()
                .with("network", network.network().name())
                .with("dataset", data.name())
                .with("samples", samples)
                .with("accuracy", machines.get(0).accuracy())
                .with("machines", machines)
                .print(spec.commandLine().getOut(), common.json, lines);
    }
}
