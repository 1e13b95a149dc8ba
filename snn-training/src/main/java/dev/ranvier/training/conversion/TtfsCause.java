package dev.ranvier.training.conversion;

/** Why a time-to-first-spike network gave another class than the network it was converted from. */
public sealed interface TtfsCause {

    /** A short name of the kind, as results show it. */
    String name();

    /**
     * A value above its window was clipped, and exact arithmetic with that clipping gives the spiking network's class. Named is
     * the first layer in which it happened and its unit that exceeded the window most.
     *
     * @param layer name of the layer
     * @param unit index of the unit
     * @param value its value before the activation
     * @param high largest value that the layer's window can express
     */
    record Clipping(String layer, int unit, double value, double high) implements TtfsCause {

        @Override
        public String name() {
            return "clipping";
        }
    }

    /**
     * The two classes are closer together than single precision can tell apart, and exact arithmetic gives the spiking
     * network's class.
     *
     * @param gap how far the two logits are apart in exact arithmetic
     * @param bound how far the single-precision sum may be from it
     */
    record FloatTie(double gap, double bound) implements TtfsCause {

        @Override
        public String name() {
            return "floatTie";
        }
    }

    /**
     * Neither: a mistake in one of the two networks or in what ran them.
     *
     * @param gap by how much the exact logit of the trained network's class exceeds that of the spiking network's
     * @param bound how far the single-precision difference may be from it
     */
    record Unexplained(double gap, double bound) implements TtfsCause {

        @Override
        public String name() {
            return "unexplained";
        }
    }
}
