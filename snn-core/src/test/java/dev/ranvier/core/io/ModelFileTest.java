package dev.ranvier.core.io;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ModelFileTest {

    @TempDir
    private Path folder;

    private Path json;
    private Path npz;

    @BeforeEach
    void writeModel() throws IOException {
        json = folder.resolve("small.json");
        npz = folder.resolve("small.npz");
        ModelFile.write(Samples.model(), json);
    }

    @Test
    void keepsEveryBitOfEveryKindOfLayer() throws Exception {
        LayerGraph read = ModelFile.read(json);
        DeepEquals.assertSame(Samples.model(), read, "model");
        ModelFile.write(Samples.imageModel(), json);
        LayerGraph images = ModelFile.read(json);
        DeepEquals.assertSame(Samples.imageModel(), images, "image model");
        Set<Class<?>> kinds = Stream.concat(read.nodes().stream(), images.nodes().stream())
                .map(node -> node.layer().getClass())
                .collect(Collectors.toCollection(HashSet::new));
        assertEquals(Set.of(Layer.class.getPermittedSubclasses()), kinds, "a kind of layer without a round trip");
    }

    @Test
    void givesTheSameBytesForTheSameModel() throws IOException {
        Path again = folder.resolve("again.json");
        ModelFile.write(ModelFile.read(json), again);
        assertArrayEquals(Files.readAllBytes(json), Files.readAllBytes(again));
        assertArrayEquals(Files.readAllBytes(npz), Files.readAllBytes(folder.resolve("again.npz")));
    }

    @Test
    void leavesNothingElseInTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("small.json", "small.npz"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void leavesTheOldPairWhenTheNewOneCannotBeWritten() throws IOException {
        byte[] before = Files.readAllBytes(npz);
        Path missing = folder.resolve("no-such-folder").resolve("small.json");
        assertThrows(IOException.class, () -> ModelFile.write(Samples.model(), missing));
        assertArrayEquals(before, Files.readAllBytes(npz));
        assertThrows(
                IllegalArgumentException.class, () -> ModelFile.write(Samples.model(), folder.resolve("small.txt")));
        leavesNothingElseInTheFolder();
    }

    @Test
    void saysWhatAFileIs() throws IOException {
        assertEquals("ranvier-model-1", JsonFormat.kindOf(json));
        Files.writeString(json, "{\"format\": \"somebody-else-7\"}");
        assertEquals("somebody-else-7", JsonFormat.kindOf(json));
        Files.writeString(json, "{\"name\": \"x\"}");
        assertRefused(() -> JsonFormat.kindOf(json), json, "key format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"ranvier-model-1\" | \"ranvier-model-9\" | expected 'ranvier-model-1'",
                "\"ranvier-model-1\" | 1 | key format",
                "\"kind\" : \"relu\" | \"kind\" : \"tanh\" | 'tanh' is unknown; there are [dense",
                "\"classes\" : 2 | \"classes\" : 2, \"clases\" : 3 | key layers[4].clases: unknown key",
                "\"classes\" : 2 | \"clases\" : 2 | key layers[4].classes: not there",
                "\"classes\" : 2 | \"classes\" : 2.5 | whole number",
                "\"classes\" : 2 | \"classes\" : \"2\" | whole number",
                "\"classes\" : 2 | \"classes\" : 1 | layers[4]: a vote needs at least 2 classes",
                "\"classes\" : 2 | \"classes\" : 2, \"classes\" : 2 | Duplicate field",
                "\"input\" : \"relu\" | \"input\" : \"rely\" | no earlier layer",
                "\"inputs\" : 3 | \"inputs\" : 4 | expected shape [2, 4]",
                "\"bits\" : 32 | \"bits\" : 65 | 1..64",
                "\"height\" : 2 | \"height\" : 0 | positive dimensions",
                "\"relu\" | relu | line",
                "\"blocks.block0.bias-2\" | \"nowhere\" | no array 'nowhere'",
            })
    void refusesAWrongJsonFile(String old, String changed, String inMessage) throws IOException {
        String text = Files.readString(json);
        assertTrue(text.contains(old), text);
        int at = text.lastIndexOf(old);
        Files.writeString(json, text.substring(0, at) + changed + text.substring(at + old.length()));
        FormatException refusal = assertThrows(FormatException.class, () -> ModelFile.read(json));
        assertTrue(refusal.getMessage().contains(inMessage), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith(folder.toString()), refusal.getMessage());
    }

    @Test
    void refusesATextThatIsCutOff() throws IOException {
        String text = Files.readString(json);
        Files.writeString(json, text.substring(0, text.length() / 2));
        assertRefused(() -> ModelFile.read(json), json, "cut off");
        Files.writeString(json, "");
        assertRefused(() -> ModelFile.read(json), json, "no JSON object");
        Files.writeString(json, "[1]");
        assertRefused(() -> ModelFile.read(json), json, "no JSON object");
        Files.writeString(json, text + "{}");
        assertRefused(() -> ModelFile.read(json), json, "line");
    }

    @Test
    void refusesArraysThatAreNotThere() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(NpzFile.read(npz));
        arrays.remove("blocks.block1.bias");
        NpzFile.write(npz, arrays);
        assertRefused(() -> ModelFile.read(json), json, "no array 'blocks.block1.bias'");
        Files.delete(npz);
        assertRefused(() -> ModelFile.read(json), json, "side by side");
    }

    @Test
    void refusesArraysOfAnotherModel() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(NpzFile.read(npz));
        arrays.put("stranger", NpyArray.of(new float[1], 1));
        NpzFile.write(npz, arrays);
        assertRefused(() -> ModelFile.read(json), npz, "array stranger");
    }

    @Test
    void refusesWrongArrays() throws IOException {
        assertRefusedWith(NpyArray.of(new float[6], 3, 2), "expected shape [2, 3]");
        assertRefusedWith(NpyArray.of(new float[6], 6), "expected shape [2, 3]");
        assertRefusedWith(NpyArray.of(new double[6], 2, 3), "expected float32");
        float[] weights = new float[6];
        weights[4] = Float.NaN;
        assertRefusedWith(NpyArray.of(weights, 2, 3), "value 4 is NaN");
        weights[4] = Float.NEGATIVE_INFINITY;
        assertRefusedWith(NpyArray.of(weights, 2, 3), "value 4 is -Infinity");
    }

    private void assertRefusedWith(NpyArray weights, String inMessage) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>(NpzFile.read(npz));
        arrays.put("blocks.block0.weights-2", weights);
        NpzFile.write(npz, arrays);
        assertRefused(() -> ModelFile.read(json), npz, "array blocks.block0.weights-2", inMessage);
    }

    private static void assertRefused(Executable reading, Path file, String... inMessage) {
        FormatException refusal = assertThrows(FormatException.class, reading);
        assertEquals(file.toString(), refusal.file());
        assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
        Arrays.stream(inMessage).forEach(part -> assertTrue(refusal.getMessage().contains(part), refusal.getMessage()));
    }
}
