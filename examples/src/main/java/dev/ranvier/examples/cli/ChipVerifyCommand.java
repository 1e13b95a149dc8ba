package dev.ranvier.examples.cli;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.mapping.ChipVerification;
import dev.ranvier.hardware.mapping.MappedNetwork;
import dev.ranvier.hardware.mapping.WiringFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier chip verify}: a mapped network on the chip, spike by spike against the tick engine. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Run a network in the tick engine and, as mapped, on the chip; compare every spike, potential and output,",
            "tick by tick, under random input. Prints the first difference; a difference makes the exit code 1."
        })
final class ChipVerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "CHIP.json", description = "A chip program made by map.")
    private Path file;

    @Option(
            names = "--network",
            paramLabel = "NETWORK.json",
            required = true,
            description = "The network that the program was mapped from.")
    private Path networkFile;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "100",
            description = "Ticks of the network to compare. Default: ${DEFAULT-VALUE}")
    private int ticks;

    @Option(
            names = "--rate",
            paramLabel = "P",
            defaultValue = "0.2",
            description = "Chance of an input spike, for each input and tick. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Override
    public Integer call() throws IOException {
        if (ticks < 1 || !(rate >= 0 && rate <= 1)) {
            throw new UserMistake("--ticks must be at least 1 and --rate 0 to 1, got " + ticks + " and " + rate);
        }
        ChipProgram program = FileKind.readChip(file);
        SpikingClassifier classifier = FileKind.readNetwork(networkFile);
        MappedNetwork mapped = WiringFile.read(program, file);
        Network network = classifier.network();
        ChipVerification found = UserMistake.unlessRefused(
                () -> ChipVerification.run(network, mapped, randomInput(network, common.seed), ticks));
        if (!found.same()) {
            spec.commandLine().getErr().println("first difference: " + found.difference());
            spec.commandLine().getErr().flush();
        }
        new Answer()
                .with("network", network.name())
                .with("ticks", found.ticks())
                .with("spikes", found.spikes())
                .with("same", found.same())
                .with("difference", found.difference())
                .print(
                        spec.commandLine().getOut(),
                        common.json,
                        List.of("ticks " + found.ticks() + ", spikes " + found.spikes() + ", differences "
                                + (found.same() ? "0" : "found")));
        return found.same() ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private Stimulus randomInput(Network network, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double stepMs = network.timeBase().stepMs();
        Map<String, SpikeBatch> batches = new HashMap<>();
        for (Population population : network.populations()) {
            if (!(population.model() instanceof SpikeSource)) {
                continue;
            }
            int[] neurons = new int[population.size() * ticks];
            double[] timesMs = new double[neurons.length];
            int size = 0;
            for (int tick = 0; tick < ticks; tick++) {
                for (int neuron = 0; neuron < population.size(); neuron++) {
                    if (random.nextDouble() < rate) {
                        neurons[size] = neuron;
                        timesMs[size++] = tick * stepMs;
                    }
                }
            }
            batches.put(population.name(), new SpikeBatch(Arrays.copyOf(neurons, size), Arrays.copyOf(timesMs, size)));
        }
        return new Stimulus(batches);
    }
}
