package dev.ranvier.hardware.chip;

import java.util.Arrays;

/**
 * The one-bit synapses of a core, axons by neurons. Kept by axon, because a spike reads one row: row {@code i} is
 * {@link #wordsPerRow()} long words, neuron {@code j} is bit {@code j mod 64} of word {@code j / 64}. Immutable.
 */
public final class Crossbar {

    private final int axons;
    private final int neurons;
    private final int wordsPerRow;
    private final long[] rows; // [axon][word], row-major

    private Crossbar(int axons, int neurons, long[] rows) {
        this.axons = axons;
        this.neurons = neurons;
        this.wordsPerRow = words(neurons);
        this.rows = rows;
    }

    /** Number of axons. */
    public int axons() {
        return axons;
    }

    /** Number of neurons. */
    public int neurons() {
        return neurons;
    }

    /** Number of long words that hold one axon's bits. */
    public int wordsPerRow() {
        return wordsPerRow;
    }

    /** True if a spike on the axon reaches the neuron. */
    public boolean connected(int axon, int neuron) {
        return (rows[axon * wordsPerRow + (neuron >> 6)] >>> neuron & 1) != 0;
    }

    /** Number of synapses of one axon. */
    public int synapses(int axon) {
        int synapses = 0;
        for (int word = 0; word < wordsPerRow; word++) {
            synapses += Long.bitCount(rows[axon * wordsPerRow + word]);
        }
        return synapses;
    }

    /** Number of synapses of the core. */
    public int synapses() {
        int synapses = 0;
        for (long word : rows) {
            synapses += Long.bitCount(word);
        }
        return synapses;
    }

    /** The axons that reach a neuron, as hexadecimal digits; the most significant bit of the first digit is axon 0. */
    String axonsOfNeuronHex(int neuron) {
        StringBuilder hex = new StringBuilder();
        for (int first = 0; first < axons; first += 4) {
            int digit = 0;
            for (int bit = 0; bit < 4; bit++) {
                if (first + bit < axons && connected(first + bit, neuron)) {
                    digit |= 8 >> bit;
                }
            }
            hex.append(Character.forDigit(digit, 16));
        }
        return hex.toString();
    }

    /** All bits, {@code [axon][word]}, not copied. Not to be modified. */
    long[] words() {
        return rows;
    }

    /** A builder of the same bits, to change some. */
    public Builder toBuilder() {
        return new Builder(axons, neurons, rows.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crossbar that
                && axons == that.axons
                && neurons == that.neurons
                && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        return axons + " x " + neurons + " crossbar with " + synapses() + " synapses";
    }

    private static int words(int neurons) {
        return (neurons + 63) >> 6;
    }

    /** Sets bits one by one; not thread-safe. */
    public static final class Builder {

        private final int axons;
        private final int neurons;
        private final long[] rows;

        /**
         * An empty crossbar.
         *
         * @throws IllegalArgumentException if a size is not positive
         */
        public Builder(int axons, int neurons) {
            this(requirePositive(axons), requirePositive(neurons), new long[axons * words(neurons)]);
        }

        private Builder(int axons, int neurons, long[] rows) {
            this.axons = axons;
            this.neurons = neurons;
            this.rows = rows;
        }

        /**
         * Sets or clears one synapse.
         *
         * @throws IllegalArgumentException if the axon or the neuron is out of range
         */
        public Builder set(int axon, int neuron, boolean connected) {
            if (axon < 0 || axon >= axons || neuron < 0 || neuron >= neurons) {
                throw new IllegalArgumentException("synapse (axon " + axon + ", neuron " + neuron
                        + ") is outside a crossbar of " + axons + " axons and " + neurons + " neurons");
            }
            int word = axon * words(neurons) + (neuron >> 6);
            long bit = 1L << neuron;
            rows[word] = connected ? rows[word] | bit : rows[word] & ~bit;
            return this;
        }

        /** The crossbar as it is now; the builder may be used on. */
        public Crossbar build() {
            return new Crossbar(axons, neurons, rows.clone());
        }

        private static int requirePositive(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("a crossbar needs at least 1 axon and 1 neuron, got " + size);
            }
            return size;
        }
    }
}
