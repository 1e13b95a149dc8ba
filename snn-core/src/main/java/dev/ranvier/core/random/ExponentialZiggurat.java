package dev.ranvier.core.random;

/**
 * Exponential numbers of mean 1 as a function of 64 bits, by the ziggurat of 256 layers (Marsaglia and Tsang 2000,
 * 10.18637/jss.v005.i08). In 1.1 % of cases the bits do not decide; what more is needed comes from a SplitMix64
 * sequence that these bits start. The tail is the whole distribution again, shifted.
 */
final class ExponentialZiggurat {

    private static final int LAYERS = 256;
    /** Where the tail begins; with 256 layers (Marsaglia and Tsang 2000). */
    private static final double TAIL = 7.69711747013104972;
    /** Area of each layer: a rectangle up to the tail and the tail. */
    static final double AREA = (TAIL + 1) * Math.exp(-TAIL);

    static final double[] EDGE = new double[LAYERS + 1]; // [layer], right edge, falling, the last is 0
    private static final double[] HEIGHT = new double[LAYERS + 1]; // [layer], density at the edge

    static {
        EDGE[0] = AREA / Math.exp(-TAIL);
        EDGE[1] = TAIL;
        for (int layer = 2; layer < LAYERS; layer++) {
            EDGE[layer] = -Math.log(AREA / EDGE[layer - 1] + Math.exp(-EDGE[layer - 1]));
        }
        for (int layer = 0; layer <= LAYERS; layer++) {
            HEIGHT[layer] = Math.exp(-EDGE[layer]);
        }
    }

    private ExponentialZiggurat() {}

    static double draw(long bits) {
        int layer = (int) bits & (LAYERS - 1);
        double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
        return x < EDGE[layer + 1] ? x : undecided(bits, layer, x);
    }

    private static double undecided(long bits, int firstLayer, double firstX) {
        long state = bits;
        double base = 0;
        int layer = firstLayer;
        double x = firstX;
        while (x >= EDGE[layer + 1]) {
            if (layer == 0) {
                base += TAIL;
            } else {
                state += CounterRandom.GOLDEN;
                double height = CounterRandom.toUniform(CounterRandom.mix(state));
                if (HEIGHT[layer] + height * (HEIGHT[layer + 1] - HEIGHT[layer]) < Math.exp(-x)) {
                    return base + x;
                }
            }
            state += CounterRandom.GOLDEN;
            long next = CounterRandom.mix(state);
            layer = (int) next & (LAYERS - 1);
            x = (next >>> 11) * 0x1p-53 * EDGE[layer];
        }
        return base + x;
    }
}
