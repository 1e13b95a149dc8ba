package dev.ranvier.training.ann.config;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Augmentation;
import dev.ranvier.training.ann.OptimiserRule;
import dev.ranvier.training.ann.Schedule;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainingConfigFileTest {

    private static final LabelledImages IMAGES =
            new LabelledImages(new Shape(1, 6, 6), new byte[20 * 36], new byte[20]);

    @TempDir
    private Path folder;

    @Test
    void onlyTheLayersAreNeeded() throws IOException {
        TrainingConfig config = read("\"layers\" : \"36-5-2\"");
        assertEquals("mlp-36-5-2", config.name());
        assertEquals(
                new TrainingPlan(
                        10,
                        128,
                        new OptimiserRule.AdamW(0),
                        0.001,
                        new Schedule.Cosine(),
                        0,
                        0,
                        Augmentation.NONE,
                        true,
                        0),
                config.plan());
        TrainingTask task = config.task(IMAGES, 2, 1);
        assertEquals(20, task.train().size());
        assertEquals(null, task.validation());
        assertEquals(3, task.start().nodes().size());
    }

    @Test
    void everythingCanBeSet() throws IOException {
        TrainingConfig config = read("""
                "layers" : "4c3-8-2", "name" : "mine", "activation" : "qcfs", "levels" : 8, "ceiling" : 2,
                "batchNorm" : true, "dropout" : 0.5, "biases" : false, "epochs" : 7, "batchSize" : 5,
                "optimizer" : "sgd", "momentum" : 0.8, "nesterov" : true, "learningRate" : 0.2,
                "weightDecay" : 0.01, "schedule" : "steps", "drops" : 3, "drop" : 0.5, "warmUpEpochs" : 0.5,
                "labelSmoothing" : 0.1, "shiftPixels" : 2, "cropPixels" : 1, "flip" : true,
                "validationSamples" : 4, "patience" : 3
                """);
        assertEquals(
                new TrainingPlan(
                        7,
                        5,
                        new OptimiserRule.Momentum(0.8, true, 0.01),
                        0.2,
                        new Schedule.Steps(3, 0.5),
                        0.5,
                        0.1,
                        new Augmentation(2, 1, true),
                        false,
                        3),
                config.plan());
        TrainingTask task = config.task(IMAGES, 2, 1);
        assertEquals(16, task.train().size());
        assertEquals(4, task.validation().size());
        assertEquals("mine", task.start().name());
        assertEquals(
                new Qcfs(8, 2),
                task.start().nodes().stream()
                        .filter(node -> node.name().equals("qcfs1"))
                        .findFirst()
                        .orElseThrow()
                        .layer());
        assertEquals(Map.of("qcfs2", 0.5), task.dropout());
    }

    @Test
    void aListOfLayersMayHaveBranches() throws IOException {
        TrainingConfig config = read("""
                "layers" : [
                {"kind" : "scale", "scale" : 2, "shift" : -1},
                {"kind" : "convolution", "channels" : 4, "size" : 3, "padding" : 1},
                {"kind" : "batchNorm"}, {"kind" : "relu", "name" : "a"},
                {"kind" : "depthwise", "size" : 3, "padding" : 1}, {"kind" : "clippedRelu", "name" : "b"},
                {"kind" : "add", "inputs" : ["a", "b"], "name" : "sum"},
                {"kind" : "convolution", "channels" : 2, "size" : 1, "groups" : 2, "input" : "a", "name" : "c"},
                {"kind" : "concat", "inputs" : ["sum", "c"]},
                {"kind" : "maxPool", "size" : 2}, {"kind" : "averagePool", "size" : 2, "stride" : 1},
                {"kind" : "qcfs"}, {"kind" : "dropout", "share" : 0.1}, {"kind" : "globalAveragePool"},
                {"kind" : "flatten"}, {"kind" : "dense", "units" : 2}]
                """);
        LayerGraph graph = config.task(IMAGES, 2, 1).start();
        assertEquals("network", graph.name());
        assertEquals(new Shape(6, 6, 6), graph.shapes().get("concat3"));
        assertEquals(Shape.vector(2), graph.outputShape());
        assertEquals(List.of("a"), node(graph, "c").inputs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"layers\" : \"36-2\", \"epoch\" : 3 | key epoch: unknown key",
                "\"layers\" : \"36-2\", \"epochs\" : 0 | at least 1 epoch, got 0",
                "\"layers\" : \"36-2\", \"optimizer\" : \"lion\" | key optimizer: 'lion'; there are adam, sgd",
                "\"layers\" : \"36-2\", \"schedule\" : \"x\" | there are cosine, constant, steps",
                "\"layers\" : \"36-2\", \"schedule\" : \"steps\", \"drop\" : 2 | key schedule: a step schedule",
                "\"layers\" : \"36-2\", \"activation\" : \"tanh\" | there are relu, clippedRelu, qcfs",
                "\"layers\" : \"36-2\", \"patience\" : 2 | patience needs validationSamples",
                "\"epochs\" : 2 | key layers: not there",
                "\"layers\" : [{\"kind\" : \"lstm\"}] | key layers[0].kind: 'lstm' is unknown",
                "\"layers\" : [{\"kind\" : \"dense\"}] | key layers[0].units: not there",
                "\"layers\" : [{\"kind\" : \"relu\", \"unit\" : 1}] | key layers[0].unit: unknown key",
                "\"layers\" : [{\"kind\" : \"maxPool\", \"size\" : 0}] | a window needs positive sizes"
            })
    void wrongFilesAreRefused(String content, String message) {
        String given = assertThrows(FormatException.class, () -> read(content)).getMessage();
        assertTrue(given.contains(message), given);
    }

    @Test
    void layersThatDoNotFitTheImagesAreNamed() throws IOException {
        TrainingConfig wrong = read("\"layers\" : [{\"kind\" : \"relu\"}, {\"kind\" : \"maxPool\", \"size\" : 9}]");
        String given = assertThrows(IllegalArgumentException.class, () -> wrong.task(IMAGES, 2, 1))
                .getMessage();
        assertTrue(given.startsWith("layers[1]: a window that spans 9 rows"), given);
        TrainingConfig open = read("\"layers\" : [{\"kind\" : \"relu\"}]");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> open.task(IMAGES, 2, 1))
                .getMessage()
                .contains("ends in 1x6x6, but there are 2 classes"));
    }

    private static LayerGraph.Node node(LayerGraph graph, String name) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TrainingConfig read(String content) throws IOException {
        Path file = folder.resolve("training.json");
        Files.writeString(file, "{\"format\" : \"ranvier-training-1\", " + content + "}");
        return TrainingConfigFile.read(file);
    }
}
