package dev.ranvier.core.io;

import dev.ranvier.core.spike.SpikeRecorder;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writes the spikes of a run to a file while it goes on, in constant memory. The file has its name only when it is
 * {@linkplain #finish finished}. A run that breaks off leaves what was recorded as {@code NAME.partial.csv} or {@code
 * NAME.partial.npz}, and the file itself says so, too. Close it in any case.
 *
 * <p>A failure to write comes out of {@link #spike} as an {@link java.io.UncheckedIOException}.
 */
public sealed interface SpikeWriter extends SpikeRecorder, Closeable permits SpikeCsvWriter, SpikeNpzWriter {

    /**
     * The run came to its end.
     *
     * @param untilMs up to which time spikes were recorded
     */
    void finish(double untilMs) throws IOException;

    /**
     * The run broke off.
     *
     * @param untilMs up to which time spikes were recorded
     */
    void breakOff(double untilMs) throws IOException;

    /** Releases what is held; without {@link #finish} the run counts as broken off at its last spike. */
    @Override
    void close() throws IOException;
}
