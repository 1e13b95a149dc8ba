package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.hardware.chip.ChipFile;
import dev.ranvier.hardware.mapping.AdaptedNetwork;
import dev.ranvier.hardware.mapping.ExpectedSpikes;
import dev.ranvier.hardware.mapping.FitCheck;
import dev.ranvier.hardware.mapping.FitReport;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.MappingException;
import dev.ranvier.hardware.mapping.MappingReport;
import dev.ranvier.hardware.mapping.WiringFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        description = {
            "Map a network onto the cores of a TrueNorth-like chip.",
            "Networks of integer neurons (convert --method binary) are mapped as they are; those of integrate-and-fire"
                    + " neurons are given whole weights (--weights), neurons with more inputs than a core has axons"
                    + " partial sums. What that costs in accuracy is shown; nothing is written if the network does not"
                    + " fit."
        })
final class MapCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private MapOptions options;

    @Parameters(paramLabel = "NETWORK.json", description = "A network made by convert.")
    private Path file;

    @Option(
            names = "--report",
            description =
                    "Print whether each layer fits and what it takes; for one that does not, which limit it breaks"
                            + " and what would help.")
    private boolean report;

    @Option(
            names = "--out",
            paramLabel = "CHIP.json",
            defaultValue = "ranvier-out/chip.json",
            description = "Where to write the program; CHIP.wiring.json goes beside it, and CHIP.network.json if the"
                    + " network had to be changed. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Override
    public Integer call() throws IOException {
        OutputFile.check(out);
        SpikingClassifier network = FileKind.readNetwork(file);
        FitCheck check = new FitCheck(options.form(), options.mapper(common.seed));
        FitReport fit = report ? UserMistake.unlessRefused(() -> check.examine(network.network())) : null;
        if (fit != null && !fit.fits()) {
            return unfit(fit);
        }
        long start = System.nanoTime();
        AdaptedNetwork adapted =
                UserMistake.unlessRefused(() -> check.form().adapt(network.network(), network.output()));
        SpikingClassifier onChip = adapted.with(network);
        MeasuredLoss measured = options.measure(common, spec, network, onChip);
        ExpectedSpikes expected =
                measured == null ? ExpectedSpikes.once(adapted.network()) : measured.expected(adapted.network());
        MappedNetwork mapped;
        try {
            mapped = check.mapper().map(adapted.network(), network.output(), expected);
        } catch (MappingException e) {
            if (fit != null) {
                return unfit(fit.with(e));
            }
            throw new UserMistake(e.getMessage(), e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        write(adapted, onChip, mapped);
        print(fit, adapted, measured, mapped, seconds);
        return ExitCode.GOOD;
    }

    private Integer unfit(FitReport fit) {
        new Answer()
                .with("network", fit.network())
                .with("fits", false)
                .with("layers", fit.layers())
                .with("obstacles", fit.obstacles())
                .print(
                        spec.commandLine().getOut(),
                        common.json,
                        fit.text().lines().toList());
        return ExitCode.USER_MISTAKE;
    }

    private void write(AdaptedNetwork adapted, SpikingClassifier onChip, MappedNetwork mapped) throws IOException {
        OutputFile.makeFolderOf(out);
        if (!adapted.changes().isEmpty()) {
            NetworkFile.write(onChip, networkFile());
        }
        WiringFile.write(mapped, out);
        ChipFile.write(mapped.program(), out);
    }

    private Path networkFile() {
        String name = out.getFileName().toString();
        int end = name.endsWith(".json") ? name.length() - ".json".length() : name.length();
        return out.resolveSibling(name.substring(0, end) + ".network.json");
    }

    private void print(
            FitReport fit, AdaptedNetwork adapted, MeasuredLoss measured, MappedNetwork mapped, double seconds) {
        MappingReport found = mapped.report();
        List<String> lines = new ArrayList<>();
        if (fit != null) {
            fit.text().lines().forEach(lines::add);
        }
        found.text().lines().limit(report ? Long.MAX_VALUE : 1).forEach(lines::add);
        boolean changed = !adapted.changes().isEmpty();
        if (changed && fit == null) {
            lines.add(
                    adapted.exact()
                            ? "The network was changed to fit and does the same, " + adapted.outputLatencyTicks()
                                    + " ticks later"
                            : "The network was changed to fit and is not quite the same; --report says where, --measure"
                                    + " what it does to answers");
        }
        if (measured != null) {
            lines.add(measured.text());
        }
        lines.add(String.format(Locale.ROOT, "Mapped in %.2f s", seconds));
        lines.add("Chip program: " + OutputFile.shown(out));
        if (changed) {
            lines.add("Network as it is on the chip: " + OutputFile.shown(networkFile()));
        }
        answer(fit, adapted, measured, mapped, seconds).print(spec.commandLine().getOut(), common.json, lines);
    }

    private Answer answer(
            FitReport fit, AdaptedNetwork adapted, MeasuredLoss measured, MappedNetwork mapped, double seconds) {
        MappingReport found = mapped.report();
        Answer answer = new Answer()
                .with("network", found.network())
                .with("fits", true)
                .with("file", OutputFile.shown(out))
                .with("cores", found.cores().size())
                .with("splitterCores", found.splitterCores())
                .with("splitterNeurons", found.splitterNeurons())
                .with("copies", found.copies())
                .with("neurons", found.neurons())
                .with("axons", found.axons())
                .with("axonUse", found.axonUse())
                .with("neuronUse", found.neuronUse())
                .with("synapses", mapped.program().synapses())
                .with("inputDeliveries", found.inputDeliveries())
                .with("outputLatencyTicks", adapted.outputLatencyTicks() + found.outputLatencyTicks())
                .with("exact", adapted.exact())
                .with("changes", adapted.changes())
                .with("basis", found.basis())
                .with("ticks", found.ticks())
                .with("spikes", found.spikes())
                .with("interCoreSpikes", found.interCoreSpikes())
                .with("hops", found.hops())
                .with("sequentialHops", found.sequentialHops())
                .with("hopsPerSpike", found.hopsPerSpike())
                .with("maxLinkSpikes", found.maxLinkSpikes())
                .with("synapticEvents", found.synapticEvents())
                .with("energyUsedCoresNanojoules", found.energy().totalNanojoules())
                .with("energyWholeChipNanojoules", found.energyOfWholeChip().totalNanojoules())
                .with("mappingSeconds", seconds);
        if (measured != null) {
            answer.with("measured", measured);
        }
        if (fit != null) {
            answer.with("layers", fit.layers()).with("coreUse", found.cores());
        }
        return answer;
    }
}
