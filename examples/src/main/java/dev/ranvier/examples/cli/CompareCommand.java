package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.AcceleratorMachines;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.StudyResult.Machine;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier compare}: what one answer of a model costs on conventional accelerators. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Price a trained model on conventional accelerators, with the accuracy of each one's arithmetic.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "MODEL.json", description = "A model made by train --rule ann.")
    private Path file;

    @Option(names = "--limit", paramLabel = "N", description = "Run the first N test images. Default: all")
    private Integer limit;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        LayerGraph model = FileKind.readModel(file);
        try (Progress progress = common.progress(spec);
                NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            Inputs.requireFit(model, file, data);
            if (Inputs.isForChip(model)) {
                throw new UserMistake(
                        file + " was trained for the chip; the accelerators run models of train --rule ann");
            }
            LabelledImages test = Inputs.test(data, limit);
            progress.stage("running the arithmetic of each machine on " + test.size() + " images");
            List<Machine> machines = UserMistake.unlessRefused(
                    () -> new AcceleratorMachines(model, data.train(), test, gemm, threads).run());
            print(model, data, new Inference(model, gemm).accuracy(test), test.size(), machines);
        }
        return ExitCode.GOOD;
    }

    private void print(LayerGraph model, Dataset data, double accuracy, int samples, List<Machine> machines) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s: accuracy %.2f %% as trained", model.name(), 100 * accuracy));
        machines.forEach(machine -> lines.add(MachineLines.of(machine)));
        machines.forEach(machine -> lines.add("Note: " + machine.notes().get(0)));
        new Answer()
                .with("model", model.name())
                .with("dataset", data.name())
                .with("samples", samples)
                .with("ann", Map.of("accuracy", accuracy))
                .with("machines", machines)
                .print(spec.commandLine().getOut(), common.json, lines);
    }
}
