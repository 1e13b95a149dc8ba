package dev.ranvier.core.io;

import java.io.IOException;
import java.io.OutputStream;

/** Something that can be written as an array, in memory or not. */
sealed interface NpySource permits NpyArray, SpilledColumn {

    /** Type of the elements. */
    NpyType type();

    /** Lengths of the axes; empty for a single value. */
    int[] shape();

    /** Writes the elements, little-endian, in C order; can be called several times. */
    void writeElements(OutputStream out) throws IOException;
}
