package dev.ranvier.core.model;

/**
 * How a layer's weights are stored on the machine that runs them. The values in the layer are always floats; the format
 * says how many bits each of them needs and how many weights share one stored value. Whether zeros are stored is the machine's
 * business: they are there to be counted.
 *
 * @param name short name shown to the user, e.g. {@code float32}
 * @param bits bits for one stored weight, 1 to 64
 * @param sharing weights that share one stored value, at least 1; more in block-circulant layers
 */
public record WeightFormat(String name, int bits, int sharing) {

    /** IEEE single precision, as trained. */
    public static final WeightFormat FLOAT32 = new WeightFormat("float32", 32);

    /** The values -1, 0 and +1, as two bits. A crossbar whose axon types carry the sign needs one bit only. */
    public static final WeightFormat TERNARY = new WeightFormat("ternary", 2);

    /** Two values of opposite sign, as one bit. */
    public static final WeightFormat BINARY = new WeightFormat("binary", 1);

    /** Every weight stored for itself. */
    public WeightFormat(String name, int bits) {
        this(name, bits, 1);
    }

    /** Whole numbers of so many bits, sign included, times one scale a layer. */
    public static WeightFormat integers(int bits) {
        return new WeightFormat("int" + bits, bits);
    }

    /** Single-precision weights in square blocks, each row of which is the one above turned by one place. */
    public static WeightFormat circulant(int blockSize) {
        return new WeightFormat("circulant" + blockSize, 32, blockSize);
    }

    /** @throws IllegalArgumentException if the name is blank or the bits are outside 1..64, or the sharing is below 1 */
    public WeightFormat {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a weight format needs a name");
        }
        if (bits < 1 || bits > 64) {
            throw new IllegalArgumentException("weight bits must be 1..64, got " + bits + " for " + name);
        }
        if (sharing < 1) {
            throw new IllegalArgumentException("at least 1 weight belongs to a stored value, got " + sharing);
        }
    }
}
