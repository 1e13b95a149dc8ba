package dev.ranvier.core.network;

/**
 * The neuron of a TrueNorth-like core, whole, after Cassidy et al. 2013 (IJCNN, doi:10.1109/IJCNN.2013.6707077).
 * Everything is an integer; time goes in ticks. F(s, rho) is 1 if |s| &gt;= rho and else 0, for rho drawn uniformly from
 * 0..255; sgn(0) = 0. In each tick, for every neuron:
 *
 * <ol>
 *   <li>integrate: for each spike of weight s that arrives in this tick {@code V += s}, or with stochastic synapses
 *       {@code V += sgn(s) F(s, rho)};
 *   <li>leak: {@code V += Omega leak}, or with a stochastic leak {@code V += Omega sgn(leak) F(leak, rho)}; Omega = 1, or
 *       with leak reversal sgn(V);
 *   <li>with eta a random number masked to {@link IntegerNoise#thresholdBits()} bits (0 without a mask):
 *       if {@code V >= threshold + eta}: a spike, then V = reset ({@link Reset#TO_VALUE}), V - (threshold + eta)
 *       ({@link Reset#BY_SUBTRACTION}) or V ({@link Reset#NONE});
 *   <li>else if saturating and {@code V < -negativeThreshold}: V = -negativeThreshold; if not saturating and
 *       {@code V < -(negativeThreshold + eta)}: V = -reset, V + (negativeThreshold + eta) or V by the same reset mode. No
 *       spike.
 * </ol>
 *
 * <p>A neuron can fire with no input at all (threshold 0, or a positive leak), so it takes part in every tick. The
 * potential is a signed {@link #POTENTIAL_BITS}-bit number. Where published accounts differ, {@link IntegerOptions}
 * names the choice; random numbers are a function of seed, tick, neuron and use ({@link DrawGenerator}).
 *
 * @param leak {@code [neuron]} or shared, lambda, -255..255, added in every tick
 * @param leakReversal true if the leak follows the sign of V (epsilon): a negative one decays V to 0
 * @param threshold positive threshold (alpha), 0..2^18-1
 * @param negativeThreshold magnitude of the negative threshold (beta), 0..2^18-1
 * @param reset what a spike does to V (gamma)
 * @param resetPotential V after a spike with {@link Reset#TO_VALUE} (R)
 * @param saturating true if V stays at {@code -negativeThreshold} instead of being reset there (kappa = 1)
 * @param initialPotential V before the first tick
 * @param noise what is random
 * @param options what accounts disagree about
 */
public record IntegerNeuron(
        Values leak,
        boolean leakReversal,
        Values threshold,
        Values negativeThreshold,
        Reset reset,
        Values resetPotential,
        boolean saturating,
        Values initialPotential,
        IntegerNoise noise,
        IntegerOptions options)
        implements NeuronModel {

    /** Width of the potential on the chip (Merolla et al. 2014, Science 345:668, supplement S3). */
    public static final int POTENTIAL_BITS = 20;

    /** Largest potential; the smallest is -{@code MAX_POTENTIAL}-1. */
    public static final int MAX_POTENTIAL = (1 << (POTENTIAL_BITS - 1)) - 1;

    /** Largest threshold of either sign; the 18-bit width is recalled from Cassidy 2013, not re-read. */
    public static final int MAX_THRESHOLD = (1 << 18) - 1;

    /** Largest magnitude of the leak; the 9-bit width is recalled from Cassidy 2013, not re-read. */
    public static final int MAX_LEAK = 255;

    /** What a spike does to the potential (gamma 0, 1, 2). */
    public enum Reset {
        /** V = R. */
        TO_VALUE,
        /** V = V - threshold. */
        BY_SUBTRACTION,
        /** V is left alone. */
        NONE
    }

    /** @throws IllegalArgumentException if a value is not an integer or outside the chip's range */
    public IntegerNeuron {
        integers("leak", leak, -MAX_LEAK, MAX_LEAK);
        integers("threshold", threshold, 0, MAX_THRESHOLD);
        integers("negativeThreshold", negativeThreshold, 0, MAX_THRESHOLD);
        integers("resetPotential", resetPotential, -MAX_POTENTIAL - 1, MAX_POTENTIAL);
        integers("initialPotential", initialPotential, -MAX_POTENTIAL - 1, MAX_POTENTIAL);
        if (options.resetValues() != IntegerOptions.ResetValues.ANY) {
            resetPotential.requireAll(
                    "resetPotential",
                    value -> options.representable((int) value),
                    "+-(2^k - 1), k = 0..18; or allow any with the option " + IntegerOptions.ResetValues.ANY);
        }
    }

    /** A neuron without noise and with {@link IntegerOptions#DEFAULT}. */
    public IntegerNeuron(
            Values leak,
            boolean leakReversal,
            Values threshold,
            Values negativeThreshold,
            Reset reset,
            Values resetPotential,
            boolean saturating,
            Values initialPotential) {
        this(
                leak,
                leakReversal,
                threshold,
                negativeThreshold,
                reset,
                resetPotential,
                saturating,
                initialPotential,
                IntegerNoise.NONE,
                IntegerOptions.DEFAULT);
    }

    /**
     * A neuron without memory: it fires in a tick in which the sum of its input is at least the threshold, and every tick
     * starts from 0. Threshold 0 with the leak as bias resets V after each tick whichever way the test goes.
     *
     * @param firingSum {@code [neuron]}, smallest sum of weights that fires, integers -255..255
     */
    public static IntegerNeuron memoryless(double[] firingSum) {
        double[] leak = new double[firingSum.length];
        for (int i = 0; i < leak.length; i++) {
            leak[i] = 0 - firingSum[i]; // not unary minus: -0.0 is no integer of the chip's
        }
        Values zero = Values.uniform(0);
        return new IntegerNeuron(Values.of(leak), false, zero, zero, Reset.TO_VALUE, zero, false, zero);
    }

    /** The same neuron with other random parts. */
    public IntegerNeuron withNoise(IntegerNoise other) {
        return new IntegerNeuron(
                leak,
                leakReversal,
                threshold,
                negativeThreshold,
                reset,
                resetPotential,
                saturating,
                initialPotential,
                other,
                options);
    }

    /** The same neuron with other options. */
    public IntegerNeuron withOptions(IntegerOptions other) {
        return new IntegerNeuron(
                leak,
                leakReversal,
                threshold,
                negativeThreshold,
                reset,
                resetPotential,
                saturating,
                initialPotential,
                noise,
                other);
    }

    @Override
    public void validateFor(int size) {
        leak.requireSize("leak", size);
        threshold.requireSize("threshold", size);
        negativeThreshold.requireSize("negativeThreshold", size);
        resetPotential.requireSize("resetPotential", size);
        initialPotential.requireSize("initialPotential", size);
    }

    private static void integers(String what, Values values, int min, int max) {
        if (values.min() < min || values.max() > max) {
            throw new IllegalArgumentException(
                    what + " must be " + min + ".." + max + ", got " + values.min() + ".." + values.max());
        }
        values.requireIntegers(what);
    }
}
