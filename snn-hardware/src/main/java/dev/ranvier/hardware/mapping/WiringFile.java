package dev.ranvier.hardware.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.StagedFile;
import dev.ranvier.hardware.chip.ChipProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a chip program alone does not say: to which axons a network's input goes, where its neurons sit and how late they
 * run, which population is the output. It stands beside the program {@code NAME.json} as {@code NAME.wiring.json}, with
 * {@code format} = {@value #FORMAT}, {@code outputLatencyTicks} and the components of {@link InputMap}, {@link NeuronMap} and {@link MappingReport} as keys.
 */
public final class WiringFile {

    /** Value of the key {@code format}. */
    public static final String FORMAT = "ranvier-wiring-2";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Content(
            String format,
            String output,
            int outputLatencyTicks,
            List<InputMap> inputs,
            List<NeuronMap> neurons,
            MappingReport report) {}

    private WiringFile() {}

    /** The wiring file that belongs to a program file. */
    public static Path beside(Path program) {
        String name = program.getFileName().toString();
        int end = name.endsWith(".json") ? name.length() - ".json".length() : name.length();
        return program.resolveSibling(name.substring(0, end) + ".wiring.json");
    }

    /**
     * Writes the wiring of a mapped network beside its program; an older file is replaced at once or not at all.
     *
     * @param mapped what was mapped
     * @param program file of its program
     */
    public static void write(MappedNetwork mapped, Path program) throws IOException {
        Content content = new Content(
                FORMAT,
                mapped.output(),
                mapped.outputLatencyTicks(),
                mapped.inputs(),
                mapped.neurons(),
                mapped.report());
        StagedFile.write(beside(program), MAPPER.writeValueAsBytes(content));
    }

    /**
     * Puts a program and the wiring beside it together again.
     *
     * @param program what the program file holds
     * @param file the program file
     * @throws FormatException if the wiring is missing, damaged, or of another program
     */
    public static MappedNetwork read(ChipProgram program, Path file) throws IOException {
        Path wiring = beside(file);
        if (!Files.isRegularFile(wiring)) {
            throw new FormatException(
                    wiring.toString(), "file", "not found; map writes it beside the program, were they parted?");
        }
        try {
            Content content = MAPPER.readValue(Files.readAllBytes(wiring), Content.class);
            if (!content.format().equals(FORMAT)) {
                throw new FormatException(
                        wiring.toString(), "key format", "is '" + content.format() + "', expected '" + FORMAT + "'");
            }
            return new MappedNetwork(
                    program,
                    content.inputs(),
                    content.neurons(),
                    content.output(),
                    content.outputLatencyTicks(),
                    content.report());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            // Jackson's own hints in brackets speak of its settings, not of the file
            throw wrong(wiring, "line " + line, e.getOriginalMessage().replaceFirst(" \\(.*", ""), e);
        } catch (IllegalArgumentException e) {
            throw wrong(wiring, "content", e.getMessage() + "; is it of another program?", e);
        }
    }

    private static FormatException wrong(Path file, String place, String message, Exception cause) {
        FormatException wrong = new FormatException(file.toString(), place, message);
        wrong.initCause(cause);
        return wrong;
    }
}
