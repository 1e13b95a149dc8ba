package dev.ranvier.core.io;

import dev.ranvier.core.spike.RecordedPopulation;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.core.spike.SpikeRecording;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link SpikeCsvWriter} wrote. */
final class SpikeCsvReader {

    private final Path file;
    private final BufferedReader in;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int lineNumber;
    private double untilMs; // of the last line, or the last spike
    private boolean ended;
    private boolean partial = true;
    private final boolean lastLineWhole;

    private SpikeCsvReader(Path file, BufferedReader in, boolean lastLineWhole) {
        this.file = file;
        this.in = in;
        this.lastLineWhole = lastLineWhole;
    }

    static SpikeRecording read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return new SpikeCsvReader(file, in, endsLine(file)).read();
        } catch (MalformedInputException e) {
            FormatException wrong =
                    new FormatException(file.toString(), "text", "not UTF-8; is this a file of spikes?");
            wrong.initCause(e);
            throw wrong;
        }
    }

    private SpikeRecording read() throws IOException {
        String line = next();
        if (!SpikeCsvWriter.FIRST_LINE.equals(line)) {
            throw wrong("expected '" + SpikeCsvWriter.FIRST_LINE + "'; is this a file of spikes that Ranvier wrote?");
        }
        line = next();
        while (line != null && line.startsWith(SpikeCsvWriter.POPULATION)) {
            population(line.substring(SpikeCsvWriter.POPULATION.length()));
            line = next();
        }
        if (!SpikeCsvWriter.COLUMNS.equals(line)) {
            throw wrong("expected the columns '" + SpikeCsvWriter.COLUMNS + "'");
        }
        SpikeLog log = new SpikeLog(names.size());
        String following = next();
        while (following != null) {
            line = following;
            following = next();
            spikeOrEnd(line, following == null, log);
        }
        List<RecordedPopulation> populations = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            populations.add(new RecordedPopulation(names.get(i), sizes.get(i), log.spikes(i)));
        }
        return new SpikeRecording(populations, untilMs, partial);
    }

    private void population(String text) throws FormatException {
        List<String> fields = CsvFields.split(text);
        int size = fields != null && fields.size() == 2 ? wholeNumber(fields.get(1)) : -1;
        if (size < 1 || indices.put(fields.get(0), names.size()) != null) {
            throw wrong("expected '" + SpikeCsvWriter.POPULATION + "NAME,SIZE', each name once");
        }
        names.add(fields.get(0));
        sizes.add(size);
    }

    private static boolean endsLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    private void spikeOrEnd(String line, boolean last, SpikeLog log) throws FormatException {
        int number = last ? lineNumber : lineNumber - 1;
        if (ended) {
            throw wrong(number, "text after the end");
        }
        if (last && !lastLineWhole) {
            return; // what a killed program left of its last line: even its number may be cut
        }
        boolean whole = line.startsWith(SpikeCsvWriter.END);
        if (whole || line.startsWith(SpikeCsvWriter.PARTIAL)) {
            double end = number(line.substring(line.lastIndexOf(' ') + 1));
            if (!(end >= untilMs)) {
                throw wrong(number, "the end must be a time after the last spike, at " + untilMs + " ms");
            }
            untilMs = end;
            partial = !whole;
            ended = true;
            return;
        }
        List<String> fields = CsvFields.split(line);
        boolean fits = fields != null && fields.size() == 3;
        Integer population = fits ? indices.get(fields.get(0)) : null;
        int neuron = fits ? wholeNumber(fields.get(1)) : -1;
        double timeMs = fits ? number(fields.get(2)) : Double.NaN;
        if (population != null && neuron >= 0 && neuron < sizes.get(population) && timeMs >= untilMs) {
            log.spike(population, neuron, timeMs);
            untilMs = timeMs;
        } else {
            throw wrong(
                    number,
                    "'" + line + "' is no spike; needed are a population named above, one of its neurons and a"
                            + " time in ms that is not before the last one");
        }
    }

    private String next() throws IOException {
        String line = in.readLine();
        lineNumber += line == null ? 0 : 1;
        return line;
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private FormatException wrong(String problem) {
        return wrong(Math.max(1, lineNumber), problem);
    }

    private FormatException wrong(int number, String problem) {
        return new FormatException(file.toString(), "line " + number, problem);
    }
}
