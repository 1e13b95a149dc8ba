package dev.ranvier.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The commands one after the other, each with the files of the one before; and each with the wrong file. */
class WorkflowTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path model;
    private static Path chipModel;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        data = TinyDigits.write(folder.resolve("digits"));
        model = folder.resolve("model.json");
        chipModel = folder.resolve("chip-model.json");
        WorkflowTest run = new WorkflowTest();
        run.good("train", "--data", data, "--layers", "784-12-10", "--epochs", 2, "--out", model);
        run.good("train", "--data", data, "--rule", "chip", "--epochs", 1, "--out", chipModel);
    }

    @Test
    void trainConvertSimulateInTheRateCode() throws IOException {
        Path network = folder.resolve("rate.json");
        JsonNode converted = json(
                "convert",
                "--model",
                model,
                "--data",
                data,
                "--method",
                "rate",
                "--steps",
                8,
                "--out",
                network,
                "--limit",
                10,
                "--json");
        assertTrue(converted.at("/ann/accuracy").isNumber());
        assertEquals("rate", converted.at("/snn/coding").asText());
        assertEquals(8, converted.at("/snn/timeSteps").asInt());
        assertTrue(converted.at("/snn/meanDecisionSteps").asDouble() >= 1);
        assertTrue(converted.at("/snn/synapticEventsPerSample").asDouble() > 0);

        JsonNode tick = json("simulate", network, "--data", data, "--limit", 10, "--json");
        assertEquals("tick", tick.at("/engine").asText());
        assertEquals(converted.at("/snn"), tick.at("/snn"), "the file holds the network that was converted");
        JsonNode event = json("simulate", network, "--data", data, "--limit", 10, "--engine", "event", "--json");
        assertEquals(tick.at("/snn/spikesPerSample"), event.at("/snn/spikesPerSample"), "both engines agree");
    }

    @Test
    void timeToFirstSpikeAnswersAsTheModelDoes() throws IOException {
        Path network = folder.resolve("ttfs.json");
        JsonNode json =
                json("convert", "--model", model, "--data", data, "--method", "ttfs", "--out", network, "--json");
        assertEquals(json.at("/ann/accuracy"), json.at("/snn/accuracy"));
        assertTrue(json.at("/snn/meanDecisionTimeMs").asDouble() > 0);
        assertEquals(
                "event",
                json("simulate", network, "--data", data, "--json")
                        .at("/engine")
                        .asText());
    }

    @Test
    void mapAndRunOnTheChip() throws IOException {
        Path network = folder.resolve("binary.json");
        Path chip = folder.resolve("chip.json");
        JsonNode converted =
                json("convert", "--model", chipModel, "--data", data, "--method", "binary", "--out", network, "--json");
        JsonNode mapped = json("map", network, "--out", chip, "--report", "--json");
        assertEquals(mapped.at("/cores").asInt(), mapped.at("/coreUse").size());
        JsonNode run = json("chip", "run", chip, "--network", network, "--data", data, "--json");
        assertEquals(converted.at("/snn/accuracy"), run.at("/accuracy"), "the chip computes what the network does");
        assertTrue(run.at("/machines/0/energyPerSampleNanojoules").asDouble() > 0);

        JsonNode verified = json("chip", "verify", chip, "--network", network, "--ticks", 20, "--json");
        assertTrue(verified.at("/same").asBoolean());
        assertEquals(20, verified.at("/ticks").asInt());
        assertTrue(verified.at("/spikes").asLong() > 0);
        Path changed = folder.resolve("changed.json");
        String text = Files.readString(chip);
        Files.copy(folder.resolve("chip.wiring.json"), folder.resolve("changed.wiring.json"));
        Files.writeString(changed, text.replaceFirst("\"initialPotential\":\\[0", "\"initialPotential\":[9"));
        assertEquals(1, run("chip", "verify", changed, "--network", network));
        assertTrue(err.toString().contains("first difference: tick 0: population"), err.toString());
        assertTrue(
                bad("chip", "verify", chip, "--network", network, "--rate", 2).contains("--rate 0 to 1"));

        assertTrue(bad("chip", "run", chip).contains("--network"));
        Files.delete(folder.resolve("chip.wiring.json"));
        assertTrue(
                bad("chip", "run", chip, "--network", network, "--data", data).contains("chip.wiring.json"));
        assertTrue(bad("map", chip).contains("this is a chip program, needed is a spiking network"));
    }

    @Test
    void aConvertedNetworkIsBroughtIntoTheChipsFormOrRefusedWithReasons() throws IOException {
        Path network = folder.resolve("rate-for-chip.json");
        Path chip = folder.resolve("rate-chip.json");
        good(
                "convert",
                "--model",
                model,
                "--data",
                data,
                "--method",
                "rate",
                "--input",
                "regular",
                "--steps",
                8,
                "--out",
                network,
                "--limit",
                10);

        assertEquals(2, run("map", network, "--out", chip, "--report", "--json"), err.toString());
        JsonNode unfit = JSON.readTree(out.toString());
        assertFalse(unfit.at("/fits").asBoolean());
        assertEquals(2, unfit.at("/layers").size());
        assertEquals("whole_numbers", unfit.at("/obstacles/0/limit").asText());
        assertTrue(unfit.at("/obstacles/0/fix").asText().contains("rounding"));
        assertTrue(bad("map", network, "--out", chip).contains("allow rounding"));
        assertFalse(Files.exists(chip), "nothing is written");

        JsonNode mapped = json(
                "map", network, "--out", chip, "--data", data, "--weights", 4, "--measure", 20, "--report", "--json");
        assertTrue(mapped.at("/fits").asBoolean());
        assertFalse(mapped.at("/exact").asBoolean());
        assertTrue(mapped.at("/outputLatencyTicks").asInt() >= 1);
        assertTrue(mapped.at("/hops").asDouble() <= mapped.at("/sequentialHops").asDouble());
        assertTrue(mapped.at("/energyUsedCoresNanojoules").asDouble() > 0);
        assertTrue(mapped.at("/measured/sameAnswers").isNumber());
        Path onChip = folder.resolve("rate-chip.network.json");
        JsonNode simulated = json("simulate", onChip, "--data", data, "--json");
        JsonNode run = json("chip", "run", chip, "--network", onChip, "--data", data, "--json");
        assertEquals(simulated.at("/snn/accuracy"), run.at("/accuracy"), "the chip does what the file says");

        assertTrue(bad("map", network, "--weights", "some").contains("exact, ternary or a number of bits"));
        assertTrue(bad("map", network, "--place", "there").contains("anneal"));
        assertTrue(bad("map", network, "--partition", "some").contains("hypergraph"));
        assertTrue(bad("map", network, "--mesh", "64").contains("e.g. 64x64"));
        assertTrue(bad("map", network, "--weights", 4, "--mesh", "1x2").contains("the mesh has 2"));
        assertTrue(bad("map", network, "--weights", 4, "--measure", 0).contains("--measure must be"));
        assertTrue(bad("map", network, "--weights", 4, "--partial-axons", 300).contains("1..256"));
    }

    @Test
    void trainsAConvolutionalNetworkFromAFileAndResumes() throws IOException {
        Path config = Files.writeString(folder.resolve("cnn-training.json"), """
                {"format" : "ranvier-training-1", "layers" : "4c5-4s-10", "epochs" : 2, "batchSize" : 32,
                 "learningRate" : 0.01, "validationSamples" : 60}
                """);
        Path cnn = folder.resolve("cnn.json");
        JsonNode trained = json("train", "--data", data, "--config", config, "--out", cnn, "--keep-state", "--json");
        assertEquals(2, trained.at("/epochs").asInt());
        assertTrue(trained.at("/validationAccuracy").isNumber());
        assertEquals("cnn-4c5-4s-10", trained.at("/model").asText());
        assertTrue(Files.exists(folder.resolve("cnn-training.svg")));
        byte[] weights = Files.readAllBytes(folder.resolve("cnn.npz"));
        JsonNode resumed = json("train", "--data", data, "--config", config, "--out", cnn, "--resume", "--json");
        assertEquals(trained.at("/accuracy"), resumed.at("/accuracy"));
        assertArrayEquals(weights, Files.readAllBytes(folder.resolve("cnn.npz")));
        assertTrue(bad("train", "--data", data, "--config", config, "--out", cnn, "--resume", "--batch", 16)
                .contains("other data, settings"));
        assertTrue(bad("train", "--data", data, "--resume", "--out", folder.resolve("new.json"))
                .contains("no saved state"));
        assertTrue(
                bad("train", "--data", data, "--layers", "784-3", "--out", cnn).contains("10 classes"));
        assertTrue(bad("train", "--data", data, "--rule", "chip", "--batch", 8).contains("--rule chip"));
    }

    @Test
    void compareNamesEachMachineWithItsAccuracy() throws IOException {
        JsonNode json = json("compare", model, "--data", data, "--limit", 10, "--json");
        assertEquals(2, json.at("/machines").size());
        for (JsonNode machine : json.at("/machines")) {
            assertTrue(machine.at("/accuracy").isNumber());
            assertTrue(machine.at("/energyPerSampleNanojoules").asDouble() > 0);
            assertTrue(machine.at("/latencyMicroseconds").asDouble() > 0);
            assertFalse(machine.at("/sources").isEmpty());
        }
    }

    @Test
    void aFileOfTheWrongKindIsCalledByItsName() throws IOException {
        String wrong = bad("simulate", model);
        assertTrue(wrong.contains("this is a trained model, needed is a spiking network"), wrong);
        assertTrue(wrong.contains("ranvier convert"), wrong);
        assertTrue(bad("compare", chipModel, "--data", data).contains("--rule ann"));
        assertTrue(bad("convert", "--model", chipModel, "--data", data).contains("--method binary"));
        assertTrue(bad("chip", "run", model).contains("this is a trained model, needed is a chip case"));
        Path text = Files.writeString(folder.resolve("text.json"), "hello");
        assertTrue(bad("simulate", text).contains("not JSON"));
        assertTrue(bad("simulate", folder).contains("this is a folder"));
        assertTrue(bad("simulate", folder.resolve("none.json")).contains("there is no file"));
    }

    @Test
    void optionsThatDoNotFitAreRefusedBeforeAnyWork() {
        String layers = bad("train", "--data", data, "--layers", "100-20-10", "--out", folder.resolve("x.json"));
        assertTrue(layers.contains("the images are 1x28x28 (784 values)"), layers);
        assertTrue(bad("train", "--layers", "784-x-10").contains("at 'x': not known; there are e.g. 128"));
        assertTrue(bad("train", "--rule", "chip", "--layers", "784-10").contains("--rule chip"));
        assertTrue(bad("train", "--rule", "guess").contains("guess"));
        assertTrue(bad("train", "--data", data, "--epochs", 0).contains("at least 1 epoch"));
        assertTrue(bad("train", "--out", folder.resolve("model.txt")).contains("NAME.json"));
        assertTrue(bad("convert", "--model", model, "--method", "rate", "--steps", 0)
                .contains("at least 1 step"));
        assertTrue(bad("convert", "--model", model, "--method", "ttfs", "--steps", 8)
                .contains("the method is ttfs"));
        assertTrue(bad("compare", model, "--data", data, "--limit", 0).contains("--limit must be at least 1"));
        String taken = bad("train", "--data", data, "--out", model.resolve("inside/x.json"));
        assertTrue(taken.contains("cannot be created or written"), taken);
        taken = bad("study", "--data", data, "--out", model.resolve("inside"));
        assertTrue(taken.contains("cannot be created or written"), taken);
        assertFalse(Files.exists(folder.resolve("x.json")), "nothing is written after a mistake");
    }

    @Test
    void aDamagedDataFileIsNamed() throws IOException {
        Path broken = TinyDigits.write(folder.resolve("broken"));
        Path images = broken.resolve("train-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        bytes[3] = 1;
        Files.write(images, bytes);
        String message = bad("train", "--data", broken);
        assertTrue(message.contains("train-images-idx3-ubyte") && message.contains("byte 0"), message);
        Files.delete(images);
        assertTrue(bad("compare", model, "--data", broken).contains("train-images"));
    }

    private JsonNode json(Object... arguments) throws IOException {
        good(arguments);
        return JSON.readTree(out.toString());
    }

    private void good(Object... arguments) {
        assertEquals(0, run(arguments), err.toString());
    }

    /** Runs a command that must be refused; the one line that says why. */
    private String bad(Object... arguments) {
        assertEquals(2, run(arguments), err.toString());
        assertEquals("", out.toString());
        String message = err.toString();
        assertFalse(message.contains("\tat "), message);
        return message;
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return Ranvier.execute(new PrintWriter(out), new PrintWriter(err), words);
    }
}
