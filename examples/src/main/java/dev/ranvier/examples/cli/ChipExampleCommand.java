package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.BarFinder;
import dev.ranvier.hardware.chip.ChipFile;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.ChipSimulator;
import dev.ranvier.hardware.chip.corelet.CircuitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier chip example}: a circuit built by hand from corelets, at work. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = {
            "Build a circuit by hand from corelets (filter bank, winner-take-all, bursts) that finds the lit bar of a",
            "flickering picture, run it on the chip, and print the answers."
        })
final class ChipExampleCommand implements Callable<Integer> {

    private static final int TICKS = 40;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--out", paramLabel = "CHIP.json", description = "Where to write the chip program.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        CircuitProgram circuit = BarFinder.circuit();
        ChipProgram program = circuit.program();
        if (out != null) {
            OutputFile.makeFolderOf(out);
            ChipFile.write(program, out);
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(common.seed);
        ChipSimulator chip = new ChipSimulator(program);
        List<String> lines = new ArrayList<>();
        List<int[]> answers = new ArrayList<>();
        lines.add(program.cores().size() + " core, " + program.neurons() + " neurons, " + program.synapses()
                + " synapses; each bar is shown for " + TICKS + " ticks");
        for (int bar = 0; bar < BarFinder.BARS; bar++) {
            chip.reset();
            int[] spikes = BarFinder.show(circuit, chip, bar, TICKS, random);
            answers.add(spikes);
            String name = bar < BarFinder.SIDE ? "row " + bar : "column " + (bar - BarFinder.SIDE);
            lines.add(name + " lit: spikes of the answer (rows, then columns) " + Arrays.toString(spikes));
        }
        new Answer()
                .with("cores", program.cores().size())
                .with("neurons", program.neurons())
                .with("ticks", TICKS)
                .with("answers", answers)
                .print(spec.commandLine().getOut(), common.json, lines);
        return ExitCode.GOOD;
    }
}
