package dev.ranvier.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Elements of an array to and from little-endian bytes, through a small buffer. */
final class NpyElements {

    private static final int BUFFER_BYTES = 1 << 16;

    private NpyElements() {}

    /** Moves some elements between an array and the buffer; {@code at} is the array's index, {@code count} their number. */
    private interface Mover {
        void move(ByteBuffer buffer, int at, int count);
    }

    static void write(NpyArray array, OutputStream out) throws IOException {
        switch (array.type()) {
            case FLOAT32 ->
                drain(
                        out,
                        4,
                        array.floats().length,
                        (b, at, n) -> b.asFloatBuffer().put(array.floats(), at, n));
            case FLOAT64 ->
                drain(
                        out,
                        8,
                        array.doubles().length,
                        (b, at, n) -> b.asDoubleBuffer().put(array.doubles(), at, n));
            case INT32 ->
                drain(out, 4, array.ints().length, (b, at, n) -> b.asIntBuffer().put(array.ints(), at, n));
            case INT64 ->
                drain(
                        out,
                        8,
                        array.longs().length,
                        (b, at, n) -> b.asLongBuffer().put(array.longs(), at, n));
            case UINT8 -> out.write(array.bytes());
        }
    }

    static NpyArray read(NpyHeader header, InputStream in) throws IOException {
        int count = header.count();
        Object values;
        switch (header.type()) {
            case FLOAT32 -> {
                float[] floats = new float[count];
                fill(in, 4, count, (b, at, n) -> b.asFloatBuffer().get(floats, at, n));
                values = floats;
            }
            case FLOAT64 -> {
                double[] doubles = new double[count];
                fill(in, 8, count, (b, at, n) -> b.asDoubleBuffer().get(doubles, at, n));
                values = doubles;
            }
            case INT32 -> {
                int[] ints = new int[count];
                fill(in, 4, count, (b, at, n) -> b.asIntBuffer().get(ints, at, n));
                values = ints;
            }
            case INT64 -> {
                long[] longs = new long[count];
                fill(in, 8, count, (b, at, n) -> b.asLongBuffer().get(longs, at, n));
                values = longs;
            }
            case UINT8 -> {
                byte[] bytes = new byte[count];
                fill(in, 1, count, (b, at, n) -> b.get(bytes, at, n));
                values = bytes;
            }
            default -> throw new IllegalStateException("no elements of type " + header.type());
        }
        return new NpyArray(header.type(), header.shape(), count, values);
    }

    private static void drain(OutputStream out, int bytes, int count, Mover mover) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int most = BUFFER_BYTES / bytes;
        for (int at = 0; at < count; at += most) {
            int part = Math.min(most, count - at);
            mover.move(buffer, at, part);
            out.write(buffer.array(), 0, part * bytes);
        }
    }

    private static void fill(InputStream in, int bytes, int count, Mover mover) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int most = BUFFER_BYTES / bytes;
        for (int at = 0; at < count; at += most) {
            int part = Math.min(most, count - at);
            if (in.readNBytes(buffer.array(), 0, part * bytes) < part * bytes) {
                throw new EOFException("the elements end early");
            }
            mover.move(buffer.clear(), at, part);
        }
    }
}
