package dev.ranvier.training.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Builds small IDX files for tests. */
final class IdxBytes {

    private IdxBytes() {}

    /** An image file with a free header; the pixels are 0, 1, 2, ... */
    static byte[] images(int magic, int count, int rows, int columns, int pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + pixels);
        bytes.putInt(magic).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < pixels; i++) {
            bytes.put((byte) i);
        }
        return bytes.array();
    }

    /** A label file with a free header. */
    static byte[] labels(int magic, int count, int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(magic).putInt(count);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    static byte[] join(byte[] first, byte... second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
