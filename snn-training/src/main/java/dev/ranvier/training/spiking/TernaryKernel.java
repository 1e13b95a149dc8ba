package dev.ranvier.training.spiking;

/**
 * The synapses of neurons that see the same inputs: each neuron has one weight, +1 or -1, for each axon type; where its crossbar
 * bit is set, an input has the weight of its axon's type, else none. Arrays are taken over and must not be modified afterwards.
 *
 * @param signs {@code [neuron][type]}, +1 or -1
 * @param bits {@code [neuron][input]}, whether the crossbar bit is set
 * @param bias {@code [neuron]}, whole numbers; the chip's leak
 */
record TernaryKernel(byte[] signs, boolean[] bits, short[] bias) {

    int neurons() {
        return bias.length;
    }

    /** The weight of an input of the given axon type. */
    float weight(int neuron, int input, int type) {
        int inputs = bits.length / bias.length;
        int types = signs.length / bias.length;
        return bits[neuron * inputs + input] ? signs[neuron * types + type] : 0;
    }
}
