package dev.ranvier.core.io;

import dev.ranvier.core.engine.Engine;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The state of a run in a file, so that it goes on later, in another process, to the same bits. The file holds the state,
 * not the network: it names the network by a {@linkplain NetworkHash hash} and the engine by its settings, and is refused
 * by any other.
 *
 * <p>Layout, big-endian: the text {@value #FORMAT}, the hash, the settings and the time in ms, the state in the order in
 * which the engine names it, and the CRC-32 of all that.
 */
public final class CheckpointFile {

    /** First word of a file. */
    public static final String FORMAT = "ranvier-checkpoint-1";

    private static final int CHECK_BYTES = 8;

    private CheckpointFile() {}

    /**
     * Writes the state of an engine between two runs. A file that is there is replaced when the new one is whole.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Engine engine, Path file) throws IOException {
        try (StagedFile staged = new StagedFile(file)) {
            try (OutputStream stream = staged.open();
                    CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
                    DataOutputStream out = new DataOutputStream(checked)) {
                out.writeUTF(FORMAT);
                out.writeUTF(NetworkHash.of(engine.network().network()));
                out.writeUTF(engine.settings());
                out.writeDouble(engine.timeMs());
                engine.transfer(new StateOut(out));
                out.flush();
                out.writeLong(checked.getChecksum().getValue());
            }
            staged.commit();
        }
    }

    /**
     * The simulated time at which a checkpoint was made, ms.
     *
     * @throws FormatException if it is no checkpoint or damaged
     * @throws IOException if it cannot be read
     */
    public static double timeMs(Path file) throws IOException {
        check(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readUTF();
            in.readUTF();
            in.readUTF();
            return in.readDouble();
        }
    }

    /**
     * Puts an engine into the state of a file; what it did before is forgotten. The file is read through and checked before
     * the engine is touched.
     *
     * @throws FormatException if it is no checkpoint, damaged, or of another network or other settings
     * @throws IOException if it cannot be read
     */
    public static void restore(Engine engine, Path file) throws IOException {
        check(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readUTF();
            String hash = in.readUTF();
            String settings = in.readUTF();
            double timeMs = in.readDouble();
            if (!hash.equals(NetworkHash.of(engine.network().network()))) {
                throw new FormatException(
                        file.toString(),
                        "network",
                        "the checkpoint is of another network than "
                                + engine.network().network().name() + "; was the network changed since?");
            }
            if (!settings.equals(engine.settings())) {
                throw new FormatException(
                        file.toString(),
                        "settings",
                        "the checkpoint was made by '" + settings + "', this is '" + engine.settings() + "'");
            }
            engine.reset();
            engine.transfer(new StateIn(in, file.toString()));
            if (engine.timeMs() != timeMs || in.available() != CHECK_BYTES) {
                throw new FormatException(
                        file.toString(), "state", "has another layout than this version of the engine writes");
            }
        }
    }

    private static void check(Path file) throws IOException {
        long length = Files.size(file) - CHECK_BYTES;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (length < 2 + FORMAT.length() || !in.readUTF().equals(FORMAT)) {
                throw new FormatException(file.toString(), "start", "this is no file of the format " + FORMAT);
            }
            in.skipNBytes(length - 2 - FORMAT.length());
            long sum = checked.getChecksum().getValue();
            if (in.readLong() != sum) {
                throw new FormatException(file.toString(), "end", "the checksum is wrong; the file is damaged");
            }
        } catch (EOFException | UTFDataFormatException e) {
            FormatException wrong =
                    new FormatException(file.toString(), "start", "this is no file of the format " + FORMAT);
            wrong.initCause(e);
            throw wrong;
        }
    }
}
