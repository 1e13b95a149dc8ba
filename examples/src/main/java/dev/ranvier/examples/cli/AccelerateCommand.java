package dev.ranvier.examples.cli;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.Machines;
import dev.ranvier.hardware.cost.ConstantTable;
import dev.ranvier.hardware.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier accelerate}: one workload on one machine or on all, layer by layer. */
@Command(
        name = "accelerate",
        mixinStandardHelpOptions = true,
        description = {
            "Count and price a network on a conventional machine, layer by layer.",
            "Only shapes are used; the accuracy with the machine's arithmetic is measured by compare."
        })
final class AccelerateCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--machine",
            paramLabel = "M",
            required = true,
            description = "Name of the machine, see accelerators; all for one line each.")
    private String machine;

    @Mixin
    private WorkloadChoice choice;

    @Option(
            names = "--constants",
            paramLabel = "FILE.json",
            description =
                    "Table of constants in the place of the built-in one, see constants. Figures that a machine's own"
                            + " table gives stay")
    private Path constants;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    /** Read by {@link Failures} from the arguments. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        List<String> machines = machine.equals(ALL) ? List.copyOf(Machines.names()) : List.of(machine);
        UserMistake.unlessRefused(() -> Machines.named(machines.get(0)));
        Workload workload = choice.read();
        ConstantTable table = constants == null ? ConstantTable.shipped() : ConstantTable.read(constants);
        List<Map<String, Object>> results = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String name : machines) {
            AcceleratorResult result = UserMistake.unlessRefused(() -> run(name, workload, table));
            results.add(AcceleratorAnswer.json(name, result));
            lines.addAll(
                    machine.equals(ALL)
                            ? List.of(AcceleratorAnswer.oneLine(name, result))
                            : AcceleratorAnswer.table(result));
        }
        Answer answer = new Answer();
        if (machine.equals(ALL)) {
            answer.with("workload", workload.name()).with("machines", results);
        } else {
            results.get(0).forEach(answer::with);
        }
        answer.print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }

    private static AcceleratorResult run(String name, Workload workload, ConstantTable table) {
        Accelerator machine = Machines.named(name);
        return machine.withEnergies(machine.energies().withConstants(table)).run(workload);
    }
}
