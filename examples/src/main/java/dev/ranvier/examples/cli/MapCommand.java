package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.hardware.chip.ChipFile;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.Mapper;
import dev.ranvier.hardware.mapping.MappingReport;
import dev.ranvier.hardware.mapping.WiringFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier map}: a spiking network to a program for the chip. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = "Map a network (convert --method binary) onto the cores of a TrueNorth-like chip.")
final class MapCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "NETWORK.json", description = "A network made by convert.")
    private Path file;

    @Option(names = "--report", description = "Print what is on which cores.")
    private boolean report;

    @Option(
            names = "--out",
            paramLabel = "CHIP.json",
            defaultValue = "ranvier-out/chip.json",
            description = "Where to write the program; CHIP.wiring.json goes beside it. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Override
    public Integer call() throws IOException {
        OutputFile.check(out);
        SpikingClassifier network = FileKind.readNetwork(file);
        MappedNetwork mapped =
                UserMistake.unlessRefused(() -> Mapper.trueNorth(common.seed).map(network.network(), network.output()));
        OutputFile.makeFolderOf(out);
        WiringFile.write(mapped, out);
        ChipFile.write(mapped.program(), out);
        MappingReport found = mapped.report();
        List<String> lines = new ArrayList<>();
        found.text().lines().limit(report ? Long.MAX_VALUE : 1).forEach(lines::add);
        lines.add("Chip program: " + OutputFile.shown(out));
        Answer answer = new Answer()
                .with("network", found.network())
                .with("file", OutputFile.shown(out))
                .with("cores", found.cores().size())
                .with("neurons", found.neurons())
                .with("axons", found.axons())
                .with("synapses", mapped.program().synapses())
                .with("inputDeliveries", found.inputDeliveries())
                .with("hopsPerSpike", found.hopsPerSpike());
        if (report) {
            answer.with("coreUse", found.cores());
        }
        answer.print(spec.commandLine().getOut(), common.json, lines);
        return ExitCode.GOOD;
    }
}
