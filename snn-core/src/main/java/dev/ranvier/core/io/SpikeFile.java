package dev.ranvier.core.io;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.spike.SpikeRecording;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Files of spikes, as text or as numpy arrays; the ending of the name decides. Times are exact in both: what is read
 * back has the same bits.
 *
 * <p>{@code .csv}: a first line {@code # ranvier-spikes-1}, a line {@code # population NAME,SIZE} for each population,
 * the columns {@code population,neuron,timeMs}, then a line for each spike in the order of time, and a last line {@code
 * # end UNTIL}, or {@code # partial UNTIL} if the run broke off. While it is written it is named {@code
 * NAME.partial.csv} and holds all but the last few thousand spikes, so even a killed program leaves something; a file
 * without the last line is read as partial. pandas reads it with {@code comment="#"}.
 *
 * <p>{@code .npz}: for each population {@code NAME.neurons} (int32), {@code NAME.timesMs} (float64) and {@code
 * NAME.size} (int32), and once {@code untilMs} and {@code partial} (0 or 1). It is put together when the run ends or
 * breaks off; a killed program leaves nothing.
 */
public final class SpikeFile {

    private static final String CSV = ".csv";
    private static final String NPZ = ".npz";

    private SpikeFile() {}

    /**
     * Starts a file for the spikes of a network.
     *
     * @param file named {@code NAME.csv} or {@code NAME.npz}, in an existing folder
     * @throws IllegalArgumentException if the name ends otherwise, or (CSV) a population's name has a line break
     */
    public static SpikeWriter create(Path file, Network network) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(CSV)) {
            return new SpikeCsvWriter(file, network);
        }
        if (name.endsWith(NPZ)) {
            return new SpikeNpzWriter(file, network);
        }
        throw wrongName(file);
    }

    /**
     * Reads a file of spikes as a whole.
     *
     * @throws FormatException if it is no such file or damaged
     * @throws IllegalArgumentException if its name does not end in .csv or .npz
     * @throws IOException if it cannot be read
     */
    public static SpikeRecording read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(CSV)) {
            return SpikeCsvReader.read(file);
        }
        if (name.endsWith(NPZ)) {
            return SpikeNpzReader.read(file);
        }
        throw wrongName(file);
    }

    private static IllegalArgumentException wrongName(Path file) {
        return new IllegalArgumentException("a file of spikes is named NAME.csv or NAME.npz, got " + file);
    }
}
