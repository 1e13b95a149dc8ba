package dev.ranvier.core.io;

import dev.ranvier.core.spike.PotentialRecorder;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes potentials to a text file while a run goes on, in constant memory: a column {@code timeMs} and one for each
 * neuron, named {@code POPULATION[NEURON]}. The file is named {@code NAME.partial.csv} until it is {@linkplain #finish
 * finished}; a run that breaks off leaves it so. Close it in any case. A failure to write comes out of {@link #sample}
 * as an {@link UncheckedIOException}.
 */
public final class PotentialCsvWriter implements PotentialRecorder, Closeable {

    private static final int CHUNK = 1 << 14; // characters

    private final StagedFile staged;
    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(2 * CHUNK);
    private boolean ended;

    /**
     * Starts a file.
     *
     * @param file in an existing folder
     * @param population name of the population
     * @param neurons indices of the neurons, in the order of the samples. Not modified.
     */
    public PotentialCsvWriter(Path file, String population, int... neurons) throws IOException {
        text.append("timeMs");
        for (int neuron : neurons) {
            text.append(',').append(CsvFields.quoted(population + "[" + neuron + "]"));
        }
        text.append('\n');
        staged = StagedFile.growing(file);
        out = staged.open();
        drain();
        out.flush();
    }

    @Override
    public void sample(double timeMs, double[] potentials) {
        text.append(timeMs);
        for (double potential : potentials) {
            text.append(',').append(potential);
        }
        text.append('\n');
        if (text.length() >= CHUNK) {
            try {
                drain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The run came to its end: gives the file its name. */
    public void finish() throws IOException {
        end();
        staged.commit();
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            end();
        }
        staged.close();
    }

    private void end() throws IOException {
        ended = true;
        try (out) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
