package dev.ranvier.core.io;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spikes as numpy arrays; see {@link SpikeFile} for the form. While the run goes on they are in two unnamed files a
 * population; the archive is put together at the end, because numpy wants lengths and checksums in front.
 */
final class SpikeNpzWriter implements SpikeWriter {

    static final String NEURONS = ".neurons";
    static final String TIMES = ".timesMs";
    static final String SIZE = ".size";
    static final String UNTIL = "untilMs";
    static final String PARTIAL = "partial";

    private final Path file;
    private final List<Population> populations;
    private final SpilledColumn[] neurons; // [population]
    private final SpilledColumn[] times; // [population]
    private double lastMs;
    private boolean ended;

    SpikeNpzWriter(Path file, Network network) {
        this.file = file;
        populations = network.populations();
        neurons = new SpilledColumn[populations.size()];
        times = new SpilledColumn[populations.size()];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = new SpilledColumn(NpyType.INT32, file);
            times[i] = new SpilledColumn(NpyType.FLOAT64, file);
        }
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        try {
            neurons[population].add(neuron);
            times[population].add(timeMs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lastMs = timeMs;
    }

    @Override
    public void finish(double untilMs) throws IOException {
        write(file, untilMs, false);
    }

    @Override
    public void breakOff(double untilMs) throws IOException {
        write(StagedFile.partialName(file), untilMs, true);
    }

    @Override
    public void close() throws IOException {
        try {
            if (!ended) {
                breakOff(lastMs);
            }
        } finally {
            for (int i = 0; i < neurons.length; i++) {
                neurons[i].close();
                times[i].close();
            }
        }
    }

    private void write(Path target, double untilMs, boolean partial) throws IOException {
        ended = true;
        Map<String, NpySource> arrays = new LinkedHashMap<>();
        arrays.put(UNTIL, NpyArray.of(new double[] {untilMs}));
        arrays.put(PARTIAL, NpyArray.of(new byte[] {(byte) (partial ? 1 : 0)}));
        for (int i = 0; i < neurons.length; i++) {
            String name = populations.get(i).name();
            arrays.put(name + SIZE, NpyArray.of(new int[] {populations.get(i).size()}));
            arrays.put(name + NEURONS, neurons[i]);
            arrays.put(name + TIMES, times[i]);
        }
        try (StagedFile staged = new StagedFile(target)) {
            NpzFile.write(staged, arrays);
            staged.commit();
        }
    }
}
