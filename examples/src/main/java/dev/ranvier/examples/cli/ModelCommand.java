package dev.ranvier.examples.cli;

import dev.ranvier.core.io.ModelFile;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.examples.study.ReceptiveFields;
import dev.ranvier.examples.study.preflight.Finding;
import dev.ranvier.examples.study.preflight.Preflights;
import dev.ranvier.training.exchange.ImportedModel;
import dev.ranvier.training.exchange.ScalingGuess;
import dev.ranvier.training.exchange.onnx.OnnxWriter;
import java.io.IOException;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier model}: what is in a model and what can be done with it. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description =
                "Show the layers of a model (Ranvier's own, ONNX, Keras .h5, .nnet, or a layer list) and what can be"
                        + " done with it; or write it in another form, with the scaling of its input as a first layer.")
final class ModelCommand implements Callable<Integer> {

    private static final String ONNX = ".onnx";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ImportedFile imported;

    @Mixin
    private ModelInput input;

    @Parameters(paramLabel = "FILE", description = "The model.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the model as ONNX (NAME.onnx) or as Ranvier's own files (NAME.json with NAME.npz)")
    private Path out;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Option(names = "--debug", description = "Print a stack trace when something goes wrong")
    private boolean debug; // read by Failures from the arguments

    @Override
    public Integer call() throws IOException {
        if (out != null && !out.toString().endsWith(ONNX) && !out.toString().endsWith(".json")) {
            throw new UserMistake("--out takes NAME.onnx or NAME.json, got " + out);
        }
        ImportedModel read = imported.read(file);
        ImportedModel model = new ImportedModel(input.scaled(read.graph()), read.kind(), read.notes());
        if (out != null) {
            OutputFile.makeFolderOf(out);
            if (out.toString().endsWith(ONNX)) {
                OnnxWriter.write(model.graph(), out);
            } else {
                ModelFile.write(model.graph(), out);
            }
        }
        print(model);
        return ExitCode.GOOD;
    }

    private void print(ImportedModel model) {
        LayerGraph graph = model.graph();
        ScalingGuess guess = ScalingGuess.of(graph);
        List<Finding> findings = Preflights.of(graph);
        List<Map<String, Object>> layers = layers(graph);
        List<String> lines = new ArrayList<>();
        lines.add(graph.name() + ": " + model.kind() + ", input " + graph.inputShape() + ", output "
                + graph.outputShape());
        lines.add(String.format(Locale.ROOT, ModelLines.FORMAT, ModelLines.HEADINGS));
        layers.forEach(layer -> lines.add(ModelLines.of(layer)));
        lines.add(String.format(
                Locale.ROOT,
                "Together %,d parameters, %,d multiply-accumulates for one sample",
                graph.parameters(),
                graph.multiplyAccumulates()));
        lines.add("Pixels were probably " + guess.range() + ": " + guess.reason());
        lines.addAll(ModelLines.of(findings));
        model.notes().forEach(note -> lines.add("Note: " + note));
        if (out != null) {
            lines.add("Written: " + OutputFile.shown(out));
        }
        Answer answer = new Answer()
                .with("model", graph.name())
                .with("kind", model.kind().name().toLowerCase(Locale.ROOT))
                .with("inputShape", dims(graph.inputShape()))
                .with("outputShape", dims(graph.outputShape()))
                .with("parameters", graph.parameters())
                .with("multiplyAccumulates", graph.multiplyAccumulates())
                .with("layers", layers)
                .with("inputScalingGuess", guess)
                .with("preflight", findings)
                .with("notes", model.notes());
        if (out != null) {
            answer.with("file", OutputFile.shown(out));
        }
        answer.print(spec.commandLine().getOut(), json, lines);
    }

    private static List<Map<String, Object>> layers(LayerGraph graph) {
        Map<String, Shape> shapes = graph.shapes();
        Map<String, ReceptiveFields.Field> fields = ReceptiveFields.of(graph);
        List<Map<String, Object>> layers = new ArrayList<>();
        for (LayerGraph.Node node : graph.nodes()) {
            List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("name", node.name());
            layer.put("kind", node.layer().getClass().getSimpleName());
            layer.put("inputs", node.inputs());
            layer.put("outputShape", dims(shapes.get(node.name())));
            layer.put("parameters", node.layer().parameters());
            layer.put("multiplyAccumulates", node.layer().multiplyAccumulates(inputs));
            layer.put("receptiveField", fields.get(node.name()));
            layers.add(layer);
        }
        return layers;
    }

    private static List<Integer> dims(Shape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }
}
