package dev.ranvier.examples.cli;

import dev.ranvier.examples.study.accelerator.AcceleratorStudy;
import dev.ranvier.examples.study.accelerator.AcceleratorStudyFiles;
import dev.ranvier.hardware.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier study accelerators}: charts of one workload on all machines. */
@Command(
        name = "accelerators",
        mixinStandardHelpOptions = true,
        description =
                "Charts of a network on all conventional machines: energy by machine and by layer, latency against"
                        + " energy, a roofline, and how it fills systolic arrays of growing size.")
final class StudyAcceleratorsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkloadChoice choice;

    @Option(
            names = "--machine",
            paramLabel = "M",
            defaultValue = "tpu-v1",
            description = "The machine whose layers and roofline are drawn. Default: ${DEFAULT-VALUE}")
    private String machine;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-out",
            description = "Folder for the charts. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    /** Read by {@link Failures} from the arguments. */
    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserMistake("--out must be a folder, " + out + " is a file");
        }
        Workload workload = choice.read();
        OutputFile.makeFolder(out);
        AcceleratorStudy.Result result = UserMistake.unlessRefused(() -> new AcceleratorStudy(workload, machine).run());
        List<String> charts = AcceleratorStudyFiles.write(result, out);
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> machines = new ArrayList<>();
        result.results().forEach((name, run) -> {
            lines.add(AcceleratorAnswer.oneLine(name, run));
            machines.add(AcceleratorAnswer.json(name, run));
        });
        result.refused().forEach((name, reason) -> lines.add(name + " cannot run it: " + reason));
        Map<String, Object> utilisation = new LinkedHashMap<>();
        result.utilisation().forEach((kind, points) -> {
            utilisation.put(kind, points);
            points.forEach(point -> lines.add(String.format(
                    Locale.ROOT,
                    "%-38s %8d elements: utilisation %6.2f %%",
                    kind,
                    point.elements(),
                    100 * point.utilisation())));
        });
        lines.add("Charts: " + OutputFile.shown(out));
        new Answer()
                .with("workload", workload.name())
                .with("machines", machines)
                .with("refused", result.refused())
                .with("utilisation", utilisation)
                .with("charts", charts)
                .print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }
}
