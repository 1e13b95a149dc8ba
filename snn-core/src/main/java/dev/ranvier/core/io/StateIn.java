package dev.ranvier.core.io;

import dev.ranvier.core.state.StateTransfer;
import java.io.DataInputStream;
import java.io.IOException;

/** State on its way back from a file. */
final class StateIn implements StateTransfer {

    private final DataInputStream in;
    private final String file;

    StateIn(DataInputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    @Override
    public boolean restores() {
        return true;
    }

    @Override
    public int whole(int value) throws IOException {
        return in.readInt();
    }

    @Override
    public long whole(long value) throws IOException {
        return in.readLong();
    }

    @Override
    public double number(double value) throws IOException {
        return in.readDouble();
    }

    @Override
    public void all(boolean[] array) throws IOException {
        requireLength(array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readBoolean();
        }
    }

    @Override
    public void all(int[] array) throws IOException {
        requireLength(array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readInt();
        }
    }

    @Override
    public void all(long[] array) throws IOException {
        requireLength(array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readLong();
        }
    }

    @Override
    public void all(float[] array) throws IOException {
        requireLength(array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readFloat();
        }
    }

    @Override
    public void all(double[] array) throws IOException {
        requireLength(array.length);
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readDouble();
        }
    }

    private void requireLength(int expected) throws IOException {
        int length = in.readInt();
        if (length != expected) {
            throw new FormatException(
                    file, "state", "an array has " + length + " elements, this engine keeps " + expected);
        }
    }
}
