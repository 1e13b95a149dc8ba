package dev.ranvier.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A growing array of one axis of which only the end is in memory; the rest is in a file without a lasting name, which
 * begins when the memory is full and is gone when the column is closed.
 */
final class SpilledColumn implements NpySource, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 15;

    private final NpyType type;
    private final Path beside;
    private final ByteBuffer end = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private FileChannel file; // null while all is in memory
    private int size;

    /**
     * An empty column.
     *
     * @param type int32 or float64
     * @param beside the file that it will be part of; the spilled part goes to the same folder
     */
    SpilledColumn(NpyType type, Path beside) {
        this.type = type;
        this.beside = beside;
    }

    void add(int value) throws IOException {
        makeRoom();
        end.putInt(value);
    }

    void add(double value) throws IOException {
        makeRoom();
        end.putDouble(value);
    }

    @Override
    public NpyType type() {
        return type;
    }

    @Override
    public int[] shape() {
        return new int[] {size};
    }

    @Override
    public void writeElements(OutputStream out) throws IOException {
        if (file != null) {
            @SuppressWarnings("PMD.CloseResource") // a view of the caller's stream
            WritableByteChannel target = Channels.newChannel(out);
            long at = 0;
            while (at < file.size()) {
                at += file.transferTo(at, BUFFER_BYTES, target);
            }
        }
        out.write(end.array(), 0, end.position());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void makeRoom() throws IOException {
        if (size == NpyHeader.MAX_COUNT) {
            throw new IOException("an array of " + size + " spikes is full; write the spikes of so long a run as CSV");
        }
        if (end.remaining() < type.bytes()) {
            if (file == null) {
                Path spilled = beside.resolveSibling("." + beside.getFileName() + "." + UUID.randomUUID() + ".part");
                file = FileChannel.open(
                        spilled,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            end.flip();
            while (end.hasRemaining()) {
                file.write(end);
            }
            end.clear();
        }
        size++;
    }
}
