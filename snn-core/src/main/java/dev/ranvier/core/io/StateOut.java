package dev.ranvier.core.io;

import dev.ranvier.core.state.StateTransfer;
import java.io.DataOutputStream;
import java.io.IOException;

/** State on its way into a file; before the elements of an array stands their number. */
final class StateOut implements StateTransfer {

    private final DataOutputStream out;

    StateOut(DataOutputStream out) {
        this.out = out;
    }

    @Override
    public boolean restores() {
        return false;
    }

    @Override
    public int whole(int value) throws IOException {
        out.writeInt(value);
        return value;
    }

    @Override
    public long whole(long value) throws IOException {
        out.writeLong(value);
        return value;
    }

    @Override
    public double number(double value) throws IOException {
        out.writeDouble(value);
        return value;
    }

    @Override
    public void all(boolean[] array) throws IOException {
        out.writeInt(array.length);
        for (boolean element : array) {
            out.writeBoolean(element);
        }
    }

    @Override
    public void all(int[] array) throws IOException {
        out.writeInt(array.length);
        for (int element : array) {
            out.writeInt(element);
        }
    }

    @Override
    public void all(long[] array) throws IOException {
        out.writeInt(array.length);
        for (long element : array) {
            out.writeLong(element);
        }
    }

    @Override
    public void all(float[] array) throws IOException {
        out.writeInt(array.length);
        for (float element : array) {
            out.writeFloat(element);
        }
    }

    @Override
    public void all(double[] array) throws IOException {
        out.writeInt(array.length);
        for (double element : array) {
            out.writeDouble(element);
        }
    }
}
