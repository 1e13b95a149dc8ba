package dev.ranvier.core.network;

/**
 * The neuron of a TrueNorth-like core, deterministic part, after Cassidy et al. 2013 (IJCNN,
 * doi:10.1109/IJCNN.2013.6707077). Everything is an integer; time goes in ticks. In each tick, for every neuron:
 *
 * <ol>
 *   <li>integrate: {@code V += sum of the weights of the spikes that arrive in this tick};
 *   <li>leak: {@code V += leak}, or with leak reversal {@code V += sgn(V) * leak} where sgn(0) = 0;
 *   <li>if {@code V >= threshold}: a spike, then V = reset ({@link Reset#TO_VALUE}), V - threshold
 *       ({@link Reset#BY_SUBTRACTION}) or V ({@link Reset#NONE});
 *   <li>else if {@code V < -negativeThreshold} (strictly): no spike; V = -reset, V + negativeThreshold or V by the same
 *       reset mode, or V = -negativeThreshold if it saturates.
 * </ol>
 *
 * <p>A neuron can fire with no input at all (threshold 0, or a positive leak), so it takes part in every tick. Stochastic
 * modes are not part of this description. The potential is a signed {@link #POTENTIAL_BITS}-bit number; where a sum would
 * leave that range the machines clamp it (published accounts differ; see {@link #MAX_POTENTIAL}).
 *
 * @param leak {@code [neuron]} or shared, -255..255, added in every tick
 * @param leakReversal true if the leak follows the sign of V
 * @param threshold positive threshold (alpha), 0..2^18-1
 * @param negativeThreshold magnitude of the negative threshold (beta), 0..2^18-1
 * @param reset what a spike does to V (gamma)
 * @param resetPotential V after a spike with {@link Reset#TO_VALUE} (R)
 * @param saturating true if V stays at {@code -negativeThreshold} instead of being reset there (kappa = 1)
 * @param initialPotential V before the first tick
 */
public record IntegerNeuron(
        Values leak,
        boolean leakReversal,
        Values threshold,
        Values negativeThreshold,
        Reset reset,
        Values resetPotential,
        boolean saturating,
        Values initialPotential)
        implements NeuronModel {

    /** Width of the potential on the chip (Merolla et al. 2014, Science 345:668, supplement S3). */
    public static final int POTENTIAL_BITS = 20;

    /** Largest potential; sums are clamped to -{@code MAX_POTENTIAL}-1 .. {@code MAX_POTENTIAL}. */
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
