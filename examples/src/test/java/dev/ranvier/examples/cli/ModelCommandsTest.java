package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ranvier.core.io.ModelFile;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Commands on models that Ranvier need not have trained. */
class ModelCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path model;

    @BeforeAll
    static void write() throws IOException {
        data = TinyDigits.write(folder.resolve("digits"));
        model = folder.resolve("small.json");
        float[] filters = new float[3 * 25];
        float[] weights = new float[10 * 432];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (i * 7 % 11 - 5) / 10f;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i * 13 % 17 - 8) / 40f;
        }
        LayerGraph graph = LayerGraph.chain("small", new Shape(1, 28, 28))
                .then(
                        "conv",
                        new Convolution(1, 3, 1, Window.square(5, 1), filters, new float[3], WeightFormat.FLOAT32))
                .then("relu", new Relu())
                .then("pool", new MaxPool(Window.square(2, 2)))
                .then("dense", new Dense(432, 10, weights, new float[10]))
                .build();
        ModelFile.write(graph, model);
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Ranvier.execute(
                new PrintWriter(out),
                new PrintWriter(err),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    private JsonNode json(Object... arguments) throws IOException {
        assertEquals(ExitCode.GOOD, run(arguments), err.toString());
        return JSON.readTree(out.toString());
    }

    private String bad(Object... arguments) {
        assertEquals(ExitCode.USER_MISTAKE, run(arguments), out + "" + err);
        return err.toString();
    }

    @Test
    void anExportedModelHasTheSameAccuracy() throws IOException {
        Path onnx = folder.resolve("small.onnx");
        JsonNode shown = json("model", model, "--out", onnx, "--json");
        assertEquals("ranvier", shown.at("/kind").asText());
        JsonNode own = json("evaluate", "--model", model, "--data", data, "--json");
        JsonNode exported = json("evaluate", "--model", onnx, "--data", data, "--json");
        assertEquals("onnx", exported.at("/kind").asText());
        assertEquals(20, own.at("/samples").asInt());
        assertTrue(own.at("/accuracy").isDouble());
        assertEquals(own.at("/accuracy"), exported.at("/accuracy"));
        Path back = folder.resolve("back.json");
        json("model", onnx, "--out", back, "--json");
        assertEquals(
                own.at("/accuracy"),
                json("evaluate", "--model", back, "--data", data, "--json").at("/accuracy"));
    }

    @Test
    void partsAndLimits() throws IOException {
        JsonNode train = json("evaluate", "--model", model, "--data", data, "--split", "train", "--json");
        assertEquals(300, train.at("/samples").asInt());
        JsonNode five = json("evaluate", "--model", model, "--data", data, "--limit", 5, "--json");
        assertEquals(5, five.at("/samples").asInt());
    }

    @Test
    void aPositiveScaleChangesNoDecisionOfANetworkWithoutBias() throws IOException {
        JsonNode unit = json("evaluate", "--model", model, "--data", data, "--json");
        JsonNode bytes = json("evaluate", "--model", model, "--data", data, "--scale", "0..255", "--json");
        assertEquals(unit.at("/accuracy"), bytes.at("/accuracy"));
        assertEquals("pixels 0..255", bytes.at("/input").asText());
        JsonNode both = json("evaluate", "--model", model, "--data", data, "--scale", "-1..1", "--json");
        assertEquals("(pixels 0..2 - [1.0]) / [1.0]", both.at("/input").asText());
        JsonNode shifted = json("evaluate", "--model", model, "--data", data, "--mean", "0.9", "--std", ".5", "--json");
        assertEquals("(pixels 0..1 - [0.9]) / [0.5]", shifted.at("/input").asText());
    }

    @Test
    void whatAModelIs() throws IOException {
        JsonNode shown = json("model", model, "--json");
        assertEquals(3 * 25 + 3 + 10 * 432 + 10, shown.at("/parameters").asInt());
        assertEquals(3 * 25 * 576 + 4320, shown.at("/multiplyAccumulates").asInt());
        assertEquals("[3,24,24]", shown.at("/layers/0/outputShape").toString());
        assertEquals(5, shown.at("/layers/1/receptiveField/height").asInt());
        assertEquals(6, shown.at("/layers/2/receptiveField/width").asInt());
        assertEquals(2, shown.at("/layers/2/receptiveField/strideX").asInt());
        assertEquals(28, shown.at("/layers/3/receptiveField/height").asInt());
        assertTrue(shown.at("/inputScalingGuess/range").asText().startsWith("0..1"));
        boolean converts = true;
        boolean runs = false;
        for (JsonNode finding : shown.at("/preflight")) {
            boolean possible = finding.at("/possible").asBoolean();
            converts &= !finding.at("/subject").asText().equals("convert --method binary") || possible;
            runs |= finding.at("/subject").asText().equals("accelerate eyeriss") && possible;
        }
        assertFalse(converts, "binary spikes need another network");
        assertTrue(runs, "a row-stationary array runs convolutions");
        assertEquals(ExitCode.GOOD, run("model", model));
        assertTrue(out.toString().contains("Cannot: map: "), out.toString());
    }

    @Test
    void wrongFilesAndOptions() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.onnx"), "no model at all");
        assertTrue(bad("evaluate", "--model", wrong, "--data", data).contains("wrong.onnx"));
        assertTrue(bad("model", folder.resolve("none.onnx")).contains("there is no file"));
        assertTrue(bad("model", model, "--out", "x.txt").contains("NAME.onnx or NAME.json"));
        assertTrue(bad("evaluate", "--model", model, "--data", data, "--scale", "much")
                .contains("0..255"));
        assertTrue(
                bad("evaluate", "--model", model, "--data", data, "--std", "0").contains("not 0"));
        assertTrue(bad("evaluate", "--model", model, "--data", data, "--mean", "1,2")
                .contains("1 channels"));
        assertTrue(bad("evaluate", "--model", model, "--data", data, "--limit", "0")
                .contains("at least 1"));
    }

    @Test
    void imagesAreNeitherResizedNorTransposed() throws IOException {
        Path other = folder.resolve("other.json");
        ModelFile.write(
                LayerGraph.chain("other", new Shape(1, 14, 56))
                        .then("dense", new Dense(784, 10, new float[7840], new float[10]))
                        .build(),
                other);
        assertTrue(bad("evaluate", "--model", other, "--data", data).contains("not transposed"));
        ModelFile.write(
                LayerGraph.chain("other", new Shape(3, 32, 32))
                        .then("dense", new Dense(3072, 10, new float[30720], new float[10]))
                        .build(),
                other);
        assertTrue(bad("evaluate", "--model", other, "--data", data).contains("not resized"));
        ModelFile.write(
                LayerGraph.chain("other", Shape.vector(784))
                        .then("dense", new Dense(784, 10, new float[7840], new float[10]))
                        .build(),
                other);
        assertEquals(
                20,
                json("evaluate", "--model", other, "--data", data, "--json")
                        .at("/samples")
                        .asInt());
    }

    @Test
    void theScalingCanBePartOfTheModel() throws IOException {
        Path baked = folder.resolve("baked.json");
        json("model", model, "--mean", "0.5", "--std", "0.25", "--out", baked, "--json");
        JsonNode shown = json("model", baked, "--json");
        assertEquals("ChannelAffine", shown.at("/layers/0/kind").asText());
        assertEquals(
                json("evaluate", "--model", model, "--data", data, "--mean", "0.5", "--std", "0.25", "--json")
                        .at("/accuracy"),
                json("evaluate", "--model", baked, "--data", data, "--json").at("/accuracy"));
    }

    @Test
    void modelsOfOtherProgramsAreConvertedLikeOurs() throws IOException {
        Path dense = folder.resolve("dense.json");
        float[] weights = new float[7840];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i * 13 % 17 - 8) / 40f;
        }
        ModelFile.write(
                LayerGraph.chain("dense", new Shape(1, 28, 28))
                        .then("dense", new Dense(784, 10, weights, new float[10]))
                        .build(),
                dense);
        Path onnx = folder.resolve("dense.onnx");
        Path network = folder.resolve("network.json");
        json("model", dense, "--out", onnx, "--json");
        JsonNode own = json("convert", "--model", dense, "--data", data, "--out", network, "--json");
        JsonNode other = json("convert", "--model", onnx, "--data", data, "--out", network, "--json");
        assertEquals(own.at("/ann/accuracy"), other.at("/ann/accuracy"));
        assertEquals(own.at("/snn/accuracy"), other.at("/snn/accuracy"));
    }

    @Test
    void convertExplainsItselfAndWritesAPage() throws IOException {
        Path model = folder.resolve("pooled.json");
        float[] kernels = new float[4 * 25];
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = (i * 7 % 11 - 4) / 20f;
        }
        float[] weights = new float[10 * 4 * 36];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i * 13 % 17 - 8) / 40f;
        }
        ModelFile.write(
                LayerGraph.chain("pooled", new Shape(1, 28, 28))
                        .then(
                                "conv",
                                new Convolution(
                                        1, 4, 1, Window.square(5, 2), kernels, new float[4], WeightFormat.FLOAT32))
                        .then("pool", new MaxPool(Window.square(2, 2)))
                        .then("relu", new Relu())
                        .then("flat", new Flatten())
                        .then("dense", new Dense(144, 10, weights, new float[10]))
                        .build(),
                model);
        Path report = folder.resolve("report");
        JsonNode json = json(
                "convert",
                "--model",
                model,
                "--data",
                data,
                "--method",
                "rate",
                "--integers",
                "--report",
                report,
                "--json");
        assertEquals("REWRITTEN", json.at("/preflight/2/verdict").asText());
        assertTrue(json.at("/preflight/2/how").asText().contains("before layer pool"));
        assertEquals("conv", json.at("/layers/0/name").asText());
        assertTrue(json.at("/layers/0/correlation").asDouble() > 0.9);
        assertEquals(json.at("/layers").size(), json.at("/integerLayers").size());
        assertTrue(json.at("/sweep").size() > 20);
        assertTrue(json.at("/advice/0").asText().contains("the spiking network"));
        assertTrue(Files.readString(report.resolve("report.html")).contains("Pre-flight"));
        assertEquals(
                json.at("/layers"),
                new ObjectMapper()
                        .readTree(report.resolve("results.json").toFile())
                        .at("/layers"));

        JsonNode exact =
                json("convert", "--model", model, "--data", data, "--method", "ttfs", "--no-clipping", "--json");
        assertEquals(exact.at("/ann/accuracy"), exact.at("/snn/accuracy"));
        assertEquals(0, exact.at("/differences").asInt());
        JsonNode early = json("convert", "--model", model, "--data", data, "--method", "rate", "--stable", 3, "--json");
        assertTrue(early.at("/snn/meanDecisionSteps").asDouble()
                < json.at("/snn/meanDecisionSteps").asDouble());
        for (String method : List.of("fewspike", "phase", "burst", "t2fsnn")) {
            JsonNode other = json("convert", "--model", model, "--data", data, "--method", method, "--json");
            assertEquals(method, other.at("/snn/coding").asText());
            assertTrue(other.at("/snn/synapticEventsPerSample").asDouble() > 0);
        }
        assertTrue(bad("convert", "--model", model, "--data", data, "--method", "pulse")
                .contains("must be one of auto, rate"));
        assertTrue(
                bad("convert", "--model", model, "--data", data, "--stable", 0).contains("1 step or more"));
    }

    @Test
    void everyCodeIsComparedOnOnePage() throws IOException {
        Path model = folder.resolve("two.json");
        float[] first = new float[784 * 12];
        for (int i = 0; i < first.length; i++) {
            first[i] = (i * 5 % 13 - 6) / 60f;
        }
        float[] second = new float[120];
        for (int i = 0; i < second.length; i++) {
            second[i] = (i * 7 % 11 - 5) / 5f;
        }
        ModelFile.write(
                LayerGraph.chain("two", new Shape(1, 28, 28))
                        .then("hidden", new Dense(784, 12, first, new float[12]))
                        .then("relu", new Relu())
                        .then("output", new Dense(12, 10, second, new float[10]))
                        .build(),
                model);
        Path report = folder.resolve("coding");
        JsonNode json = json("study", "coding", "--model", model, "--data", data, "--out", report, "--json");
        List<String> codes = new ArrayList<>();
        json.at("/rows").forEach(row -> codes.add(row.at("/code").asText()));
        assertTrue(
                codes.containsAll(List.of("rate", "fewspike", "phase", "burst", "t2fsnn", "ttfs")), codes.toString());
        JsonNode exact = json.at("/rows/" + codes.indexOf("ttfs"));
        assertEquals(json.at("/annAccuracy"), exact.at("/accuracy"));
        assertEquals(0, exact.at("/differences").asInt());
        assertTrue(Files.readString(report.resolve("report.html")).contains("What others have published"));
        assertTrue(Files.exists(report.resolve("accuracy-spikes.png")));
    }
}
