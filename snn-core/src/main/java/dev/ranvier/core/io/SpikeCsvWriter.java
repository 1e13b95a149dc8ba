package dev.ranvier.core.io;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Spikes as text; see {@link SpikeFile} for the form. */
final class SpikeCsvWriter implements SpikeWriter {

    static final String FIRST_LINE = "# ranvier-spikes-1";
    static final String POPULATION = "# population ";
    static final String COLUMNS = "population,neuron,timeMs";
    static final String END = "# end ";
    static final String PARTIAL = "# partial ";

    private static final int CHUNK = 1 << 14; // characters

    private final StagedFile staged;
    private final OutputStream out;
    private final String[] beginnings; // [population], its name and the comma
    private final StringBuilder text = new StringBuilder(2 * CHUNK);
    private double lastMs;
    private boolean ended;

    SpikeCsvWriter(Path file, Network network) throws IOException {
        List<Population> populations = network.populations();
        beginnings = new String[populations.size()];
        text.append(FIRST_LINE).append('\n');
        for (int i = 0; i < beginnings.length; i++) {
            Population population = populations.get(i);
            beginnings[i] = CsvFields.quoted(population.name()) + ",";
            text.append(POPULATION)
                    .append(beginnings[i])
                    .append(population.size())
                    .append('\n');
        }
        text.append(COLUMNS).append('\n');
        staged = StagedFile.growing(file);
        out = staged.open();
        drain(); // what is in the file names the populations even if nothing follows
        out.flush();
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        text.append(beginnings[population])
                .append(neuron)
                .append(',')
                .append(timeMs)
                .append('\n');
        lastMs = timeMs;
        if (text.length() >= CHUNK) {
            try {
                drain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void finish(double untilMs) throws IOException {
        end(END, untilMs);
        staged.commit();
    }

    @Override
    public void breakOff(double untilMs) throws IOException {
        end(PARTIAL, untilMs);
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            breakOff(lastMs);
        }
        staged.close();
    }

    private void end(String how, double untilMs) throws IOException {
        ended = true;
        try (out) {
            text.append(how).append(untilMs).append('\n');
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
