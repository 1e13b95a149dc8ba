package dev.ranvier.core.model;

/**
 * How a layer's weights are stored on the machine that runs them. The values in the layer are always floats; the format
 * says how many bits each of them needs and whether zeros are stored.
 *
 * @param name short name shown to the user, e.g. {@code float32}
 * @param bits bits for one stored weight, 1 to 64
 */
public record WeightFormat(String name, int bits) {

    /** IEEE single precision, as trained. */
    public static final WeightFormat FLOAT32 = new WeightFormat("float32", 32);

    /** The values -1, 0 and +1, as two bits. A crossbar whose axon types carry the sign needs one bit only. */
    public static final WeightFormat TERNARY = new WeightFormat("ternary", 2);

    /** @throws IllegalArgumentException if the name is blank or the bits are outside 1..64 */
    public WeightFormat {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a weight format needs a name");
        }
        if (bits < 1 || bits > 64) {
            throw new IllegalArgumentException("weight bits must be 1..64, got " + bits + " for " + name);
        }
    }
}
