package dev.ranvier.training.data;

import dev.ranvier.core.io.FormatException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bytes of one IDX file, counted and hashed as they are read. Whether the file is gzip is decided by its first two bytes,
 * not by its name, because browsers unpack downloads in silence; offsets then count in the decompressed content. As with the
 * gzip tool, bytes after the end of the gzip data are ignored.
 */
final class IdxStream implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final String file;
    private final InputStream in;
    private final MessageDigest digest;
    private final boolean compressed;
    private long offset; // bytes read so far of the (decompressed) content

    /**
     * @param file how messages name the file
     * @param raw the file's bytes, compressed or not; closed with this stream
     * @param digest is fed every byte that is read
     */
    IdxStream(String file, InputStream raw, MessageDigest digest) throws IOException {
        this.file = file;
        this.digest = digest;
        InputStream buffered = new BufferedInputStream(raw, CHUNK);
        buffered.mark(2);
        compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        if (compressed) {
            try {
                in = new GZIPInputStream(buffered, CHUNK);
            } catch (EOFException | ZipException e) {
                raw.close();
                throw damagedGzip(e);
            }
        } else {
            in = buffered;
        }
    }

    /** Big-endian unsigned 32-bit number. */
    long readUnsignedInt(String what) throws IOException {
        byte[] bytes = readBytes(4, what);
        return (bytes[0] & 0xffL) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    /** Exactly {@code count} bytes; never holds more than about twice what the file really has. */
    byte[] readBytes(int count, String what) throws IOException {
        byte[] bytes = new byte[Math.min(count, CHUNK)];
        int filled = 0;
        while (filled < count) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * filled));
            }
            int read = read(bytes, filled);
            if (read < 0) {
                throw broken(
                        offset,
                        "the file ends here, " + (count - filled) + " bytes before the end of " + what
                                + "; was the download or copy cut short?");
            }
            filled += read;
        }
        digest.update(bytes);
        return bytes;
    }

    /** Checks that nothing follows; for gzip this also checks the checksum. */
    void expectEnd() throws IOException {
        long end = offset;
        if (read(new byte[1], 0) >= 0) {
            throw broken(
                    end,
                    "the header promises the end of the file here, but more bytes follow; is the count in the"
                            + " header wrong, or are two files joined?");
        }
    }

    /** A mistake in the content at the given offset. */
    FormatException broken(long at, String problem) {
        return new FormatException(file, "byte " + at + (compressed ? " of the decompressed content" : ""), problem);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int read(byte[] into, int from) throws IOException {
        try {
            int read = in.read(into, from, into.length - from);
            offset += Math.max(0, read);
            return read;
        } catch (EOFException | ZipException e) {
            throw damagedGzip(e);
        }
    }

    private FormatException damagedGzip(IOException cause) {
        FormatException damaged =
                broken(offset, "the gzip data are damaged (" + cause.getMessage() + "); download the file again");
        damaged.initCause(cause);
        return damaged;
    }
}
