package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.ResultFiles;
import dev.ranvier.examples.study.coding.CodingReport;
import dev.ranvier.examples.study.coding.CodingResult;
import dev.ranvier.examples.study.coding.CodingStudy;
import dev.ranvier.examples.study.coding.CodingTable;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier study coding}: one trained network in every code. */
@Command(
        name = "coding",
        mixinStandardHelpOptions = true,
        description = "Run a trained network in every spike code and by every conversion method, and compare accuracy,"
                + " decision time, spikes, synaptic events and speed.")
final class StudyCodingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelInput input;

    @Mixin
    private ImportedFile imported;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A trained model of any kind.")
    private Path model;

    @Option(names = "--limit", paramLabel = "N", description = "Score on the first N test images. Default: all")
    private Integer limit;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ranvier-out/coding",
            description = "Where report.html, results.json and charts go. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        input.scaling();
        LayerGraph read = imported.read(model).graph();
        CodingResult result;
        try (Progress progress = common.progress(spec);
                NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            LayerGraph graph = input.scaled(read, model, data.test().shape());
            Inputs.requireFit(graph, model, data);
            LabelledImages test = Inputs.test(data, limit);
            result = UserMistake.unlessRefused(() -> new CodingStudy(graph, data, test, gemm, threads, progress).run());
            progress.stage("drawing charts and writing the report");
            CodingReport.write(result, out);
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (common.json) {
            printer.print(ResultFiles.json(result));
        } else {
            CodingTable.text(result).forEach(printer::println);
            printer.println("Report: " + OutputFile.shown(out.resolve("report.html")));
        }
        printer.flush();
        return ExitCode.GOOD;
    }
}
