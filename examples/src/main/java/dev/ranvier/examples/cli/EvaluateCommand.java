package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.exchange.ImportedModel;
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
import picocli.CommandLine.Spec;

/** {@code ranvier evaluate}: the accuracy of a model, whoever trained it. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measure the accuracy of a model: Ranvier's own, ONNX, Keras .h5, .nnet, or a layer list.")
final class EvaluateCommand implements Callable<Integer> {

    /** Parts of a data set. */
    enum Split {
        /** Images to learn from. */
        train,
        /** Images to be scored on. */
        test
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ModelInput input;

    @Mixin
    private ImportedFile imported;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path file;

    @Option(
            names = "--split",
            paramLabel = "PART",
            defaultValue = "test",
            description = "Part of the data set: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Split split;

    @Option(names = "--limit", paramLabel = "N", description = "Take the first N images. Default: all")
    private Integer limit;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        input.scaling();
        ImportedModel model = imported.read(file);
        try (Progress progress = common.progress(spec);
                NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            LabelledImages images = Inputs.first(split == Split.test ? data.test() : data.train(), limit);
            LayerGraph graph = input.scaled(model.graph(), file, images.shape());
            requireClasses(graph, data);
            progress.stage("running " + images.size() + " images");
            double accuracy = new Inference(graph, gemm).accuracy(input.ordered(model.graph(), images));
            print(model, data, images.size(), accuracy);
        }
        return ExitCode.GOOD;
    }

    private void requireClasses(LayerGraph graph, Dataset data) {
        int outputs = graph.outputShape().size();
        if (outputs != data.classes()) {
            throw new UserMistake(file + " has " + outputs + " outputs, data set " + data.name() + " has "
                    + data.classes() + " classes; is it the model of another data set?");
        }
    }

    private void print(ImportedModel model, Dataset data, int samples, double accuracy) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s (%s): accuracy %.2f %% on %d %s images of %s, input %s",
                model.graph().name(),
                model.kind(),
                100 * accuracy,
                samples,
                split,
                data.name(),
                input.scaling()));
        model.notes().forEach(note -> lines.add("Note: " + note));
        new Answer()
                .with("model", model.graph().name())
                .with("kind", model.kind().name().toLowerCase(Locale.ROOT))
                .with("dataset", data.name())
                .with("split", split.name())
                .with("samples", samples)
                .with("accuracy", accuracy)
                .with("input", input.scaling().toString())
                .with("notes", model.notes())
                .print(spec.commandLine().getOut(), common.json, lines);
    }
}
