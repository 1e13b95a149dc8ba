package dev.ranvier.core.io;

import java.util.Locale;

/** Element types of {@link NpyArray}, always little-endian in files. */
public enum NpyType {
    /** IEEE single precision, {@code float}. */
    FLOAT32("<f4", 4),
    /** IEEE double precision, {@code double}. */
    FLOAT64("<f8", 8),
    /** Signed 32-bit integer, {@code int}. */
    INT32("<i4", 4),
    /** Signed 64-bit integer, {@code long}. */
    INT64("<i8", 8),
    /** Unsigned 8-bit integer, kept in a {@code byte} with the same bits. */
    UINT8("|u1", 1);

    private final String descriptor;
    private final int bytes;

    NpyType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /** What stands in the array's header, e.g. {@code <f4}. */
    String descriptor() {
        return descriptor;
    }

    /** Bytes of one element. */
    int bytes() {
        return bytes;
    }

    /** The type's name in numpy. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
