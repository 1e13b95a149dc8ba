package dev.ranvier.core.random;

/**
 * Normal numbers as a function of 64 bits, by the ziggurat of 256 layers of equal area (Marsaglia and Tsang 2000,
 * 10.18637/jss.v005.i08), with the layer and the place in it taken from different bits (Doornik 2005). In 1.2 % of
 * cases the bits do not decide; what more is needed comes from a SplitMix64 sequence that these bits start.
 */
final class NormalZiggurat {

    private static final int LAYERS = 256;
    /** Where the tail begins; with 256 layers (Marsaglia and Tsang 2000). */
    private static final double TAIL = 3.6541528853610088;
    /** Area of each layer: a rectangle up to the tail and the tail. */
    static final double AREA = 0.004928673233974655;

    static final double[] EDGE = new double[LAYERS + 1]; // [layer], right edge, falling, the last is 0
    private static final double[] HEIGHT = new double[LAYERS + 1]; // [layer], density without its factor at the edge

    static {
        EDGE[0] = AREA / density(TAIL);
        EDGE[1] = TAIL;
        for (int layer = 2; layer < LAYERS; layer++) {
            EDGE[layer] = Math.sqrt(-2 * Math.log(AREA / EDGE[layer - 1] + density(EDGE[layer - 1])));
        }
        for (int layer = 0; layer <= LAYERS; layer++) {
            HEIGHT[layer] = density(EDGE[layer]);
        }
    }

    private NormalZiggurat() {}

    static double draw(long bits) {
        int layer = (int) bits & (LAYERS - 1);
        double x = (bits >> 10) * 0x1p-53 * EDGE[layer]; // signed: -1 to 1
        return Math.abs(x) < EDGE[layer + 1] ? x : undecided(bits, layer, x);
    }

    private static double undecided(long bits, int firstLayer, double firstX) {
        long state = bits;
        int layer = firstLayer;
        double x = firstX;
        while (Math.abs(x) >= EDGE[layer + 1]) {
            if (layer == 0) {
                return tail(state, x < 0);
            }
            state += CounterRandom.GOLDEN;
            double height = CounterRandom.toUniform(CounterRandom.mix(state));
            if (HEIGHT[layer] + height * (HEIGHT[layer + 1] - HEIGHT[layer]) < density(x)) {
                return x;
            }
            state += CounterRandom.GOLDEN;
            long next = CounterRandom.mix(state);
            layer = (int) next & (LAYERS - 1);
            x = (next >> 10) * 0x1p-53 * EDGE[layer];
        }
        return x;
    }

    /** Beyond the tail's beginning, by Marsaglia's method of 1964. */
    private static double tail(long start, boolean negative) {
        long state = start;
        while (true) {
            state += CounterRandom.GOLDEN;
            double beyond = ExponentialZiggurat.draw(CounterRandom.mix(state)) / TAIL;
            state += CounterRandom.GOLDEN;
            if (2 * ExponentialZiggurat.draw(CounterRandom.mix(state)) > beyond * beyond) {
                return negative ? -TAIL - beyond : TAIL + beyond;
            }
        }
    }

    private static double density(double x) {
        return Math.exp(-0.5 * x * x);
    }
}
